"""The real application on a migrated SQLite database, and a browser in front of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.db import migrations
from app.db.session import Database
from app.main import create_app
from app.settings import Settings

MakeApp = Callable[..., FastAPI]


@pytest.fixture
def make_app(tmp_path: Path) -> MakeApp:
    """Makes the application on this test's own data folder, with more settings where needed."""

    def make_app(**settings: Any) -> FastAPI:
        chosen = Settings(data_dir=tmp_path / "data", **settings)
        database = Database(chosen.database)
        migrations.upgrade(database)
        database.close()
        return create_app(chosen)

    return make_app


@pytest.fixture
def app(make_app: MakeApp) -> FastAPI:
    return make_app()


@pytest.fixture
def browser(app: FastAPI) -> Iterator[TestClient]:
    """Follows no redirects and keeps its cookies."""
    with TestClient(app, "http://holdfast.test", follow_redirects=False, raise_server_exceptions=False) as browser:
        yield browser

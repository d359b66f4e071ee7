"""The application itself, without a server between, on a database of either kind, and people who visit it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import create_engine, select
from starlette.testclient import TestClient

from app.db.models import AttemptRow, Base
from app.main import create_app
from app.settings import Settings
from tests.web.inviting import join_link, new_team
from tests.web.post_office import PostOffice
from tests.web.visitor import Visitor

SECRET = "Zk3Vt9qLx0aBc7RfYw2Hn5PjUe8Gs1Dm"
BASE_URL = "http://testserver"

NewVisitor = Callable[..., Visitor]
Contents = Callable[[], dict[str, set[tuple[object, ...]]]]


@pytest.fixture
def app(migrated_database_url: str, tmp_path: Path) -> FastAPI:
    """The application with an empty database."""
    return create_app(
        Settings(data_dir=tmp_path, database_url=SecretStr(migrated_database_url), secret=SecretStr(SECRET))
    )


@pytest.fixture
def post_office(tmp_path: Path) -> Iterator[PostOffice]:
    """A mail server that takes every letter."""
    office = PostOffice(tmp_path / "letters")
    office.open()
    yield office
    office.close()


@pytest.fixture
def mailing(migrated_database_url: str, tmp_path: Path, post_office: PostOffice) -> Settings:
    """Settings for an application that sends mail."""
    return Settings(
        data_dir=tmp_path,
        database_url=SecretStr(migrated_database_url),
        secret=SecretStr(SECRET),
        base_url=BASE_URL,
        smtp_host="127.0.0.1",
        smtp_port=post_office.port,
        smtp_starttls=False,
        mail_from="Holdfast <holdfast@example.org>",
    )


@pytest.fixture
def new_visitor(app: FastAPI) -> Iterator[NewVisitor]:
    """Brings somebody who has never been here, from the address `host` where that matters."""
    with TestClient(app) as running:

        def bring(host: str = "testclient") -> Visitor:
            client = TestClient(app, client=(host, 50000))
            client.portal = running.portal
            return Visitor(client, app.router)

        yield bring


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    """Somebody who has never been here."""
    return new_visitor()


@pytest.fixture
def contents(migrated_database_url: str) -> Iterator[Contents]:
    """Reads every row of every table, so that before and after can be compared; but for attempts, which are counted
    whatever comes of them."""
    engine = create_engine(migrated_database_url)

    def read() -> dict[str, set[tuple[object, ...]]]:
        with engine.connect() as connection:
            return {
                table.name: {tuple(row) for row in connection.execute(select(table))}
                for table in Base.metadata.sorted_tables
                if table is not AttemptRow.__table__
            }

    yield read
    engine.dispose()


@pytest.fixture
def lead(new_visitor: NewVisitor) -> Visitor:
    """Somebody who invites."""
    return new_visitor()


@pytest.fixture
def address(lead: Visitor) -> str:
    """The address of the lead's team, which has an open named round."""
    return new_team(lead)


@pytest.fixture
def link(lead: Visitor, address: str) -> str:
    """The path of a join link into that team."""
    return join_link(lead, address)

"""Databases for the tests: every test that asks for one runs on SQLite and on PostgreSQL, and has it to itself."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db import migrations
from app.db.session import Database
from tests import postgres

BOTH_KINDS = ["sqlite", pytest.param("postgres", id="postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH_KINDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=BOTH_KINDS)
def migrated_database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with every table and nobody in it."""
    return request.getfixturevalue(f"migrated_{request.param}_url")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an empty SQLite database, in a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'holdfast.db'}"


@pytest.fixture
def postgres_url(postgres_cluster: postgres.Cluster) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    with postgres.database(postgres_cluster) as name:
        yield postgres_cluster.url(name)


@pytest.fixture
def migrated_sqlite_url(migrated_file: Path, sqlite_url: str, tmp_path: Path) -> str:
    """The address of an SQLite database with every table."""
    shutil.copyfile(migrated_file, tmp_path / "holdfast.db")
    return sqlite_url


@pytest.fixture
def migrated_postgres_url(postgres_cluster: postgres.Cluster, migrated_template: str) -> Iterator[str]:
    """The address of a PostgreSQL database with every table."""
    with postgres.database(postgres_cluster, migrated_template) as name:
        yield postgres_cluster.url(name)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database to copy: migrating takes longer."""
    file = tmp_path_factory.mktemp("migrated") / "holdfast.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_template(postgres_cluster: postgres.Cluster) -> Iterator[str]:
    """The name of a PostgreSQL database to copy."""
    with postgres.database(postgres_cluster) as name:
        migrate(postgres_cluster.url(name))
        yield name


def migrate(url: str) -> None:
    database = Database(url)
    migrations.upgrade(database)
    database.close()

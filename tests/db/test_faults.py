"""A database that is full or gone is said to be so, and used again once it is back."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from traceback import format_exception

import pytest
from pydantic import SecretStr
from sqlalchemy import Integer, cast, insert, literal, select, text
from sqlalchemy.exc import DataError, IntegrityError
from starlette.testclient import TestClient

from app.db import migrations, people
from app.db.models import PersonRow
from app.db.session import Database
from app.domain.errors import Unavailable
from app.main import create_app
from app.settings import Settings
from tests.db.conftest import NOW
from tests.drill import at_length
from tests.postgres import Cluster, make_cluster

SECONDS_AWAY = at_length(0.0, 30.0)
SECRET = SecretStr("Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE")


@pytest.fixture
def cluster(postgres_cluster: Cluster) -> Iterator[Cluster]:
    """A PostgreSQL of this test's own, that it may stop and start."""
    with tempfile.TemporaryDirectory(prefix="holdfast-pg-", dir=postgres_cluster.folder.parent) as folder:
        cluster = make_cluster(Path(folder))
        assert cluster
        cluster.start()
        yield cluster
        cluster.stop()


@pytest.mark.postgres
def test_a_database_that_goes_away_and_comes_back_is_used_again(cluster: Cluster, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database_url=SecretStr(cluster.url("postgres")), secret=SECRET)
    database = Database(settings.database)
    migrations.upgrade(database)
    database.close()
    with TestClient(create_app(settings), follow_redirects=False) as browser:
        address = browser.post("/teams").headers["Location"]
        cluster.stop()
        time.sleep(SECONDS_AWAY)
        for gone in (browser.get(address), browser.post("/teams")):
            assert gone.status_code == 503
            assert gone.headers["Retry-After"]
            assert "cannot reach its database" in gone.text
        assert browser.get("/healthz").status_code == 200
        assert browser.get("/readyz").status_code == 503
        cluster.start()
        assert browser.get("/readyz").status_code == 200
        assert browser.get(address).status_code == 200


def test_a_full_disk_is_said_to_be_full_and_what_was_saved_stays(migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    with database.writing() as session:
        people.new_guest(session, NOW)
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count={pages}"))
    with pytest.raises(Unavailable, match="not saved"), database.writing() as session:
        for _ in range(1000):
            people.new_guest(session, NOW)
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM people")) == 1


@pytest.mark.postgres
def test_a_full_disk_is_said_to_be_full_by_postgresql_too(postgres_url: str) -> None:
    database = Database(postgres_url)
    with pytest.raises(Unavailable, match="not saved"), database.writing() as session:
        session.execute(text("DO $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$"))
    database.close()


def test_a_database_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable), Database(f"sqlite:///{tmp_path / 'none' / 'x.db'}").reading() as session:
        session.execute(text("SELECT 1"))


def test_a_fault_of_the_database_never_repeats_what_was_to_be_kept(database: Database) -> None:
    """Faults of ours are logged whole, with what they came from."""
    with database.writing() as session:
        person = people.new_guest(session, NOW)
    # A traceback shows lines of the program too; these stand apart from where it passes.
    said = {"name": "Ada", "email": "ada@example.org"}
    there_already, incomplete = said | {"id": person, "created_at": NOW}, said | {"id": "other"}
    for row in (there_already, incomplete):
        with pytest.raises(IntegrityError) as fault, database.writing() as session:
            session.execute(insert(PersonRow).values(row))
        logged = "".join(format_exception(fault.value))
        assert "people" in logged
        assert "Ada" not in logged
        assert "ada@example.org" not in logged


@pytest.mark.postgres
def test_a_value_that_the_database_cannot_read_is_not_repeated(postgres_url: str) -> None:
    unread = select(cast(literal("Ada"), Integer))
    with closing(Database(postgres_url)) as database, pytest.raises(DataError) as fault, database.reading() as session:
        session.execute(unread)
    assert "Ada" not in "".join(format_exception(fault.value))


def test_a_mistake_of_ours_is_not_called_a_passing_fault(database: Database) -> None:
    with pytest.raises(Exception, match="no_such_table"), database.writing() as session:
        session.execute(text("SELECT * FROM no_such_table"))

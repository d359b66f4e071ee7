"""On SQLite one connection writes and the others can only read; on PostgreSQL nobody waits for ever."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import people
from app.db.engines import POOL, READERS
from app.db.session import Database
from app.domain.errors import Unavailable
from tests.db.conftest import NOW


@pytest.fixture
def server(migrated_postgres_url: str) -> Iterator[Database]:
    database = Database(migrated_postgres_url)
    yield database
    database.close()


def pragmas(database: Database, engine: str) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete", "query_only")
    with getattr(database.engines, engine).connect() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names}


OF_READERS = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000, "query_only": 1}


def test_the_writer_of_sqlite_keeps_what_it_says_is_saved(embedded: Database) -> None:
    assert pragmas(embedded, "writing") == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "query_only": 0,
    }


def test_every_reader_of_sqlite_only_reads_and_never_checkpoints(embedded: Database) -> None:
    with embedded.writing() as session:
        people.new_guest(session, NOW)
    connections = [embedded.engines.reading.connect() for _ in range(READERS)]
    for connection in connections:
        told = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in OF_READERS}
        assert told == OF_READERS
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        connection.rollback()
        with pytest.raises(sqlite3.OperationalError):
            driver.execute("PRAGMA wal_checkpoint")
        with pytest.raises(sqlite3.OperationalError):
            driver.execute("DELETE FROM people")
    for connection in connections:
        connection.close()


def test_sqlite_has_exactly_one_writing_connection(embedded: Database) -> None:
    with embedded.engines.writing.connect(), pytest.raises(Unavailable), embedded.writing() as session:
        people.new_guest(session, NOW)


def test_a_writing_transaction_of_sqlite_holds_the_lock_from_its_first_statement(
    embedded: Database, tmp_path: Path
) -> None:
    elsewhere = sqlite3.connect(tmp_path / "holdfast.db", timeout=0, isolation_level=None)
    with embedded.writing() as session:
        session.execute(text("SELECT 1"))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            elsewhere.execute("BEGIN IMMEDIATE")
    elsewhere.close()


def test_a_page_of_sqlite_reads_one_state_while_another_request_writes(embedded: Database) -> None:
    with embedded.reading() as session:
        before = session.scalar(text("SELECT count(*) FROM people"))
        with embedded.writing() as other:
            people.new_guest(other, NOW)
        assert session.scalar(text("SELECT count(*) FROM people")) == before
    with embedded.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM people")) == 1


def test_closing_leaves_no_wal_behind(embedded: Database, tmp_path: Path) -> None:
    with embedded.writing() as session:
        people.new_guest(session, NOW)
    with embedded.reading() as session:
        session.execute(text("SELECT * FROM people"))
    embedded.close()
    assert not (tmp_path / "holdfast.db-wal").exists()


@pytest.mark.postgres
def test_nobody_waits_for_ever_on_postgresql(server: Database) -> None:
    with server.writing() as session:
        shown = {
            name: session.scalar(text(f"SHOW {name}"))
            for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "timezone")
        }
    assert shown == {
        "statement_timeout": "15s",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "1min",
        "timezone": "UTC",
    }


@pytest.mark.postgres
def test_a_page_of_postgresql_reads_one_state_and_cannot_write(server: Database) -> None:
    with server.reading() as session:
        before = session.scalar(text("SELECT count(*) FROM people"))
        with server.writing() as other:
            people.new_guest(other, NOW)
        assert session.scalar(text("SELECT count(*) FROM people")) == before
    with pytest.raises(DBAPIError, match="read-only"), server.reading() as session:
        session.execute(text("DELETE FROM people"))


@pytest.mark.postgres
def test_a_connection_that_read_can_write_again(server: Database) -> None:
    """Readers and writers share the pool: what a reader set must not stick."""
    everyone = Barrier(POOL)

    def read(_: int) -> None:
        with server.reading() as session:
            session.execute(text("SELECT 1"))
            everyone.wait()

    with ThreadPoolExecutor(POOL) as threads:
        list(threads.map(read, range(POOL)))
    for _ in range(POOL):
        with server.writing() as session:
            people.new_guest(session, NOW)
            assert session.scalar(text("SHOW transaction_isolation")) == "read committed"

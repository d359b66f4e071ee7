"""From every earlier version of the database, with something in every table, to this one: nothing lost, also where the
first try is cut off in the middle."""

import io
import subprocess
import sys
from collections.abc import Iterator

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, select

from app.db import backups, migrations, restores, revisions
from app.db.session import Database
from app.places import MIGRATIONS
from tests.db.conftest import NOW
from tests.db.full_house import fill

Rows = dict[str, set[tuple[object, ...]]]

CUT_OFF = """
import os, sys
from sqlalchemy import event
from app.db import migrations
from app.db.session import Database

database, left = Database(sys.argv[1]), int(sys.argv[2])

@event.listens_for(database.engines.writing, "before_cursor_execute")
def cut_off(*_):
    global left
    left -= 1
    if not left:
        os._exit(9)

migrations.upgrade(database)
"""
STATEMENTS = 12
"""Enough to be in the middle: locks are held, and tables half made."""


def earlier_revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    newest, *earlier = ScriptDirectory.from_config(config).walk_revisions()
    assert newest.is_head
    return [script.revision for script in reversed(earlier)]


@pytest.fixture
def empty(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


def rows(connection: Connection, of: MetaData | None = None) -> tuple[MetaData, Rows]:
    """Every row of the database, or of those tables and columns that it had before."""
    tables = of or MetaData()
    if of is None:
        tables.reflect(connection, only=lambda name, _: name != "alembic_version")
    return tables, {
        table.name: {tuple(row) for row in connection.execute(select(table))} for table in tables.sorted_tables
    }


def filled_at(database: Database, revision: str) -> tuple[MetaData, Rows]:
    """What the database holds after it was filled as it was at a revision."""
    migrations.upgrade(database, revision)
    with database.engines.writing.begin() as connection:
        fill(connection)
        return rows(connection)


def is_current(database: Database) -> bool:
    with database.reading() as session:
        return revisions.is_current(session)


@pytest.mark.parametrize("revision", earlier_revisions())
def test_everything_that_was_there_is_there_afterwards(empty: Database, revision: str) -> None:
    tables, before = filled_at(empty, revision)
    migrations.upgrade(empty)
    assert is_current(empty)
    with empty.engines.writing.connect() as connection:
        assert rows(connection, tables)[1] == before


def test_a_backup_from_then_is_restored_into_now(empty: Database) -> None:
    tables, before = filled_at(empty, earlier_revisions()[0])
    backup = io.BytesIO()
    backups.back_up(empty, backup, NOW)
    backup.seek(0)
    restores.restore(empty, backup, replace=True)
    assert is_current(empty)
    with empty.engines.writing.connect() as connection:
        after = rows(connection, tables)[1]
    assert len(after.pop("round_keys")) < len(before.pop("round_keys"))
    assert after == before


def test_what_was_cut_off_in_the_middle_is_done_by_the_next_try(empty: Database, database_url: str) -> None:
    tables, before = filled_at(empty, earlier_revisions()[0])
    empty.close()
    code = [sys.executable, "-c", CUT_OFF, database_url, str(STATEMENTS)]
    assert subprocess.run(code, cwd=MIGRATIONS.parent, check=False).returncode == 9
    with empty.engines.writing.connect() as connection:
        assert rows(connection)[1] == before

    migrations.upgrade(empty)
    assert is_current(empty)
    with empty.engines.writing.connect() as connection:
        assert rows(connection, tables)[1] == before

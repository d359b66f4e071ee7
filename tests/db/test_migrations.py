"""Migrations go both ways on both databases, and agree with the models."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from app.db import migrations, revisions
from app.db.models import Base
from app.db.server_lock import held_lock
from app.db.session import Database
from app.faults import Obstructed
from app.places import MIGRATIONS


@pytest.fixture
def empty(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


def tables(database: Database) -> set[str]:
    return set(inspect(database.engines.writing).get_table_names()) - {"alembic_version"}


def is_current(database: Database) -> bool:
    with database.reading() as session:
        return revisions.is_current(session)


def test_up_down_and_up_again(empty: Database) -> None:
    migrations.upgrade(empty)
    assert tables(empty) == set(Base.metadata.tables)
    assert is_current(empty)
    migrations.downgrade(empty, "base")
    assert tables(empty) == set()
    assert not is_current(empty)
    migrations.upgrade(empty)
    assert is_current(empty)


def test_the_models_say_what_the_migrations_built(empty: Database) -> None:
    migrations.upgrade(empty)
    migrations.check(empty)


def test_alembic_finds_its_settings_and_sees_no_difference(empty: Database, database_url: str) -> None:
    migrations.upgrade(empty)
    environment = {**os.environ, "HOLDFAST_DATABASE_URL": database_url, "HOLDFAST_SECRET": "0123456789abcdef" * 2}
    alembic = [sys.executable, "-m", "alembic", "check"]
    done = subprocess.run(alembic, cwd=MIGRATIONS.parent, env=environment, capture_output=True, text=True)
    assert "No new upgrade operations detected" in done.stdout, done.stderr


def test_a_database_without_migrations_is_not_current(empty: Database) -> None:
    with empty.writing() as session:
        session.execute(text("CREATE TABLE something_else (id INTEGER)"))
    assert not is_current(empty)


def test_the_newest_revision_is_known_without_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert revisions.newest() == ScriptDirectory.from_config(config).get_current_head()


def test_migrating_twice_changes_nothing(empty: Database) -> None:
    migrations.upgrade(empty)
    migrations.upgrade(empty)
    assert is_current(empty)


def test_every_constraint_has_a_name(empty: Database) -> None:
    migrations.upgrade(empty)
    found = inspect(empty.engines.writing)
    for table in tables(empty):
        constraints = [
            found.get_pk_constraint(table),
            *found.get_foreign_keys(table),
            *found.get_check_constraints(table),
        ]
        assert all(constraint["name"] for constraint in constraints), table


@pytest.mark.postgres
def test_replicas_that_migrate_at_once_wait_for_each_other(postgres_url: str) -> None:
    def migrate(_: int) -> None:
        database = Database(postgres_url)
        migrations.upgrade(database)
        database.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(migrate, range(4)))
    database = Database(postgres_url)
    assert is_current(database)
    database.close()


def test_nothing_migrates_below_a_running_server(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with held_lock(database.url), pytest.raises(Obstructed, match="Another Holdfast is running"):
        migrations.upgrade(database)
    migrations.upgrade(database)


def test_a_migration_that_fails_leaves_nothing_behind(empty: Database) -> None:
    with empty.writing() as session:
        session.execute(text("CREATE TABLE answers (id INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        migrations.upgrade(empty)
    assert tables(empty) == {"answers"}

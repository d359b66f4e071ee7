"""A migrated database of either kind, and somebody to use it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.db import people, responses, rounds, teams
from app.db.responses import OwnResponse
from app.db.rounds import Round
from app.db.session import Database

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def database(migrated_database_url: str) -> Iterator[Database]:
    """A database with every table and nobody in it."""
    database = Database(migrated_database_url)
    yield database
    database.close()


@pytest.fixture
def embedded(migrated_sqlite_url: str) -> Iterator[Database]:
    database = Database(migrated_sqlite_url)
    yield database
    database.close()


@pytest.fixture
def guest(database: Database) -> str:
    """The id of a guest."""
    with database.writing() as session:
        return people.new_guest(session, NOW)


@pytest.fixture
def open_round(database: Database, guest: str) -> Round:
    """The open round of a team of one that the guest leads."""
    with database.writing() as session:
        round_id = teams.start(session, guest, "1", NOW)
        return rounds.find(session, guest, round_id)


@pytest.fixture
def response(database: Database, guest: str, open_round: Round) -> OwnResponse:
    """The guest's response in that round, with nothing answered yet."""
    with database.writing() as session:
        return responses.find_or_begin(session, open_round, guest, NOW)

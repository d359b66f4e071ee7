"""Time is UTC in and out; ids cannot be guessed or counted through."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from app.db import people
from app.db.ids import new_id
from app.db.models import PersonRow
from app.db.session import Database


def test_a_time_comes_back_as_the_same_instant_in_utc(database: Database) -> None:
    in_berlin = datetime(2026, 7, 1, 14, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    with database.writing() as session:
        person = people.new_guest(session, in_berlin)
    with database.reading() as session:
        kept = session.scalar(select(PersonRow.created_at).where(PersonRow.id == person))
    assert kept == in_berlin
    assert kept and kept.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="without its zone"), database.writing() as session:
        people.new_guest(session, datetime(2026, 7, 1))


def test_ids_are_twenty_random_characters() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == 20 and one.isalnum() and one == one.lower() for one in ids)

"""Reminders are counted where every replica counts them, and nobody is reminded of whom nothing is known."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.db import reminders
from app.db.models import PersonRow
from app.db.session import Database
from app.domain.privacy import ANONYMOUS
from app.domain.reminders import PAUSE
from tests.db.conftest import NOW
from tests.db.crews import Crew, crew


@pytest.fixture
def three(database: Database) -> Crew:
    """Three people with an open named round; one of them has submitted, one has begun."""
    three = crew(database, size=3)
    three.submit(three.people[0], {"S1": "yes"})
    three.say(three.people[1], {"S1": "yes"})
    return three


def missing(crew: Crew) -> dict[str, reminders.Missing]:
    with crew.database.reading() as session:
        return {one.person_id: one for one in reminders.missing(session, crew.seen_by(crew.people[0]))}


def test_who_has_not_submitted_is_missing_with_address_and_last_reminder(three: Crew) -> None:
    with three.database.writing() as session:
        session.execute(update(PersonRow).where(PersonRow.id == three.people[1]).values(email="ben@example.org"))
        reminders.note(session, three.round, [three.people[2]], NOW)

    assert missing(three) == {
        three.people[1]: reminders.Missing(three.people[1], "ben@example.org", None),
        three.people[2]: reminders.Missing(three.people[2], None, NOW),
    }


def test_nobody_is_noted_twice_within_a_day(three: Crew) -> None:
    noted: list[frozenset[str]] = []
    for moment in (NOW, NOW + PAUSE - timedelta(seconds=1), NOW + PAUSE):
        with three.database.writing() as session:
            noted.append(reminders.note(session, three.round, three.people[1:], moment))
        with three.database.writing() as session:
            noted.append(reminders.note(session, three.round, [three.people[1]], moment))

    both = frozenset(three.people[1:])
    assert noted == [both, frozenset(), frozenset(), frozenset(), both, frozenset()]


def test_in_an_anonymous_or_ended_round_nobody_is_known_to_be_missing(database: Database, three: Crew) -> None:
    three.close()

    assert missing(three) == {}
    assert missing(crew(database, ANONYMOUS)) == {}


def test_noting_nobody_is_nothing(three: Crew) -> None:
    with three.database.writing() as session:
        assert reminders.note(session, three.round, [], NOW) == frozenset()

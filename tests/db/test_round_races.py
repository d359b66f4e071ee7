"""Many at once: of those who end a round one does, and what was accepted is what the report rests on."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.db import answers, counts, responses, rounds
from app.db.session import Database
from app.domain.errors import Closed, Conflict, NotFound, Submitted
from app.domain.privacy import ANONYMOUS, NAMED
from tests.db.conftest import NOW
from tests.db.crews import SECRET, Crew, crew

PRIVACIES = (NAMED, ANONYMOUS)
REFUSALS = (Closed, Conflict, NotFound, Submitted)


def tried(*attempts: Callable[[], object]) -> list[bool]:
    """Whether each of the attempts, made at once, was accepted; anything but a proper refusal fails the test."""

    def one(attempt: Callable[[], object]) -> bool:
        try:
            attempt()
        except REFUSALS:
            return False
        return True

    with ThreadPoolExecutor(10) as threads:
        return list(threads.map(one, attempts))


@pytest.mark.parametrize("privacy", PRIVACIES)
def test_fifty_who_close_at_once_close_once(database: Database, privacy: str) -> None:
    five = crew(database, privacy)
    for person in five.people:
        five.submit(person, {"S1": "yes"})
    assert sum(tried(*[five.close] * 50)) == 1
    assert five.seen_by(five.people[0]).respondents == 5


@pytest.mark.parametrize("privacy", PRIVACIES)
def test_of_closing_and_calling_off_at_once_one_happens(database: Database, privacy: str) -> None:
    five = crew(database, privacy)
    for person in five.people:
        five.submit(person, {"S1": "yes"})
    assert sum(tried(*[five.close, five.call_off] * 5)) == 1


@pytest.mark.parametrize("privacy", PRIVACIES)
def test_many_who_begin_at_once_have_one_response_each(database: Database, privacy: str) -> None:
    five = crew(database, privacy)
    with ThreadPoolExecutor(10) as threads:
        begun = set(threads.map(five.begin, five.people * 6))
    assert len(begun) == 5


@pytest.mark.parametrize("privacy", PRIVACIES)
def test_closing_amid_saves_and_submissions_counts_what_was_accepted(database: Database, privacy: str) -> None:
    ten = crew(database, privacy, size=12)
    begun = [ten.say(person, {"S1": "yes"}) for person in ten.people]
    for response in begun[:5]:
        with database.writing() as session:
            responses.submit(session, response.id, NOW)

    def save(response: responses.OwnResponse) -> None:
        with database.writing() as session:
            answers.save(session, response.id, "S2", "no", seen=0, page="", edit=1)

    def submit(response: responses.OwnResponse) -> None:
        with database.writing() as session:
            responses.submit(session, response.id, NOW)

    late = begun[5:]
    saves = [lambda response=response: save(response) for response in late]
    submissions = [lambda response=response: submit(response) for response in late]
    mixed = [attempt for pair in zip(saves, submissions, strict=True) for attempt in pair]
    accepted = tried(*mixed[:6], ten.close, *mixed[6:])
    assert accepted.pop(6)
    saved, submitted = accepted[0::2], accepted[1::2]
    assert ten.seen_by(ten.people[0]).respondents == 5 + sum(submitted)
    assert said(ten, "S2") == sum(map(min, saved, submitted))


def said(crew: Crew, item: str) -> int:
    """How many answers to the item the closed round rests on."""
    closed = crew.seen_by(crew.people[0])
    with crew.database.reading() as session:
        if closed.privacy == ANONYMOUS:
            tally = counts.tally(session, closed.id, closed.respondents or 0)
            return sum(tally.counts.get(item, {}).values())
        return sum(item in voice.response.answers for voice in responses.voices(session, closed.id))


@pytest.mark.parametrize("privacy", PRIVACIES)
def test_leaving_while_the_round_closes_is_before_or_after_it(database: Database, privacy: str) -> None:
    six = crew(database, privacy, size=6)
    for person in six.people:
        six.submit(person, {"S1": "yes"})

    def leave() -> None:
        with database.writing() as session:
            responses.withdraw(session, SECRET, six.round.team_id, six.people[5])

    assert all(tried(leave, six.close))
    closed = six.seen_by(six.people[0])
    assert said(six, "S1") == closed.respondents
    assert closed.respondents in (5, 6)


def test_two_who_open_a_round_at_once_open_one(database: Database) -> None:
    two = crew(database, NAMED, size=2)
    two.call_off()

    def open_one() -> None:
        with database.writing() as session:
            rounds.start(session, two.round.team_id, "1", NOW)

    assert sum(tried(*[open_one] * 8)) == 1

"""Saving, submitting and closing wait for each other, so that nothing slips in after it was said to be over."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.db import answers, members, people, responses, round_ends, rounds, teams
from app.db.responses import OwnResponse
from app.db.rounds import Round
from app.db.session import Database
from app.domain.errors import Closed, Submitted
from app.domain.privacy import ANONYMOUS, NAMED
from tests.db.conftest import NOW
from tests.db.crews import SECRET, crew

LATER = NOW + timedelta(hours=1)

Start = Callable[[Callable[[Session], Any]], "Future[Any]"]


@pytest.fixture
def start(database: Database) -> Iterator[Start]:
    """Has somebody else do something in a transaction of their own, at the same time."""
    with ThreadPoolExecutor(1) as elsewhere:

        def start(do: Callable[[Session], Any]) -> "Future[Any]":
            def transaction() -> Any:
                with database.writing() as session:
                    return do(session)

            return elsewhere.submit(transaction)

        yield start


def save(session: Session, response: OwnResponse, item: str = "S1", value: str = "yes") -> None:
    answers.save(session, response.id, item, value, seen=0, page=f"{item} {value}", edit=1)


def is_waiting(future: "Future[Any]") -> bool:
    time.sleep(0.3)
    return not future.done()


@pytest.fixture
def answered(database: Database, response: OwnResponse) -> OwnResponse:
    with database.writing() as session:
        save(session, response)
    return response


def test_a_save_waits_for_a_submission_and_is_refused(database: Database, answered: OwnResponse, start: Start) -> None:
    with database.writing() as session:
        responses.submit(session, answered.id, NOW)
        late = start(lambda session: save(session, answered, "S2"))
        assert is_waiting(late)
    with pytest.raises(Submitted):
        late.result()


def test_a_submission_waits_for_a_save(database: Database, answered: OwnResponse, start: Start) -> None:
    with database.writing() as session:
        save(session, answered, "S2")
        submission = start(lambda session: responses.submit(session, answered.id, NOW))
        assert is_waiting(submission)
    assert submission.result() == NOW


def test_a_second_submission_waits_for_the_first_and_agrees(
    database: Database, answered: OwnResponse, start: Start
) -> None:
    with database.writing() as session:
        responses.submit(session, answered.id, NOW)
        second = start(lambda session: responses.submit(session, answered.id, LATER))
        assert is_waiting(second)
    assert second.result() == NOW


@pytest.fixture
def others_submitted(database: Database, open_round: Round) -> None:
    """Somebody else's submitted response, so that the round can be closed."""
    with database.writing() as session:
        other = responses.find_or_begin(session, open_round, people.new_guest(session, NOW), NOW)
        save(session, other)
        responses.submit(session, other.id, NOW)


@pytest.mark.usefixtures("others_submitted")
def test_a_save_waits_for_closing_and_is_refused(
    database: Database, open_round: Round, response: OwnResponse, start: Start
) -> None:
    with database.writing() as session:
        round_ends.close(session, open_round, NOW)
        late = start(lambda session: save(session, response))
        assert is_waiting(late)
    with pytest.raises(Closed):
        late.result()


@pytest.mark.usefixtures("others_submitted")
def test_a_submission_waits_for_closing_and_is_refused(
    database: Database, open_round: Round, answered: OwnResponse, start: Start
) -> None:
    with database.writing() as session:
        round_ends.close(session, open_round, NOW)
        late = start(lambda session: responses.submit(session, answered.id, NOW))
        assert is_waiting(late)
    with pytest.raises(Closed):
        late.result()


@pytest.mark.usefixtures("others_submitted")
def test_closing_waits_for_a_submission_and_counts_it(
    database: Database, open_round: Round, answered: OwnResponse, start: Start
) -> None:
    with database.writing() as session:
        responses.submit(session, answered.id, NOW)
        closing = start(lambda session: round_ends.close(session, open_round, NOW))
        assert is_waiting(closing)
    closing.result()
    with database.reading() as session:
        assert rounds.counts(session, open_round.id).submitted == 2


@pytest.mark.parametrize("privacy", [NAMED, ANONYMOUS])
def test_a_removal_waits_for_a_first_answer_and_takes_it_along(database: Database, start: Start, privacy: str) -> None:
    two = crew(database, privacy, size=2)
    lead, member = two.people
    with database.writing() as session:
        team = teams.find(session, lead, two.round.team_id)
        author = responses.author_of(session, SECRET, two.round, member)
        assert author
        save(session, responses.find_or_begin(session, two.round, author, NOW))
        removal = start(lambda session: members.remove(session, SECRET, team, member))
        assert is_waiting(removal)
    removal.result()
    with database.reading() as session:
        assert rounds.counts(session, two.round.id).begun == 0


@pytest.mark.postgres
def test_people_of_one_round_do_not_wait_for_each_other(migrated_postgres_url: str) -> None:
    """On PostgreSQL; SQLite lets one write at a time whatever they write."""
    database = Database(migrated_postgres_url)
    with database.writing() as session:
        lead = people.new_guest(session, NOW)
        round = rounds.find(session, lead, teams.start(session, lead, "1", NOW))
        mine, theirs = (
            responses.find_or_begin(session, round, person, NOW) for person in (lead, people.new_guest(session, NOW))
        )
    with database.writing() as session:
        save(session, mine)
        save(session, mine, "S2")
        with database.writing() as other:
            save(other, theirs)
            save(other, theirs, "S2")
    database.close()

"""Rounds belong to their team: nobody else finds them, only a lead ends them, and one is open at a time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.db import answers, people, responses, round_ends, rounds, teams
from app.db.models import MemberRow, RoundRow
from app.db.responses import OwnResponse
from app.db.rounds import Counts, Round
from app.db.session import Database
from app.domain.errors import Closed, Conflict, NotAllowed, NotFound
from tests.db.conftest import NOW


@pytest.fixture
def submitted(database: Database, response: OwnResponse) -> Iterator[None]:
    """One submitted response in the round."""
    with database.writing() as session:
        answers.save(session, response.id, "S1", "yes", seen=0, page="", edit=1)
        responses.submit(session, response.id, NOW)
    yield


def test_starting_makes_an_unnamed_team_with_an_open_named_round(database: Database, guest: str) -> None:
    with database.writing() as session:
        round = rounds.find(session, guest, teams.start(session, guest, "1", NOW))
        assert (round.team_name, round.number, round.privacy, round.standing) == (None, 1, "named", "lead")
        assert (round.state, round.opened_at, round.bank_version) == ("open", NOW, "1")
        assert [team.id for team in teams.of(session, guest)] == [round.team_id]


def test_a_round_of_somebody_else_looks_like_none(database: Database, open_round: Round) -> None:
    with database.writing() as session:
        stranger = people.new_guest(session, NOW)
    refusals: list[str] = []
    for person, round_id in ((stranger, open_round.id), (stranger, "no such round"), (None, open_round.id)):
        with database.reading() as session, pytest.raises(NotFound) as refused:
            rounds.find(session, person, round_id)
        refusals.append(refused.value.sentence)
    assert len(set(refusals)) == 1


def test_a_person_sees_their_rounds_newest_first(database: Database, guest: str, open_round: Round) -> None:
    with database.writing() as session:
        later = teams.start(session, guest, "1", NOW + timedelta(days=1))
        teams.start(session, people.new_guest(session, NOW), "1", NOW)
        assert [round.id for round in rounds.open_for(session, guest)] == [later, open_round.id]


def test_a_team_has_at_most_one_open_round(database: Database, open_round: Round) -> None:
    with pytest.raises(Conflict), database.writing() as session:
        rounds.start(session, open_round.team_id, "1", NOW)


@pytest.mark.usefixtures("submitted")
def test_the_next_round_counts_on(database: Database, guest: str, open_round: Round) -> None:
    with database.writing() as session:
        round_ends.close(session, open_round, NOW)
        assert rounds.find(session, guest, rounds.start(session, open_round.team_id, "1", NOW)).number == 2


def test_the_database_itself_refuses_a_second_open_round(database: Database, open_round: Round) -> None:
    values = {"team_id": open_round.team_id, "number": 2, "bank_version": "1", "privacy": "named", "minimum": 5}
    with pytest.raises(IntegrityError), database.writing() as session:
        session.execute(insert(RoundRow).values(**values, opened_at=NOW))


def test_counts_say_how_many_began_and_how_many_submitted(
    database: Database, open_round: Round, submitted: None
) -> None:
    with database.writing() as session:
        responses.find_or_begin(session, open_round, people.new_guest(session, NOW), NOW)
        assert rounds.counts(session, open_round.id) == Counts(begun=2, submitted=1)


@pytest.mark.usefixtures("submitted")
def test_a_closed_round_says_so(database: Database, guest: str, open_round: Round) -> None:
    with database.writing() as session:
        round_ends.close(session, open_round, NOW)
    with database.reading() as session:
        closed = rounds.find(session, guest, open_round.id)
        assert (closed.state, closed.closed_at) == ("closed", NOW)


@pytest.mark.usefixtures("response")
def test_a_round_in_which_nobody_submitted_stays_open(database: Database, guest: str, open_round: Round) -> None:
    with pytest.raises(Conflict, match="Nobody has submitted"), database.writing() as session:
        round_ends.close(session, open_round, NOW)
    with database.reading() as session:
        assert rounds.find(session, guest, open_round.id).state == "open"


@pytest.mark.usefixtures("submitted")
def test_only_a_lead_closes_a_round(database: Database, open_round: Round) -> None:
    with database.writing() as session:
        member = people.new_guest(session, NOW)
        session.add(MemberRow(team_id=open_round.team_id, person_id=member, standing="member", joined_at=NOW))
        session.flush()
        seen_by_member = rounds.find(session, member, open_round.id)
    with pytest.raises(NotAllowed), database.writing() as session:
        round_ends.close(session, seen_by_member, NOW)


@pytest.mark.usefixtures("submitted")
def test_of_many_who_close_at_once_one_does(database: Database, open_round: Round) -> None:
    def attempt(_: int) -> bool:
        try:
            with database.writing() as session:
                round_ends.close(session, open_round, NOW)
        except Closed:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(attempt, range(8))) == 1

"""What a team settles stands until it is settled anew, and everything that stood before is kept."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.db import agreements, answers, responses, round_ends, rounds, teams
from app.db.agreements import DecidedElsewhere
from app.db.models import MemberRow, PersonRow
from app.db.responses import OwnResponse
from app.db.rounds import Round
from app.db.session import Database
from app.domain.agreements import Agreement
from app.domain.errors import Conflict, NotAllowed
from app.domain.privacy import NAMED
from tests.db.conftest import NOW
from tests.db.crews import crew, joined

AGREED = Agreement("R-ACC", "dfd", "Ada", date(2026, 11, 1), "She has the time.", None, NOW)
WAITING = replace(AGREED, owner=None, holder_name=None, risk_taken_by="Grace", why="Nobody has the time.")


@pytest.fixture
def closed_round(database: Database, guest: str, open_round: Round, response: OwnResponse) -> Round:
    """The closed first round of a team of one that the guest leads."""
    with database.writing() as session:
        submit_and_close(session, guest, open_round, response)
        return rounds.find(session, guest, open_round.id)


def submit_and_close(session: Session, guest: str, round: Round, response: OwnResponse) -> None:
    answers.save(session, response.id, "R-ACC", "nobody", None, False, seen=0, page="p", edit=1)
    responses.submit(session, response.id, NOW)
    round_ends.close(session, round, NOW)


def decide(
    database: Database,
    guest: str,
    round: Round,
    agreement: Agreement = AGREED,
    minutes: int = 0,
    seen: str | None = None,
) -> None:
    with database.writing() as session:
        team = teams.find(session, guest, round.team_id)
        at = replace(agreement, decided_at=NOW + timedelta(minutes=minutes))
        agreements.record(session, round, team, at, seen)


def standing(database: Database, round: Round) -> dict[str, agreements.Decision]:
    with database.reading() as session:
        return agreements.latest(session, round.team_id)


def test_what_is_settled_stands_as_it_was_recorded(database: Database, guest: str, closed_round: Round) -> None:
    with database.writing() as session:
        session.execute(update(PersonRow).values(name="Lee"))
    decide(database, guest, closed_round)

    decision = standing(database, closed_round)["R-ACC"]
    assert decision.agreement == AGREED
    assert decision.decided_by == "Lee"


def test_a_later_decision_takes_over_and_the_earlier_one_stays_as_history(
    database: Database, guest: str, closed_round: Round
) -> None:
    decide(database, guest, closed_round)
    decide(database, guest, closed_round, WAITING, 5, seen=standing(database, closed_round)["R-ACC"].id)

    with database.reading() as session:
        told = [
            decision.agreement.risk_taken_by for decision in agreements.history(session, closed_round.team_id)["R-ACC"]
        ]
    assert standing(database, closed_round)["R-ACC"].agreement.owner is None
    assert told == ["Grace", None]


def test_a_clock_that_is_set_back_does_not_bring_an_earlier_decision_back(
    database: Database, guest: str, closed_round: Round
) -> None:
    decide(database, guest, closed_round)
    decide(database, guest, closed_round, WAITING, minutes=-24 * 60, seen=standing(database, closed_round)["R-ACC"].id)
    assert standing(database, closed_round)["R-ACC"].agreement.risk_taken_by == "Grace"


def test_two_leads_who_settle_the_same_duty_do_not_overwrite_each_other(
    database: Database, guest: str, closed_round: Round
) -> None:
    decide(database, guest, closed_round)

    with pytest.raises(DecidedElsewhere) as refusal:
        decide(database, guest, closed_round, WAITING, 5)
    assert refusal.value.stands.agreement == AGREED
    assert standing(database, closed_round)["R-ACC"].agreement == AGREED


def test_of_two_leads_who_settle_at_the_same_moment_one_is_told(
    database: Database, guest: str, closed_round: Round
) -> None:
    def tries(agreement: Agreement) -> bool:
        try:
            decide(database, guest, closed_round, agreement)
        except DecidedElsewhere:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(tries, (AGREED, WAITING)))

    assert sorted(outcomes) == [False, True]
    stands = standing(database, closed_round)["R-ACC"].agreement
    assert (stands.owner is None) == outcomes[1]


def test_the_same_decision_sent_twice_is_one(database: Database, guest: str, closed_round: Round) -> None:
    decide(database, guest, closed_round)
    decide(database, guest, closed_round, AGREED, 1)

    with database.reading() as session:
        assert len(agreements.history(session, closed_round.team_id)["R-ACC"]) == 1


def test_different_duties_do_not_stand_in_each_others_way(database: Database, guest: str, closed_round: Round) -> None:
    decide(database, guest, closed_round)
    decide(database, guest, closed_round, replace(AGREED, item="R-OBS"))

    assert set(standing(database, closed_round)) == {"R-ACC", "R-OBS"}


def test_whoever_does_not_lead_the_team_settles_nothing(database: Database, guest: str, closed_round: Round) -> None:
    with database.writing() as session:
        session.execute(update(MemberRow).values(standing="member"))

    with pytest.raises(NotAllowed):
        decide(database, guest, closed_round)
    assert not standing(database, closed_round)


def test_an_open_round_is_not_settled(database: Database, guest: str, open_round: Round) -> None:
    with pytest.raises(Conflict):
        decide(database, guest, open_round)


def test_a_round_keeps_what_stood_when_it_closed_and_only_the_last_one_is_settled(
    database: Database, guest: str, closed_round: Round
) -> None:
    decide(database, guest, closed_round)
    with database.writing() as session:
        second = rounds.find(session, guest, rounds.start(session, closed_round.team_id, "1", NOW))
        response = responses.find_or_begin(session, second, guest, NOW)
        submit_and_close(session, guest, second, response)
        second = rounds.find(session, guest, second.id)
    decide(database, guest, second, WAITING, 5, seen=standing(database, second)["R-ACC"].id)

    with database.reading() as session:
        assert agreements.of_round(session, closed_round.id) == {}
        assert agreements.of_round(session, second.id)["R-ACC"].agreement == AGREED
    with pytest.raises(Conflict, match="later round"):
        decide(database, guest, closed_round, AGREED, 6)


def test_what_somebody_answered_alone_later_keeps_nobody_else_from_settling(database: Database) -> None:
    two = crew(database, size=2)
    two.submit(two.people[0], {"R-ACC": "nobody"})
    two.close()
    with database.writing() as session:
        session.execute(delete(MemberRow).where(MemberRow.person_id == two.people[1]))
    alone = two.next_round(NAMED)
    alone.submit(two.people[0], {"R-ACC": "nobody"})
    alone.close()
    later = joined(two).people[-1]
    with database.writing() as session:
        session.execute(update(MemberRow).where(MemberRow.person_id == later).values(standing="lead"))
    decide(database, later, two.seen_by(later))

    assert standing(database, two.round)["R-ACC"].agreement == AGREED


def test_an_agreement_of_another_team_is_not_ours(database: Database, guest: str, closed_round: Round) -> None:
    decide(database, guest, closed_round)
    with database.writing() as session:
        other = rounds.find(session, guest, teams.start(session, guest, "1", NOW))

        assert agreements.latest(session, other.team_id) == {}

"""What somebody said the last time they answered for a team, found for them alone."""

from datetime import timedelta

import pytest
from sqlalchemy import event, update

from app.db import answers, last_time, responses, round_ends, rounds
from app.db.last_time import LastTime
from app.db.models import MemberRow
from app.db.responses import OwnResponse
from app.db.rounds import Round
from app.db.session import Database
from app.domain.last_time import LastAnswer
from tests.db.company import Company, company_of, somebody
from tests.db.conftest import NOW


@pytest.fixture
def lead(database: Database) -> str:
    return somebody(database, "Ada")


@pytest.fixture
def ben(database: Database) -> str:
    return somebody(database, "Ben")


@pytest.fixture
def crew(database: Database) -> list[str]:
    """Four who make an anonymous round large enough."""
    return [somebody(database) for _ in range(4)]


@pytest.fixture
def company(database: Database, lead: str, ben: str, crew: list[str]) -> Company:
    """A team that everybody is in, with its first round called off."""
    company, first = company_of(database, lead)
    for person in (ben, *crew):
        company.join(person)
    with database.writing() as session:
        round_ends.call_off(session, first, NOW)
    return company


def answered(company: Company, lead: str, said: dict[str, str], privacy: str = "named") -> Round:
    """The next round, closed, with what people said about the first symptom."""
    round = company.open_round(lead, privacy)
    for person, value in said.items():
        company.answer(round, person, value)
    company.close(round)
    return round


def found(company: Company, lead: str, person: str) -> LastTime | None:
    """What the person is shown of the last time in the team's next round."""
    round = company.open_round(lead)
    with company.database.reading() as session:
        return last_time.find(session, round, person)


def test_ones_own_answers_of_the_last_round_are_found(company: Company, lead: str, ben: str) -> None:
    round = answered(company, lead, {lead: "no", ben: "yes"})

    assert found(company, lead, ben) == LastTime(round.number, NOW, "1", "named", {"S1": LastAnswer("yes")})


def test_marks_are_found_and_withdrawn_answers_are_not(
    database: Database, guest: str, open_round: Round, response: OwnResponse
) -> None:
    with database.writing() as session:
        answers.save(session, response.id, "S1", "partly", 2, seen=0, page="p", edit=1)
        answers.save(session, response.id, "R-ING", "de", written_down=True, seen=0, page="p", edit=1)
        answers.save(session, response.id, "S2", "no", seen=0, page="p", edit=1)
        answers.save(session, response.id, "S2", None, seen=1, page="p", edit=2)
        responses.submit(session, response.id, NOW)
        round_ends.close(session, open_round, NOW)
        following = rounds.find(session, guest, rounds.start(session, open_round.team_id, "1", NOW))
    with database.reading() as session:
        last = last_time.find(session, following, guest)

    # Nobody else sees that round, which its author answered alone.
    assert last and last.answers == {"S1": LastAnswer("partly", 2), "R-ING": LastAnswer("de", written_down=True)}


def test_answers_of_a_closed_round_are_read_once(company: Company, lead: str, ben: str) -> None:
    answered(company, lead, {lead: "no", ben: "yes"})
    round = company.open_round(lead)
    asked: list[str] = []
    event.listen(company.database.engines.reading, "before_cursor_execute", lambda *given: asked.append(given[2]))
    with company.database.reading() as session:
        first, again = (last_time.find(session, round, ben) for _ in range(2))

    assert first and first == again
    assert len([statement for statement in asked if "FROM answers" in statement]) == 1


def test_the_latest_round_that_they_answered_counts(company: Company, lead: str, ben: str) -> None:
    answered(company, lead, {lead: "no", ben: "yes"})
    second = answered(company, lead, {lead: "no", ben: "partly"})
    answered(company, lead, {lead: "no"})
    last = found(company, lead, ben)

    assert last and (last.number, last.answers) == (second.number, {"S1": LastAnswer("partly")})


def test_somebody_who_did_not_answer_has_no_last_time(company: Company, lead: str, ben: str) -> None:
    answered(company, lead, {lead: "no"})

    assert found(company, lead, ben) is None


def test_what_was_not_submitted_or_was_called_off_is_no_last_time(company: Company, lead: str, ben: str) -> None:
    first = company.open_round(lead)
    company.answer(first, lead, "no")
    company.answer(first, ben, "yes", submits=False)
    company.close(first)
    second = company.open_round(lead)
    company.answer(second, ben, "yes")
    with company.database.writing() as session:
        round_ends.call_off(session, second, NOW)

    assert found(company, lead, ben) is None


def test_what_they_said_in_another_team_is_no_last_time(company: Company, lead: str, ben: str) -> None:
    other, round = company_of(company.database, ben)
    other.answer(round, ben, "yes")
    other.close(round)

    assert found(company, lead, ben) is None


def test_after_an_anonymous_round_nothing_is_known(company: Company, lead: str, ben: str, crew: list[str]) -> None:
    answered(company, lead, {lead: "no", ben: "yes"})
    anonymous = answered(company, lead, dict.fromkeys([ben, *crew], "yes"), "anonymous")

    assert found(company, lead, ben) == LastTime(anonymous.number, NOW, "1", "anonymous", {})


def test_a_named_round_after_an_anonymous_one_is_known(company: Company, lead: str, ben: str, crew: list[str]) -> None:
    answered(company, lead, dict.fromkeys([ben, *crew], "yes"), "anonymous")
    answered(company, lead, {ben: "no", lead: "no"})
    last = found(company, lead, ben)

    assert last and last.answers == {"S1": LastAnswer("no")}


def test_whoever_came_after_an_anonymous_round_has_no_last_time(
    company: Company, lead: str, ben: str, crew: list[str]
) -> None:
    answered(company, lead, dict.fromkeys([lead, *crew], "yes"), "anonymous")
    with company.database.writing() as session:
        joined = update(MemberRow).where(MemberRow.person_id == ben)
        session.execute(joined.values(joined_at=NOW + timedelta(minutes=1)))

    assert found(company, lead, ben) is None

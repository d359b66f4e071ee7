"""In a named round nobody is asked again for a role that the team knows; what they answer there stays in that round."""

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from sqlalchemy import update

from app.db import members, rounds, teams
from app.db.models import MemberRow
from tests.web.conftest import Contents, NewVisitor
from tests.web.teams import Team, team_of
from tests.web.visitor import Visitor


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """Ada, who has said that she is an ML engineer, and Grace, who has said nothing."""
    team = team_of(app, new_visitor, "Ada", "Grace")
    with team.database.writing() as session:
        ada = teams.find(session, team.people[0].id, team.id)
        members.give_job_role(session, ada, "ml")
    return team


def open_round(team: Team, privacy: str = "named") -> str:
    """The address of the team's next round."""
    with team.database.writing() as session:
        return f"/rounds/{rounds.start(session, team.id, '1', datetime.now(UTC), privacy)}"


def job_roles(team: Team) -> list[str | None]:
    with team.database.reading() as session:
        return [teams.find(session, person.id, team.id).job_role for person in team.people]


def answers_of(visitor: Visitor, round: str) -> dict[str, str]:
    return visitor.open(f"{round}/sections/symptoms").answers


def test_a_known_role_is_given_with_the_first_answer(team: Team) -> None:
    round = open_round(team)
    page = team.lead.open(f"{round}/sections/symptoms")
    assert page.answers == {"CX1": "ml"}
    team.lead.choose(page, "S1", {"S1": "yes"})

    assert answers_of(team.lead, round) == {"CX1": "ml", "S1": "yes"}
    assert "ML engineer" in team.lead.open(f"{round}/check").text


def test_looking_at_the_questions_begins_nothing(team: Team, contents: Contents) -> None:
    round = open_round(team)
    before = contents()
    team.lead.open(f"{round}/sections/symptoms")
    page = team.lead.open(round)
    team.lead.open(f"{round}/check")

    assert contents()["responses"] == before["responses"]
    assert "Ready when you are." in page.text
    assert "Check and submit" not in page.links
    team.lead.send(f"{round}/submission", status=422)


def test_a_known_role_can_be_changed_with_the_first_answer(team: Team) -> None:
    round = open_round(team)
    team.lead.choose(team.lead.open(f"{round}/sections/symptoms"), "CX1", {"CX1": "de"})

    assert answers_of(team.lead, round) == {"CX1": "de"}
    assert job_roles(team) == ["ml", None]


def test_a_known_role_can_be_changed_on_the_page_that_began(team: Team) -> None:
    round = open_round(team)
    page = team.lead.open(f"{round}/sections/symptoms")
    team.lead.choose(page, "S1", {"S1": "no"})
    team.lead.choose(page, "CX1", {"CX1": "de"})

    assert answers_of(team.lead, round) == {"CX1": "de", "S1": "no"}


def test_a_known_role_can_be_changed_with_the_button_of_the_section(team: Team) -> None:
    round = open_round(team)
    team.lead.press(team.lead.open(f"{round}/sections/symptoms"), "See the verdict", {"CX1": "de", "S1": "no"})

    assert answers_of(team.lead, round) == {"CX1": "de", "S1": "no"}


def test_a_role_that_was_only_answered_is_not_kept_for_the_team(team: Team) -> None:
    round = open_round(team)
    page = team.member.open(f"{round}/sections/symptoms")
    assert page.answers == {}
    team.member.choose(page, "CX1", {"CX1": "dfd"})

    assert job_roles(team) == ["ml", None]


def test_an_anonymous_round_begins_without_a_role(team: Team, contents: Contents) -> None:
    round = open_round(team, "anonymous")
    page = team.lead.open(f"{round}/sections/symptoms")
    team.lead.choose(page, "S1", {"S1": "yes"})

    assert page.answers == {}
    assert [row[1] for row in contents()["answers"]] == ["S1"]


def test_a_role_that_the_questionnaire_does_not_know_is_left_out(team: Team) -> None:
    with team.database.writing() as session:
        session.execute(update(MemberRow).values(job_role="alchemist"))

    assert answers_of(team.lead, open_round(team)) == {}

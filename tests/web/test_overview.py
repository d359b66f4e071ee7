"""All teams on one page, read from summaries: what each one's last closed round says, and whether one is open."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from sqlalchemy import delete, event, update

from app.db import rounds
from app.db.models import MemberRow, SummaryRow, TeamRow
from tests.web import worked_example
from tests.web.conftest import NewVisitor
from tests.web.teams import Team, team_of
from tests.web.visitor import Page, Visitor

THREE = {
    "S1": "yes yes no",
    "S2": "no partly no",
    "S3": "no no no",
    "S4": "dont_know dont_know dont_know",
    "S5": "not_applicable not_applicable not_applicable",
    "R-CIC": "ml ml ml",
}
FIVE_ANONYMOUS = {"S1": "yes yes yes no no", "R-CIC": "ml ml ml ml ml"}

NamedTeam = Callable[..., Team]


@pytest.fixture
def named_team(app: FastAPI, new_visitor: NewVisitor) -> NamedTeam:
    """Brings a team of that name, with three people in it unless told otherwise."""

    def bring(name: str, *people: str) -> Team:
        team = team_of(app, new_visitor, *(people or ("Ada", "Ben", "Cleo")))
        with team.database.writing() as session:
            session.execute(update(TeamRow).where(TeamRow.id == team.id).values(name=name))
        return team

    return bring


def take_in(team: Team, person_id: str, standing: str = "lead") -> None:
    with team.database.writing() as session:
        session.add(MemberRow(team_id=team.id, person_id=person_id, standing=standing, joined_at=datetime.now(UTC)))


def line(page: Page, name: str) -> str:
    """What the page says of the team."""
    return next(row.text for row in page.root.all("tr") if row.text.startswith(name))


def names(page: Page) -> list[str]:
    return [link.text for row in page.root.all("tr") for link in row.all("a") if link.get("href").startswith("/teams/")]


def test_each_team_is_marked_symptom_by_symptom_from_its_last_closed_round(named_team: NamedTeam) -> None:
    team = named_team("Payments")
    team.answer({"S1": "no no no"})
    report = team.answer(THREE)
    with team.database.writing() as session:
        rounds.start(session, team.id, "1", datetime.now(UTC), asked=5)
    page = team.member.open("/teams")

    said = line(page, "Payments")
    for words in (
        "Models are deployed manually: present",
        "One script controls most workflows: in places",
        "Everyone has access to all datasets: absent",
        "Nobody knows which model is in production: not known",
        "Metrics drop without a clear explanation: does not arise here",
        "Migrations feel risky and stressful: not answered",
        "Hidden work: 1 to 5 of 5",
        "3 answered, named",
        "0 of 5 have answered",
    ):
        assert words in said
    assert page.links["Round 3"] == f"{report}/report"


def test_anonymous_rounds_are_marked_like_any_other(named_team: NamedTeam) -> None:
    team = named_team("Payments", "Ada", "Ben", "Cleo", "Dan", "Eve")
    team.answer(FIVE_ANONYMOUS, "anonymous")

    said = line(team.lead.open("/teams"), "Payments")
    assert "Models are deployed manually: present" in said
    assert "5 answered, anonymous" in said


def test_teams_are_sorted_by_name_or_by_date_and_nothing_else(named_team: NamedTeam) -> None:
    first, second = named_team("Zeta"), named_team("Alpha")
    take_in(second, first.people[0].id)
    second.answer(THREE)
    first.answer({"S1": "no no no"})
    page = first.lead.open("/teams")

    assert names(page) == ["Alpha", "Zeta"]
    assert names(first.lead.open(page.links["by last round"])) == ["Zeta", "Alpha"]
    assert names(first.lead.open("/teams?sort=symptoms")) == ["Alpha", "Zeta"]


def test_what_one_answered_alone_is_on_nobody_elses_page(named_team: NamedTeam) -> None:
    team = named_team("Payments", "Ada")
    team.answer({"S1": "yes"})
    late = named_team("Ads")
    take_in(team, late.people[1].id, "member")

    assert "manually: present" in line(team.lead.open("/teams"), "Payments")
    assert "Last closed: none" in line(late.member.open("/teams"), "Payments")


def test_a_page_of_many_teams_asks_the_database_no_more_than_one_of_few(named_team: NamedTeam) -> None:
    team = named_team("Payments")
    team.answer(THREE)
    before = queries(team, team.lead)
    for number in range(3):
        another = named_team(f"Team {number}")
        another.answer(THREE)
        with another.database.writing() as session:
            rounds.start(session, another.id, "1", datetime.now(UTC))
        take_in(another, team.people[0].id)

    assert queries(team, team.lead) <= before + 1


def test_a_round_closed_by_an_earlier_version_is_there_too(named_team: NamedTeam) -> None:
    team = named_team("Payments")
    team.answer(THREE)
    with team.database.writing() as session:
        session.execute(delete(SummaryRow))

    assert "Models are deployed manually: present" in line(team.lead.open("/teams"), "Payments")


def test_the_front_page_leads_somebody_with_several_teams_to_all_of_them(named_team: NamedTeam) -> None:
    first, second = named_team("Zeta"), named_team("Alpha")
    first.answer(THREE)
    assert "See all your teams side by side" not in first.lead.open("/").links
    take_in(second, first.people[0].id)
    second.answer(THREE)

    assert first.lead.open("/").links["See all your teams side by side"] == "/teams"


def test_the_front_page_leads_back_to_the_last_report_of_a_single_team(visitor: Visitor) -> None:
    report = worked_example.close(visitor)

    assert visitor.open("/").links["Report of your team, round 1"] == report.address


def queries(team: Team, visitor: Visitor) -> int:
    """How many times the page of all teams asks the database."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    engine = team.database.engines.reading
    event.listen(engine, "before_cursor_execute", note)
    visitor.open("/teams")
    event.remove(engine, "before_cursor_execute", note)
    return sum(statement.startswith("SELECT") for statement in asked)

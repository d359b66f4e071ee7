"""The team's page over several rounds: a pair after two, charts with tables from three on."""

from datetime import UTC, date, datetime

import pytest
from fastapi import FastAPI

from app.db import agreements, rounds, teams
from app.domain.agreements import Agreement
from tests.web.conftest import NewVisitor
from tests.web.markup import Element
from tests.web.teams import Team, team_of
from tests.web.visitor import Page

FIVE = {
    "S1": "yes yes yes no no",
    "S2": "no no no no partly",
    "R-CIC": "ml ml ml ml dfd",
    "R-ACC": "nobody ml ml dfd de",
}


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    return team_of(app, new_visitor, "Ada", "Ben", "Cleo", "Dan", "Eve")


def over_time(team: Team) -> Page:
    return team.member.open(f"/teams/{team.id}")


def charts(page: Page) -> list[Element]:
    return [drawing for drawing in page.root.all("svg") if drawing.get("class").startswith("chart")]


def rows(page: Page) -> list[str]:
    return [row.text for row in page.root.all("tr")]


def test_one_closed_round_has_no_past(team: Team) -> None:
    team.answer(FIVE)

    assert "over-time" not in over_time(team).ids


def test_two_closed_rounds_are_a_pair_with_the_way_to_see_them_side_by_side(team: Team) -> None:
    earlier, later = team.answer(FIVE), team.answer(FIVE, "anonymous")
    page = over_time(team)

    assert charts(page) == []
    assert page.links["See them side by side"] == f"{later}/comparison/{earlier.removeprefix('/rounds/')}"
    assert "Symptoms 1 to 6 of 6 1 to 6 of 6" in rows(page)
    assert "5 answered, anonymous" in page.text


def test_from_three_rounds_on_there_are_charts_each_with_its_table(team: Team) -> None:
    for privacy in ("named", "anonymous", "named"):
        team.answer(FIVE, privacy)
    page = over_time(team)

    assert len(charts(page)) == 3
    assert all(drawing.get("aria-label") for drawing in charts(page))
    today = datetime.now(UTC).strftime("%-d %b %Y")
    for row in (
        f"2 {today} 5 1 to 6 of 6",
        f"3 {today} 5, anonymous 1 to 5 of 5",
        f"2 {today} 5 35 % (25 to 60)",
        f"3 {today} 5, anonymous 35 %",
    ):
        assert row in rows(page)
    assert [group.get("class") for group in charts(page)[0].all("g") if group.has("class")] == ["apart"]
    assert "what changed across them cannot be told" in page.text


def test_agreements_are_marked_behind_the_round_on_which_they_were_made(team: Team) -> None:
    addresses = [team.answer(FIVE) for _ in range(3)]
    assert "After round" not in over_time(team).text
    lead = team.people[0].id
    with team.database.writing() as session:
        now = datetime.now(UTC)
        agreed = Agreement("R-ACC", "dfd", "Dan", date(2026, 11, 1), "", None, now)
        round = rounds.find(session, lead, addresses[-1].removeprefix("/rounds/"))
        agreements.record(session, round, teams.find(session, lead, team.id), agreed, seen=None)
    page = over_time(team)

    assert len(charts(page)) == 4
    assert "4 Access control: DevOps for Data, Dan" in rows(page)


def test_without_anonymous_rounds_nothing_is_said_about_them(team: Team) -> None:
    for _ in range(3):
        team.answer(FIVE)

    assert "Anonymous ones" not in over_time(team).text

"""The check page asks about what hardly fits together, and corrects nothing."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from app.db import rounds
from tests.web.conftest import NewVisitor
from tests.web.inviting import join_link
from tests.web.teams import team_of
from tests.web.visitor import Page, Visitor
from tests.web.worked_example import SECTIONS

SHOWN_BY_NAME = "its report shows everybody in the team what you submit here, with your name and role"
CONTRADICTIONS: dict[str, tuple[Mapping[str, str], list[str]]] = {
    "K1": ({"P2": "everywhere", "S1": "yes"}, ["P2", "S1"]),
    "K2": ({"P3": "everywhere", "S4": "dont_know"}, ["P3", "S4"]),
    "K3": ({"P4": "everywhere", "S3": "yes"}, ["P4", "S3"]),
    "K4": ({"P2": "everywhere", "M2": "yes"}, ["P2", "M2"]),
    "K5": ({"P3": "everywhere", "S2": "yes"}, ["P3", "S2"]),
    "K6": ({"P5": "everywhere", "S5": "yes"}, ["P5", "S5"]),
    "K7": ({"P1": "everywhere", "M4": "yes"}, ["P1", "S6", "M4"]),
    "K8": ({"M1": "no", "R-ING": "nobody", "R-TRF": "everyone", "R-STO": "nobody"}, ["M1"]),
    "K9": ({"CX3": "no", "R-CIC": "dfd"}, ["CX3"]),
    "K10": ({f"S{n}": "no" for n in range(1, 7)} | {"P1": "no", "P2": "no", "P3": "no"}, []),
}
"""Per check (domain 2.9) answers that fire it, and the questions to link to."""


def check_of(visitor: Visitor, answers: Mapping[str, str]) -> Page:
    """The check page of somebody with these answers, each given in its section."""
    first = visitor.begin()
    for section, items in SECTIONS.items():
        own = {item: value for item, value in answers.items() if item in {*items, "S4", "S5", "S6"}}
        visitor.send(f"{first.round}/sections/{section}", own)
    return visitor.open(f"{first.round}/check")


@pytest.mark.parametrize("check", CONTRADICTIONS)
def test_answers_that_hardly_fit_are_asked_about_with_links(visitor: Visitor, check: str) -> None:
    answers, items = CONTRADICTIONS[check]
    page = check_of(visitor, answers)

    asked = [[link.get("href").split("#")[1] for link in line.all("a")] for line in page.one("ul").all("li")]
    assert items in asked
    assert "Nothing is changed for you" in page.text


def test_answers_that_fit_are_not_asked_about(visitor: Visitor) -> None:
    assert "Please look again" not in check_of(visitor, {"P2": "everywhere", "S1": "no"}).text


def test_what_was_skipped_is_shown_as_not_answered(visitor: Visitor) -> None:
    page = check_of(visitor, {"S1": "yes"})

    rows = [row.text for row in page.root.all("tr")]
    assert "One script controls most workflows not answered Answer One script controls most workflows" in rows
    assert "37 questions are not answered" in page.text
    assert "1 of 8 answered" in page.text


def test_every_question_has_its_link_back(visitor: Visitor) -> None:
    page = check_of(visitor, {})

    lines = [row for row in page.root.all("tr") if next(row.all("td"), None)]
    assert len(lines) == 38
    assert all(next(line.all("a")).get("href").startswith(f"{page.round}/sections/") for line in lines)


def test_somebody_alone_is_told_that_their_answers_stay_with_them(visitor: Visitor) -> None:
    page = check_of(visitor, {})

    assert "stay with you until you show them to others" in page.text
    assert "with your name and role" not in page.text


def test_a_link_that_works_makes_it_the_teams(visitor: Visitor) -> None:
    page = check_of(visitor, {})
    team = visitor.open("/teams").links["Your team"]
    join_link(visitor, team)
    assert SHOWN_BY_NAME in visitor.open(page.address).text

    visitor.press(visitor.open(f"{team}/invitations"), "Withdraw join link")
    assert "stay with you" in visitor.open(page.address).text


@pytest.mark.parametrize(("privacy", "told"), [("named", SHOWN_BY_NAME), ("anonymous", "only counts are kept")])
def test_a_team_is_told_who_will_see_its_answers(
    app: FastAPI, new_visitor: NewVisitor, privacy: str, told: str
) -> None:
    team = team_of(app, new_visitor, "Ada", "Grace")
    with team.database.writing() as session:
        round_id = rounds.start(session, team.id, "1", datetime.now(UTC), privacy)
    for visitor in (team.lead, team.member):
        page = visitor.open(f"/rounds/{round_id}/check")
        assert told in page.text
        assert (SHOWN_BY_NAME in page.text) == (privacy == "named")

"""The join page: everything somebody should know before the first question, and nothing kept of reading it."""

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from app.db import rounds
from tests.web.conftest import Contents, NewVisitor
from tests.web.inviting import join_link, new_team
from tests.web.teams import team_of
from tests.web.visitor import Page


@pytest.fixture
def link(new_visitor: NewVisitor) -> str:
    """The path of a join link into a team with an open named round."""
    lead = new_visitor()
    return join_link(lead, new_team(lead))


@pytest.fixture
def anonymous_page(app: FastAPI, new_visitor: NewVisitor) -> Page:
    """The join page of a team with an open anonymous round that needs seven answers."""
    team = team_of(app, new_visitor, "Ada Pruitt")
    with team.database.writing() as session:
        rounds.start(session, team.id, "1", datetime.now(UTC), "anonymous", asked=9, minimum=7)
    return new_visitor().open(join_link(team.lead, f"/teams/{team.id}"))


@pytest.mark.parametrize(
    "said",
    [
        "Ada Pruitt asks you",
        "It takes about ten minutes",
        "Six symptoms",
        "18 duties",
        "Five practices and five mistakes",
        "Its report says who said what, with your name and role, to everybody in the team.",
        "Until the round closes nobody but you sees your answers, leads included.",
        "who has not finished yet",
        "those who join later too, sees every closed round",
        "A lead may share the report with people outside the team: without names, unless they put them in.",
    ],
)
def test_the_join_page_of_a_named_round_says(new_visitor: NewVisitor, link: str, said: str) -> None:
    assert said in new_visitor().open(link).text


@pytest.mark.parametrize(
    "said",
    [
        "Your answers carry no name and no role, and nothing says whether you took part.",
        "only counts are kept",
        "save your own view before",
        "With fewer than 7 submitted answers the round cannot be closed, and shows nothing.",
        "those who join later too, sees every closed round",
        "A lead may share the report with people outside the team, who see no more than the team does.",
        "The 7 are browsers, not people whom somebody has checked.",
        "Whoever knows everybody else’s answers can work out yours.",
        "Where all agree, everyone’s answer is known.",
        "While the round is open, whoever runs this server could find out which answers are yours.",
        "Backups made in that time may keep that.",
    ],
)
def test_the_join_page_of_an_anonymous_round_says(anonymous_page: Page, said: str) -> None:
    assert said in anonymous_page.text


def test_a_page_of_questions_can_be_read_before(new_visitor: NewVisitor, link: str) -> None:
    visitor = new_visitor()
    questions = visitor.open(visitor.open(link).links["Read or print every question first"])

    assert questions.heading == "Every question."
    for question in ("What is your own role?", "Models are deployed manually", "Incident response"):
        assert question in questions.text
    assert "I don’t know" in questions.text


def test_reading_the_join_page_leaves_no_trace(new_visitor: NewVisitor, link: str, contents: Contents) -> None:
    before = contents()
    answer = new_visitor().open(link).answer

    assert "set-cookie" not in answer.headers
    assert contents() == before


def test_the_join_page_leads_nowhere_into_the_team_and_is_not_indexed(new_visitor: NewVisitor, link: str) -> None:
    page = new_visitor().open(link)

    assert sorted(page.links.values()) == ["#main", "/", "/questions", f"/session/new?next={link}"]
    assert any(meta.get("content") == "noindex" for meta in page.root.all("meta"))

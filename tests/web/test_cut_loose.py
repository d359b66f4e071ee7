"""An anonymous round that came back from a backup without its key says so, takes nothing more, and can be ended."""

import pytest
from fastapi import FastAPI
from sqlalchemy import delete

from app.db.models import RoundKeyRow
from app.db.session import Database
from tests.web.conftest import NewVisitor
from tests.web.inviting import new_team
from tests.web.test_openings import OWN, crew, open_anonymous
from tests.web.test_rounds import close, submit
from tests.web.visitor import Visitor

HEADING = "This round takes no more answers."
SENTENCE = "This round came back from a backup."


@pytest.fixture
def round(visitor: Visitor) -> str:
    """The address of an anonymous round that the visitor has opened."""
    return open_anonymous(visitor, new_team(visitor), OWN).round


@pytest.fixture
def everybody(app: FastAPI, visitor: Visitor, round: str, new_visitor: NewVisitor) -> list[Visitor]:
    """Five people, the lead first, who all submitted before the round lost its key."""
    everybody = crew(visitor, visitor.open("/teams").links["Your team"], new_visitor)
    for person in everybody:
        submit(person, round)
    database: Database = app.state.database
    with database.writing() as session:
        session.execute(delete(RoundKeyRow))
    return everybody


def test_every_page_of_it_leads_to_where_that_is_said(round: str, everybody: list[Visitor]) -> None:
    for place in ("", "/sections/symptoms", "/check", "/view"):
        page = everybody[1].open(f"{round}{place}")
        assert (page.address, page.heading) == (round, HEADING)
        assert SENTENCE in page.text


def test_nothing_can_be_added(round: str, everybody: list[Visitor]) -> None:
    member = everybody[1]
    fields = {"S1": "yes", "S1.seen": "0|||0", "page": "tab", "edit": "1"}

    assert SENTENCE in member.send(f"{round}/sections/symptoms", fields, status=409).text
    assert SENTENCE in member.send_as_htmx(f"{round}/answers/S1", fields, status=409).text
    assert SENTENCE in member.send(f"{round}/submission", status=409).text


def test_a_lead_can_close_it_with_what_was_submitted(round: str, everybody: list[Visitor]) -> None:
    lead = everybody[0]
    assert "Close the round" in lead.open(round).links
    assert "Close the round" not in everybody[1].open(round).links

    assert "five respondents" in close(lead, round).text

"""A report that is kept for its members: what has changed shows at once, and nobody gets what is kept for others."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import update

from app.db import accounts, members, sign_ins, teams
from app.db.models import SignInRow
from app.db.rounds import find
from app.web.kept_pages import KeptPages, kept_page
from tests.web.conftest import SECRET, NewVisitor
from tests.web.teams import Team, team_of

SAID = {"CX1": "lead ml dfd", "S1": "yes yes no", "R-ACC": "dfd ml nobody", "R-ENV": "nobody nobody nobody"}
DECIDED = {"owner": "dfd", "holder_name": "Dan", "since": "2026-12-01", "why": "He has the time for it."}


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """Ada, who leads; Ben, an ML engineer; and Zdenka, who is DevOps for Data."""
    return team_of(app, new_visitor, "Ada", "Ben", "Zdenka")


@pytest.fixture
def address(team: Team) -> str:
    """The address of a report that everybody has seen."""
    report = f"{team.answer(SAID)}/report"
    for person in team.people:
        person.visitor.open(report)
    return report


def test_a_decision_shows_at_once(team: Team, address: str) -> None:
    assert "decided since" not in team.member.open(address).text
    page = team.lead.open(f"{address.removesuffix('report')}settling/R-ENV")
    button = next(button for button in page.buttons if button.startswith("Settle it"))
    team.lead.press(page, button, DECIDED)

    assert "decided since: DevOps for Data, Dan" in team.member.open(address).text


def test_a_new_name_of_the_team_shows_at_once(team: Team, address: str) -> None:
    with team.database.writing() as session:
        teams.rename(session, teams.find(session, team.people[0].id, team.id), "Billing ML")

    assert "Billing ML" in team.member.open(address).text


def test_who_deletes_their_account_is_gone_at_once(team: Team, address: str) -> None:
    assert "Zdenka" in team.member.open(address).text
    with team.database.writing() as session:
        accounts.destroy(session, SECRET.encode(), team.people[2].id)

    assert "Zdenka" not in team.member.open(address).text


def test_who_is_out_of_the_team_does_not_get_what_is_kept(team: Team, address: str) -> None:
    with team.database.writing() as session:
        left = find(session, team.people[2].id, address.split("/")[2])
        members.leave(session, SECRET.encode(), teams.find(session, team.people[2].id, left.team_id))

    team.people[2].visitor.open(address, 404)
    team.member.open(address)


def test_who_signed_out_does_not_get_what_is_kept(team: Team, address: str) -> None:
    with team.database.writing() as session:
        sign_ins.end_all(session, team.people[1].id)
    assert team.member.client.get(address).status_code == 401


def test_an_hour_later_the_use_of_the_browser_is_noted_also_where_the_page_is_kept(team: Team, address: str) -> None:
    with team.database.writing() as session:
        an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
        session.execute(update(SignInRow).values(last_used_at=an_hour_ago))
    assert team.member.client.get(address).headers["Set-Cookie"]
    assert "Set-Cookie" not in team.member.client.get(address).headers


def test_a_page_that_is_kept_goes_out_like_one_that_was_just_made(team: Team, address: str) -> None:
    made, kept = (team.people[2].visitor.client.get(address) for _ in range(2))
    assert made.content == kept.content
    headers = [{(name, value) for name, value in one.headers.items() if name != "x-request-id"} for one in (made, kept)]
    assert headers[0] == headers[1]


def test_a_lead_and_a_member_each_get_their_own(team: Team, address: str) -> None:
    assert "Share this report" in team.lead.open(address).links
    assert "Share this report" not in team.member.open(address).links


def test_no_browser_and_no_proxy_keeps_a_members_report(team: Team, address: str) -> None:
    assert team.member.client.get(address).headers["Cache-Control"] == "no-store"


def test_the_page_that_nobody_asked_for_longest_makes_room() -> None:
    one, other, third = (kept_page(letter * 3000, compressed=False) for letter in "abc")
    pages = KeptPages(most=6000)
    pages.keep("one", one)
    pages.keep("other", other)
    assert pages.find("one", compressed=False) is one
    pages.keep("third", third)

    assert [pages.find(name, compressed=False) for name in ("one", "other", "third")] == [one, None, third]


def test_a_page_kept_again_takes_its_room_once() -> None:
    page = kept_page("a" * 3000, compressed=False)
    pages = KeptPages(most=6000)
    for made_of in ("one", "other", "other"):
        pages.keep(made_of, page)

    assert pages.find("one", compressed=False) and pages.find("other", compressed=False)


def test_each_form_of_a_page_is_kept_by_itself() -> None:
    pages = KeptPages()
    pages.keep("one", kept_page("a" * 3000, compressed=True))

    assert pages.find("one", compressed=True)
    assert not pages.find("one", compressed=False)

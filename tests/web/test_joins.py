"""Joining by a link: what it means is said first, nothing is kept before, and nobody is in a team twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import update

from app.db import rounds
from app.db.models import PersonRow
from app.db.session import Database
from tests.web import worked_example
from tests.web.conftest import Contents, NewVisitor
from tests.web.inviting import join, join_link, new_team
from tests.web.markup import fields_of
from tests.web.teams import Team, team_of
from tests.web.visitor import Visitor
from tests.web.worked_example import SYMPTOMS


@pytest.fixture
def asking_anonymously(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """A team of two with an open anonymous round that needs seven answers."""
    team = team_of(app, new_visitor, "Ada Pruitt", "Grace Okoye")
    with team.database.writing() as session:
        rounds.start(session, team.id, "1", datetime.now(UTC), "anonymous", asked=9, minimum=7)
    return team


def test_joining_leads_to_the_first_question_with_ones_role_answered(new_visitor: NewVisitor, link: str) -> None:
    first = join(new_visitor(), link, role="dfd")

    assert first.address.endswith("/sections/symptoms")
    assert first.answers["CX1"] == "dfd"
    assert "1 of 8 answered" in first.text


def test_who_joined_is_in_the_list_of_members(new_visitor: NewVisitor, lead: Visitor, address: str, link: str) -> None:
    join(new_visitor(), link, "Grace Okoye", "ml")

    assert "Grace Okoye Member · ML engineer" in lead.open(f"{address}/members").text


def test_the_round_counts_who_joined_by_the_answers_they_give(
    new_visitor: NewVisitor, lead: Visitor, address: str, link: str
) -> None:
    visitor = new_visitor()
    first = join(visitor, link)
    visitor.press(first, "See the verdict", SYMPTOMS)
    visitor.press(visitor.open(f"{first.round}/check"), "Submit and see the report")

    round = lead.open(first.round)
    assert "Begun 1" in round.text
    assert "Finished 1" in round.text


def test_whoever_joins_twice_in_one_browser_stays_one_person(
    new_visitor: NewVisitor, lead: Visitor, address: str, link: str
) -> None:
    visitor = new_visitor()
    join(visitor, link)
    again = visitor.open(link)
    assert again.heading == "You are in Payments ML already."
    assert visitor.open(again.links["To the round"]).heading == "Go on where you stopped."
    assert visitor.send(link, {"name": "Somebody else", "role": "de"}).address.endswith("/sections/symptoms")

    members = lead.open(f"{address}/members")
    assert members.text.count("Grace Okoye") >= 1
    assert "Somebody else" not in members.text
    assert "1 person has come in through it" in lead.open(f"{address}/invitations").text


def test_two_clicks_at_once_bring_one_person(new_visitor: NewVisitor, lead: Visitor, address: str, link: str) -> None:
    form = fields_of(new_visitor().open(link).root) | {"name": "Grace Okoye", "role": "ml"}
    browsers = [new_visitor() for _ in range(4)]

    def click(browser: Visitor) -> int:
        return browser.client.post(link, data=form).status_code

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(click, browsers)) == {200}
    assert lead.open(f"{address}/members").text.count("Grace Okoye Member") == 1
    assert {browser.open(address).status for browser in browsers} == {200}


def test_a_form_sent_again_much_later_brings_somebody_else(
    app: FastAPI, new_visitor: NewVisitor, lead: Visitor, address: str, link: str
) -> None:
    form = fields_of(new_visitor().open(link).root) | {"name": "Grace Okoye", "role": "ml"}
    new_visitor().send(link, form)
    database: Database = app.state.database
    with database.writing() as session:
        session.execute(update(PersonRow).values(created_at=datetime.now(UTC) - timedelta(minutes=2)))
    new_visitor().send(link, form)

    assert lead.open(f"{address}/members").text.count("Grace Okoye Member") == 2


def test_the_lead_who_opens_the_link_is_in_the_team_already(lead: Visitor, link: str) -> None:
    assert lead.open(link).heading == "You are in Payments ML already."


def test_what_is_missing_is_named_and_nothing_typed_is_lost(
    new_visitor: NewVisitor, link: str, contents: Contents
) -> None:
    visitor, before = new_visitor(), contents()
    without_role = visitor.press(visitor.open(link), "Join and begin", {"name": "Grace Okoye"}, status=422)

    assert without_role.title.startswith("Error: ")
    assert without_role.links["Please choose the role that comes closest."] == "#role"
    assert without_role.find("name").get("value") == "Grace Okoye"
    without_name = visitor.press(visitor.open(link), "Join and begin", {"name": "  ", "role": "de"}, status=422)
    assert without_name.links["Please give your name."] == "#name"
    assert without_name.answers == {"role": "de"}
    assert contents() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("\u200b\u2060", "Please give your name."),
        ("x" * 81, "Please use at most 80 characters."),
        ("Ada\u202eevil", "Please leave out characters that cannot be shown."),
    ],
)
def test_a_name_is_something_that_can_be_shown(new_visitor: NewVisitor, link: str, name: str, said: str) -> None:
    refused = new_visitor().send(link, {"name": name, "role": "de"}, status=422)

    assert refused.links[said] == "#name"


def test_a_name_is_kept_as_its_owner_writes_it(new_visitor: NewVisitor, lead: Visitor, address: str, link: str) -> None:
    for name in ("<b>Zoë</b>  Nguyễn-O’Brien", "李小龍", "عائشة"):
        join(new_visitor(), link, name)

    members = lead.open(f"{address}/members").text
    for name in ("<b>Zoë</b> Nguyễn-O’Brien", "李小龍", "عائشة"):
        assert name in members


def test_in_an_anonymous_round_no_role_is_asked_or_kept(new_visitor: NewVisitor, asking_anonymously: Team) -> None:
    team = f"/teams/{asking_anonymously.id}"
    visitor = new_visitor()
    page = visitor.open(join_link(asking_anonymously.lead, team))
    assert "role" not in page.ids
    first = visitor.press(page, "Join and begin", {"name": "Kim Vries", "role": "ml"})

    assert "CX1" not in {field.get("name") for field in first.root.all("input")}
    assert "Kim Vries (you) Member · since" in visitor.open(f"{team}/members").text


def test_joining_an_anonymous_round_begins_nothing(new_visitor: NewVisitor, asking_anonymously: Team) -> None:
    first = join(new_visitor(), join_link(asking_anonymously.lead, f"/teams/{asking_anonymously.id}"))

    assert "Begun 0" in asking_anonymously.lead.open(first.round).text


def test_a_team_without_an_open_round_can_be_joined_and_shows_its_closed_ones(
    app: FastAPI, new_visitor: NewVisitor
) -> None:
    team = team_of(app, new_visitor, "Ada Pruitt", "Grace Okoye")
    round = team.answer({"S1": "yes yes", "R-ING": "de ml"})
    link = join_link(team.lead, f"/teams/{team.id}")
    visitor = new_visitor()
    assert "No round is open just now" in visitor.open(link).text
    joined = join(visitor, link, "Kim Vries")

    assert joined.address == f"/teams/{team.id}"
    assert visitor.open(joined.links["Round 2"]).address == f"{round}/report"


def test_a_member_who_came_later_sees_the_rounds_that_were_closed_before(app: FastAPI, new_visitor: NewVisitor) -> None:
    team = team_of(app, new_visitor, "Ada Pruitt", "Grace Okoye")
    round = team.answer({"S1": "yes yes", "R-ING": "de ml"})
    later = new_visitor()
    later.open(f"{round}/report", 404)
    join(later, join_link(team.lead, f"/teams/{team.id}"), "Kim Vries")

    assert later.open(f"{round}/report").status == 200


def test_a_round_that_one_person_answered_alone_stays_theirs(new_visitor: NewVisitor) -> None:
    lead, later = new_visitor(), new_visitor()
    report = worked_example.close(lead)
    team = lead.open("/teams").links["Your team"]
    join(later, join_link(lead, team))

    later.open(report.address, 404)
    assert "No round yet." in later.open(team).text
    assert "seen by you alone" in lead.open(team).text


def test_who_has_an_account_can_sign_in_first_and_come_back(new_visitor: NewVisitor, link: str) -> None:
    visitor = new_visitor()
    sign_in = visitor.open(visitor.open(link).links["sign in first"])

    assert any(field.get("value") == link for field in sign_in.root.all("input"))


def test_somebody_with_a_name_finds_it_filled_in(new_visitor: NewVisitor, lead: Visitor, link: str) -> None:
    other = new_visitor()
    theirs = join_link(other, new_team(other))

    assert lead.open(theirs).find("name").get("value") == "Ada Pruitt"

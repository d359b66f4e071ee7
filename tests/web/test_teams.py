"""Teams: whose they are, what they are called, and how one ends."""

from datetime import UTC, datetime

from fastapi import FastAPI

from app.db import rounds
from tests.web import worked_example
from tests.web.conftest import Contents, NewVisitor
from tests.web.inviting import join, join_link, new_team
from tests.web.teams import team_of
from tests.web.visitor import Visitor


def test_a_stranger_is_asked_to_sign_in_before_their_teams_are_shown(visitor: Visitor) -> None:
    assert visitor.open("/teams", 401).heading == "Sign in first."


def test_every_team_of_somebody_is_listed_with_its_open_round(new_visitor: NewVisitor) -> None:
    lead, visitor = new_visitor(), new_visitor()
    join(visitor, join_link(lead, new_team(lead)))
    new_team(visitor)
    listed = visitor.open("/teams")

    lines = [line.text for line in listed.root.all("tr")]
    assert "Your team you lead it Last closed: none Open now: Round 1 no people have answered" in lines
    assert "Payments ML you are a member Last closed: none Open now: Round 1 no people have answered" in lines


def test_a_team_shows_its_rounds_newest_first_with_their_state(app: FastAPI, new_visitor: NewVisitor) -> None:
    team = team_of(app, new_visitor, "Ada Pruitt", "Grace Okoye")
    closed = team.answer({"S1": "yes yes"})
    with team.database.writing() as session:
        rounds.start(session, team.id, "1", datetime.now(UTC))
    page = team.member.open(f"/teams/{team.id}")

    assert [link for link in page.links if link.startswith("Round ")] == ["Round 3", "Round 2", "Round 1"]
    assert page.links["Round 2"] == f"{closed}/report"
    for state in ("Round 3 open since", "Round 2 closed on", "Round 1 called off on"):
        assert state in page.text


def test_a_lead_opens_a_round_where_none_is_open(visitor: Visitor) -> None:
    round = visitor.begin().round
    team = visitor.open("/teams").links["Your team"]
    assert "Open a round" not in visitor.open(team).links
    visitor.send(f"{round}/cancellation")

    assert visitor.open(visitor.open(team).links["Open a round"]).status == 200


def test_a_lead_names_the_team(visitor: Visitor) -> None:
    team = new_team(visitor)
    named = visitor.press(visitor.open(team), "Save the name", {"name": "  Payments   ML "})
    assert named.heading == "Payments ML"
    refused = visitor.press(named, "Save the name", {"name": " "}, status=422)

    assert refused.title.startswith("Error: ")
    assert refused.links["Please give the team a name."] == "#name"
    assert visitor.open(team).heading == "Payments ML"


def test_a_team_is_deleted_wholly_once_its_name_is_typed(new_visitor: NewVisitor, contents: Contents) -> None:
    lead, member = new_visitor(), new_visitor()
    round = worked_example.submit(lead).round
    team = lead.open("/teams").links["Your team"]
    join(member, join_link(lead, team))
    refused = lead.press(lead.open(f"{team}/deletion"), "Delete the team for good", {"name": "Payments"}, status=422)
    assert refused.title.startswith("Error: ")
    assert refused.find("name").get("value") == "Payments"
    gone = lead.press(refused, "Delete the team for good", {"name": "payments ml"})

    assert "You are in no team." in gone.text
    assert "You are in no team." in member.open("/teams").text
    for visitor in (lead, member):
        visitor.open(team, 404)
        visitor.open(round, 404)
    left = {table for table, rows in contents().items() if rows}
    assert left <= {"people", "sign_ins", "attempts"}


def test_a_team_without_a_name_is_deleted_by_what_it_is_called_on_the_page(visitor: Visitor) -> None:
    deletion = visitor.open(f"{new_team(visitor)}/deletion")
    assert "type the team’s name: Your team" in deletion.text

    assert visitor.press(deletion, "Delete the team for good", {"name": "your team"}).address == "/teams"


def test_members_neither_name_nor_delete_a_team_and_strangers_do_not_find_it(new_visitor: NewVisitor) -> None:
    lead, member, stranger = new_visitor(), new_visitor(), new_visitor()
    team = new_team(lead)
    join(member, join_link(lead, team))
    stranger.begin()

    assert "Save the name" not in member.open(team).buttons
    for somebody, status in ((member, 403), (stranger, 404)):
        somebody.send(f"{team}/name", {"name": "Ours"}, status)
        somebody.open(f"{team}/deletion", status)
        somebody.send(f"{team}/deletion", {"name": "Payments ML"}, status)
    stranger.open(team, 404)
    assert lead.open(team).heading == "Payments ML"

"""Inviting: a link for leads to make, copy again and withdraw, said plainly what it does to one's own answers."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.web.conftest import NewVisitor
from tests.web.inviting import NAMES, join, join_link, links_on, new_team
from tests.web.visitor import Visitor

ALONE = "You have been alone in this round, and it is a named one."


def test_the_first_link_asks_for_the_names_that_the_join_page_needs(visitor: Visitor) -> None:
    team = new_team(visitor)
    refused = visitor.press(visitor.open(f"{team}/invitations"), "Make a join link", status=422)

    assert refused.title.startswith("Error: ")
    assert refused.links["Please give the team a name. It stands on the join page."] == "#team_name"
    assert refused.links["Please give your name, so that people see who asks them."] == "#name"
    halfway = visitor.press(refused, "Make a join link", {"team_name": "Payments ML", "days": "90"}, status=422)
    assert halfway.find("team_name").get("value") == "Payments ML"
    assert halfway.answers == {"days": "90"}
    made = visitor.press(halfway, "Make a join link", {"name": "Ada Pruitt"})
    assert len(links_on(made)) == 1
    assert not {"team_name", "name"} & made.ids


def test_nothing_is_kept_of_a_form_that_was_refused(visitor: Visitor) -> None:
    team = new_team(visitor)
    fields = NAMES | {"days": "365"}
    refused = visitor.send(f"{team}/invitations", fields, status=422)

    assert refused.links["Please choose how long the link should work."] == "#days"
    assert visitor.open(team).heading == "Your team"


def test_a_link_can_be_copied_again_later(visitor: Visitor) -> None:
    team = new_team(visitor)
    link = join_link(visitor, team)

    assert links_on(visitor.open(f"{team}/invitations")) == [link]


@pytest.mark.parametrize(
    ("choice", "said"), [("7", 7), ("30", 30), ("90", 90), ("none", None)], ids=["7", "30", "90", "none"]
)
def test_a_link_says_how_long_it_works(visitor: Visitor, choice: str, said: int | None) -> None:
    team = new_team(visitor)
    join_link(visitor, team, choice)
    until = datetime.now(UTC) + timedelta(days=said or 0)
    works = f"Works until {until.day} {until:%B %Y}." if said else "Works until you withdraw it."

    assert works in visitor.open(f"{team}/invitations").text


def test_thirty_days_are_chosen_unless_said_otherwise(visitor: Visitor) -> None:
    assert visitor.open(f"{new_team(visitor)}/invitations").answers == {"days": "30"}


def test_each_link_says_how_many_came_in_through_it(new_visitor: NewVisitor) -> None:
    lead = new_visitor()
    team = new_team(lead)
    link = join_link(lead, team)
    assert "Nobody has come in through it yet." in lead.open(f"{team}/invitations").text
    for name in ("Grace Okoye", "Kim Vries"):
        join(new_visitor(), link, name)

    assert "2 people have come in through it." in lead.open(f"{team}/invitations").text


def test_a_withdrawn_link_is_listed_as_one_that_no_longer_works(visitor: Visitor) -> None:
    team = new_team(visitor)
    join_link(visitor, team)
    page = visitor.open(f"{team}/invitations")
    after = visitor.press(page, "Withdraw join link")

    assert links_on(after) == []
    assert "Links that no longer work" in after.text
    assert "withdrawn nobody came in" in after.text


def test_links_made_on_one_day_are_told_apart_by_number(visitor: Visitor) -> None:
    team = new_team(visitor)
    first, second = join_link(visitor, team), join_link(visitor, team)
    page = visitor.open(f"{team}/invitations")
    assert [button for button in page.buttons if button.startswith("Withdraw")] == [
        "Withdraw join link 2",
        "Withdraw join link 1",
    ]
    left = visitor.press(page, "Withdraw join link 1")

    assert links_on(left) == [second]
    assert first != second


def test_who_is_alone_in_a_named_round_is_told_what_inviting_does_to_their_answers(new_visitor: NewVisitor) -> None:
    lead = new_visitor()
    team = new_team(lead)
    invite = lead.open(f"{team}/invitations")
    assert ALONE in invite.text
    assert "the report shows them to the team by name" in invite.text
    assert invite.links["Ask anonymously instead"] == f"{team}/rounds/new?privacy=anonymous"
    join(new_visitor(), join_link(lead, team))

    assert ALONE not in lead.open(f"{team}/invitations").text


def test_inviting_keeps_the_round_and_its_answers(new_visitor: NewVisitor) -> None:
    lead = new_visitor()
    first = lead.begin()
    lead.press(first, "See the verdict", {"CX1": "lead", "S1": "yes"})
    team = lead.open("/teams").links["Your team"]
    joined = join(new_visitor(), join_link(lead, team))

    assert joined.round == first.round
    assert lead.open(first.address).answers["S1"] == "yes"


def test_without_an_open_round_the_page_says_so_and_leads_to_opening_one(visitor: Visitor) -> None:
    round = visitor.begin().round
    team = visitor.open("/teams").links["Your team"]
    visitor.send(f"{round}/cancellation")
    invite = visitor.open(f"{team}/invitations")

    assert "No round is open." in invite.text
    assert invite.links["Open a round first"] == f"{team}/rounds/new"


def test_only_leads_invite(new_visitor: NewVisitor) -> None:
    lead, member, stranger = new_visitor(), new_visitor(), new_visitor()
    team = new_team(lead)
    link = join_link(lead, team)
    join(member, link)
    stranger.begin()
    withdrawal = f"{team}/invitations/{link.removeprefix('/join/')[:20]}/withdrawal"

    assert "Invite people" not in member.open(team).links
    for somebody, status in ((member, 403), (stranger, 404)):
        somebody.open(f"{team}/invitations", status)
        somebody.send(f"{team}/invitations", NAMES, status)
        somebody.send(withdrawal, status=status)
    assert links_on(lead.open(f"{team}/invitations")) == [link]

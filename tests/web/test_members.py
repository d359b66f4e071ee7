"""Members: who is in a team, what leads can change, and how somebody goes."""

from dataclasses import dataclass

import pytest

from tests.web.conftest import NewVisitor
from tests.web.inviting import join, join_link, new_team
from tests.web.visitor import Page, Visitor
from tests.web.worked_example import SYMPTOMS


@dataclass(frozen=True)
class Two:
    """A lead and a member who has answered in the open round of their team."""

    lead: Visitor
    member: Visitor
    team: str
    round: str

    @property
    def members(self) -> Page:
        return self.lead.open(f"{self.team}/members")

    def address_of(self, name: str, button: str) -> str:
        """Where the button beside the name sends its form."""
        pressed = next(one for one in self.members.root.all("button") if one.text == f"{button} {name}")
        return next(outer for outer in pressed.around() if outer.tag == "form").get("action")


@pytest.fixture
def two(new_visitor: NewVisitor) -> Two:
    lead, member = new_visitor(), new_visitor()
    team = new_team(lead)
    first = join(member, join_link(lead, team))
    member.press(first, "See the verdict", SYMPTOMS)
    member.press(member.open(f"{first.round}/check"), "Submit and see the report")
    return Two(lead, member, team, first.round)


def test_everybody_sees_who_is_in_the_team(two: Two) -> None:
    seen = two.member.open(f"{two.team}/members")

    assert "Ada Pruitt Lead · since" in seen.text
    assert "Grace Okoye (you) Member · ML engineer · since" in seen.text
    assert [button for button in seen.buttons if "lead" in button or "Remove" in button] == []


def test_a_second_lead_can_do_what_the_first_can(two: Two) -> None:
    made = two.lead.press(two.members, "Make a lead of Grace Okoye")
    assert "Grace Okoye Lead" in made.text
    assert two.member.open(f"{two.team}/invitations").status == 200
    stepped_down = two.member.press(two.member.open(f"{two.team}/members"), "Make a member of Ada Pruitt")

    assert "Ada Pruitt Member" in stepped_down.text
    two.lead.open(f"{two.team}/invitations", 403)


def test_the_only_lead_cannot_step_down_but_is_told_what_to_do(two: Two) -> None:
    refused = two.lead.press(two.members, "Step down to member of Ada Pruitt", status=409)

    assert "Name another one first, or delete the team." in refused.text
    assert "Ada Pruitt (you) Lead" in two.members.text


def test_a_removed_member_is_out_and_their_open_answers_with_them(two: Two) -> None:
    after = two.lead.press(two.members, "Remove Grace Okoye")

    assert "Grace Okoye" not in after.text
    assert "Begun 0" in two.lead.open(two.round).text
    two.member.open(two.team, 404)
    two.member.open(two.round, 404)
    assert "You are in no team." in two.member.open("/teams").text


def test_who_was_removed_can_come_back_by_a_link_that_still_works(two: Two) -> None:
    two.lead.press(two.members, "Remove Grace Okoye")
    link = join_link(two.lead, two.team)
    first = join(two.member, link, "Grace Okoye", "de")

    assert first.answers == {"CX1": "de"}
    assert two.members.text.count("Grace Okoye Member") == 1


def test_a_member_leaves_after_being_told_what_goes_and_what_stays(two: Two) -> None:
    departure = two.member.open(f"{two.team}/departure")
    assert "Your answers in an open round are deleted." in departure.text
    assert "What you submitted in closed rounds stays there" in departure.text
    gone = two.member.press(departure, "Leave the team")

    assert gone.address == "/teams"
    assert "Grace Okoye" not in two.members.text
    assert "Begun 0" in two.lead.open(two.round).text


def test_closed_named_answers_stay_when_their_author_leaves(two: Two) -> None:
    two.lead.press(two.lead.open(f"{two.round}/closure"), "Close the round for good")
    before = two.lead.open(f"{two.round}/report").text
    two.member.press(two.member.open(f"{two.team}/departure"), "Leave the team")

    assert two.lead.open(f"{two.round}/report").text == before


def test_the_only_lead_names_another_or_deletes_the_team_before_leaving(two: Two) -> None:
    departure = two.lead.open(f"{two.team}/departure")
    assert "You are its only lead" in departure.text
    assert departure.links["Choose another lead"] == f"{two.team}/members"
    assert departure.links["Delete the team"] == f"{two.team}/deletion"
    assert "Leave the team" not in departure.buttons
    two.lead.send(f"{two.team}/departure", status=409)
    two.lead.press(two.members, "Make a lead of Grace Okoye")

    assert two.lead.press(two.lead.open(f"{two.team}/departure"), "Leave the team").address == "/teams"


def test_ones_own_role_is_ones_own_to_change(two: Two) -> None:
    page = two.member.open(f"{two.team}/members")
    assert page.answers == {"role": "ml"}
    changed = two.member.press(page, "Save your role", {"role": "dfd"})

    assert "Grace Okoye (you) Member · DevOps for Data" in changed.text
    assert "Ada Pruitt (you) Lead · since" in two.members.text
    two.member.send(f"{two.team}/role", {"role": "de_facto"}, 422)


def test_a_standing_is_lead_or_member(two: Two) -> None:
    standing = two.address_of("Grace Okoye", "Make a lead of")

    two.lead.send(standing, {"standing": "owner"}, 422)
    assert "Grace Okoye Member" in two.members.text


def test_only_leads_change_others_and_strangers_find_nothing(two: Two, new_visitor: NewVisitor) -> None:
    stranger = new_visitor()
    stranger.begin()
    standing = two.address_of("Grace Okoye", "Make a lead of")
    removal = two.address_of("Grace Okoye", "Remove")

    for somebody, status in ((two.member, 403), (stranger, 404), (new_visitor(), 404)):
        somebody.send(standing, {"standing": "lead"}, status)
        somebody.send(removal, status=status)
    for address in ("members", "departure"):
        stranger.open(f"{two.team}/{address}", 404)
    stranger.send(f"{two.team}/departure", status=404)
    stranger.send(f"{two.team}/role", {"role": "ml"}, 404)
    assert "Grace Okoye Member" in two.members.text


def test_a_lead_cannot_reach_members_of_another_team(two: Two, new_visitor: NewVisitor) -> None:
    other = new_visitor()
    theirs = new_team(other)
    member = two.address_of("Grace Okoye", "Remove").split("/")[4]

    other.send(f"{theirs}/members/{member}/removal", status=404)
    other.send(f"{theirs}/members/{member}/standing", {"standing": "lead"}, 404)
    assert "Grace Okoye" in two.members.text

"""The round page is made for chasing; a round ends once, after saying what that means."""

import pytest

from tests.web import worked_example
from tests.web.conftest import NewVisitor
from tests.web.inviting import join, join_link, links_on, new_team
from tests.web.visitor import Page, Visitor


@pytest.fixture
def lead(visitor: Visitor) -> Visitor:
    return visitor


@pytest.fixture
def team(lead: Visitor) -> str:
    """The address of the lead's team, with a named round that is open."""
    return new_team(lead)


@pytest.fixture
def round(lead: Visitor, team: str) -> str:
    return f"/rounds/{lead.open(team).links['Round 1'].split('/')[2]}"


@pytest.fixture
def member(lead: Visitor, team: str, new_visitor: NewVisitor) -> Visitor:
    """A colleague who has joined."""
    colleague = new_visitor()
    join(colleague, join_link(lead, team))
    return colleague


def submit(visitor: Visitor, round: str) -> Page:
    visitor.send(f"{round}/sections/symptoms", {"S1": "yes"})
    return visitor.send(f"{round}/submission")


def end(lead: Visitor, round: str, what: str, button: str) -> Page:
    return lead.press(lead.open(f"{round}/{what}"), button)


def close(lead: Visitor, round: str) -> Page:
    return end(lead, round, "closure", "Close the round for good")


def figures(page: Page) -> dict[str, str]:
    """The figures of the round page by their names."""
    groups = next(found for found in page.root.all("dl") if "figures" in found.get("class").split())
    return {next(one.all("dt")).text: next(one.all("dd")).text for one in groups.all("div")}


def test_the_round_page_counts_who_was_asked_has_begun_and_has_finished(
    lead: Visitor, round: str, member: Visitor
) -> None:
    submit(member, round)
    page = lead.open(round)

    assert figures(page) == {"Asked": "2", "Begun": "1", "Finished": "1"}
    assert "You have answered 0 of 38 questions." in page.text


def test_the_link_stands_ready_to_paste_for_leads_only(lead: Visitor, round: str, member: Visitor, team: str) -> None:
    assert links_on(lead.open(round)) == links_on(lead.open(f"{team}/invitations"))
    page = member.open(round)
    assert links_on(page) == []
    assert "Close the round" not in page.links


def test_who_has_not_finished_stands_there_by_name_until_they_have(lead: Visitor, round: str, member: Visitor) -> None:
    member.send(f"{round}/sections/symptoms", {"S1": "yes"})
    for visitor in (lead, member):
        rows = [row.text for row in visitor.open(round).root.all("li")]
        assert any(row.startswith("Grace Okoye") and "has begun" in row for row in rows)
        assert any(row.startswith("Ada Pruitt") and "has not begun" in row for row in rows)
    member.send(f"{round}/submission")
    assert "Grace Okoye" not in lead.open(round).text


def test_nobody_sees_an_answer_of_anybody_else_while_the_round_is_open(
    lead: Visitor, round: str, member: Visitor
) -> None:
    submit(member, round)

    assert "The report comes when the round is closed." in lead.open(f"{round}/report").text
    assert lead.open(f"{round}/view").address == round
    assert lead.open(f"{round}/sections/symptoms").answers == {}


def test_closing_says_before_how_many_answers_count_and_how_many_do_not(
    lead: Visitor, round: str, member: Visitor
) -> None:
    lead.send(f"{round}/sections/symptoms", {"S1": "yes"})
    submit(member, round)
    page = lead.open(f"{round}/closure")

    assert "rest on the answers of 1 person" in page.text
    assert "1 has begun without submitting, and will not count" in page.text
    assert close(lead, round).address == f"{round}/report"
    assert "This round is closed." in member.open(round).heading


def test_members_may_see_a_round_and_not_end_it(lead: Visitor, round: str, member: Visitor) -> None:
    submit(member, round)
    for what in ("closure", "cancellation"):
        assert "Only a lead of this team can do that." in member.open(f"{round}/{what}", status=403).text
        member.send(f"{round}/{what}", status=403)
    assert figures(lead.open(round))["Finished"] == "1"


def test_strangers_find_nothing_to_end_or_open(round: str, team: str, new_visitor: NewVisitor) -> None:
    stranger = new_visitor()
    stranger.begin()
    for address in (f"{round}/closure", f"{round}/cancellation", f"{round}/showing"):
        stranger.send(address, status=404)
    stranger.send(f"{team}/rounds", status=404)
    stranger.open(f"{team}/rounds/new", status=404)


def test_what_is_ended_is_not_ended_again_nor_changed(lead: Visitor, round: str, member: Visitor) -> None:
    submit(member, round)
    close(lead, round)
    for address in ("closure", "cancellation"):
        assert "This round is closed" in lead.send(f"{round}/{address}", status=409).text
    for address in ("sections/symptoms", "submission/withdrawal"):
        assert "This round is closed" in member.send(f"{round}/{address}", {"S1": "no"}, status=409).text
    assert "Submitted." not in member.open(f"{round}/view").text


def test_a_round_called_off_keeps_its_number_and_not_its_answers(
    lead: Visitor, round: str, member: Visitor, team: str
) -> None:
    submit(member, round)
    assert "answers of 1 person are deleted" in lead.open(f"{round}/cancellation").text
    page = end(lead, round, "cancellation", "Call it off and delete the answers")

    assert page.heading == "This round was called off."
    assert member.open(f"{round}/view").address == round
    assert "called off on" in lead.open(team).text
    opened = lead.press(lead.open(f"{team}/rounds/new"), "Open the round", {"privacy": "named", "asked": "2"})
    assert "Round 2" in opened.text


def test_a_round_answered_alone_is_found_by_others_once_it_is_shown(
    lead: Visitor, team: str, round: str, new_visitor: NewVisitor
) -> None:
    submit(lead, round)
    close(lead, round)
    colleague = new_visitor()
    join(colleague, join_link(lead, team))
    colleague.open(round, status=404)
    assert "Round 1" not in colleague.open(team).links

    shown = lead.press(lead.open(round), "Show it to the team")
    assert "Only you see this round" not in shown.text
    assert colleague.open(f"{round}/report").heading


def test_taking_back_makes_answers_changeable_until_they_are_submitted_again(
    lead: Visitor, round: str, member: Visitor
) -> None:
    view = submit(member, round)
    taken_back = member.press(view, "Take back")
    assert taken_back.address == f"{round}/check"
    assert figures(lead.open(round)) == {"Asked": "2", "Begun": "1", "Finished": "0"}
    member.press(member.open(f"{round}/sections/symptoms"), "See the verdict", {"S1": "no"})
    member.press(member.open(f"{round}/check"), "Submit and see the report")
    assert figures(lead.open(round))["Finished"] == "1"


def test_the_whole_journey_alone_says_who_keeps_it(lead: Visitor) -> None:
    report = worked_example.close(lead)
    assert "Only you see this round" in lead.open(report.round).text


def test_a_later_named_round_says_who_will_see_what_before_the_first_answer(
    lead: Visitor, team: str, round: str, member: Visitor
) -> None:
    submit(member, round)
    close(lead, round)
    later = lead.send(f"{team}/rounds", {"privacy": "named", "asked": "2"}).address
    assert "Its report says who said what" in member.open(later).text
    member.send(f"{later}/sections/symptoms", {"S1": "yes"})

    assert "Its report says who said what" not in member.open(later).text

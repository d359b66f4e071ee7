"""Settling: a lead takes the duties that need a decision one at a time, and the whole team sees what comes of it."""

import pytest
from fastapi import FastAPI

from tests.web.conftest import NewVisitor
from tests.web.teams import Team, team_of
from tests.web.visitor import Page

THREE = {
    "CX1": "lead ml dfd",
    "R-ACC": "dfd ml nobody",
    "R-ENV": "nobody nobody nobody",
    "R-CIC": "ml ml ml",
    "R-TRN": "ml ml ml",
    "R-OBS": "everyone everyone everyone",
}
DECIDED = {"owner": "dfd", "holder_name": "Dan", "since": "2026-12-01", "why": "He has the time for it."}
WAITING = {"owner": "wait", "risk_taken_by": "Grace", "since": "2026-12-01", "why": "Nobody has the time."}


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """Ada, who leads; Ben, an ML engineer; and Dan, who is DevOps for Data."""
    return team_of(app, new_visitor, "Ada", "Ben", "Dan")


def settle(team: Team, page: Page, fields: dict[str, str], status: int = 200) -> Page:
    return team.lead.press(page, button_of(page), fields, status)


def button_of(page: Page) -> str:
    return next(button for button in page.buttons if button.startswith("Settle it"))


def test_the_list_has_what_needs_a_decision_the_gravest_first(team: Team) -> None:
    shown = team.lead.open(f"{team.answer(THREE)}/settling")

    assert [line.text for line in shown.root.all("tr")][1:] == [
        "Environment separation nobody holds it not settled yet",
        "Observability everyone’s, so nobody’s not settled yet",
        "Access control disputed: 3 different answers not settled yet",
        "CI/CD for data and models carried by ML engineers not settled yet",
    ]
    assert "4 duties need a decision, none is settled" in shown.text


def test_the_report_leads_there(team: Team) -> None:
    report = team.lead.open(f"{team.answer(THREE)}/report")

    assert report.links["4 duties need a decision"] == f"{report.round}/settling"


def test_a_duty_shows_what_was_said_whom_the_article_expects_and_what_to_do(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THREE)}/settling/R-ACC")

    assert page.heading == "Access control"
    assert "Disputed: 3 different answers. The article puts it with DevOps for Data." in page.text
    assert "ML engineer Ben (ML engineer)" in page.text
    assert "Ben (ML engineer) claims it; Ada (lead) names DevOps for Data" in page.text
    assert page.links["Next quarter, proof and sources"] == "/advice#G4"


def test_each_choice_says_what_it_does_to_the_load(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THREE)}/settling/R-CIC")

    choices = [label.text for label in page.find("owner").all("label")]
    assert "DevOps for Data From 0 to 1 duty. Relieves ML engineers from 2 to 1." in choices
    assert "ML engineer Has it already." in choices
    assert (
        "Data engineer From 0 to 1 duty, 1 from outside its own ground. Relieves ML engineers from 2 to 1." in choices
    )


def test_a_duty_that_holdfast_adds_is_not_said_to_be_the_articles(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THREE | {'X2': 'nobody nobody nobody'})}/settling/X2")

    assert "The article does not list it; Holdfast adds it and puts it with DevOps for Data." in page.text
    assert "A duty that Holdfast adds counts in no role’s load." in page.text


def test_settling_goes_on_to_the_next_open_duty_until_all_are_settled(team: Team) -> None:
    shown = team.lead.open(f"{team.answer(THREE)}/settling")
    page = team.lead.open(shown.links["Start"])
    met: list[str] = []
    while page.address.count("/") == 4:
        met.append(page.heading)
        page = settle(team, page, DECIDED)

    assert met == ["Environment separation", "Observability", "Access control", "CI/CD for data and models"]
    assert "4 are settled" in page.text
    assert "Environment separation nobody holds it DevOps for Data, Dan" in page.text


def test_a_duty_left_open_comes_again(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THREE)}/settling/R-ENV")
    following = team.lead.open(page.links["Leave it open and go on"])
    assert following.heading == "Observability"

    last = team.lead.open(f"{page.round}/settling/R-CIC")
    assert settle(team, last, DECIDED).heading == "Environment separation"


def test_not_now_is_a_decision_if_somebody_takes_the_risk(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THREE)}/settling/R-ENV")
    refused = settle(team, page, WAITING | {"risk_taken_by": ""}, 422)
    assert "Please name who takes the risk while it waits." in refused.text

    settle(team, refused, {"risk_taken_by": "Grace"})
    agreements = team.member.open(f"/teams/{team.id}/agreements")
    assert "Not now, at the risk of Grace, from 1 December 2026. Nobody has the time." in agreements.text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("owner", "", "Choose who answers for it, or that it waits."),
        ("owner", "nobody", "Choose who answers for it, or that it waits."),
        ("owner", "other:astrologer", "Choose who answers for it, or that it waits."),
        ("since", "soon", "Please give the day from which it holds."),
        ("why", "  ", "Please say why, in a sentence or two."),
        ("why", "x" * 1001, "Please use at most 1000 characters."),
        ("holder_name", "x" * 81, "Please use at most 80 characters."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(team: Team, field: str, value: str, sentence: str) -> None:
    page = team.lead.open(f"{team.answer(THREE)}/settling/R-ACC")
    refused = settle(team, page, DECIDED | {field: value}, 422)

    assert refused.title.startswith("Error:")
    assert refused.links[sentence] == f"#{field}"
    typed = {one.get("name"): one.get("value") for one in refused.root.all("input") if one.get("type") != "radio"}
    assert typed["since"] == (value if field == "since" else "2026-12-01")
    assert typed["holder_name"] == (value if field == "holder_name" else "Dan")
    assert next(refused.root.all("textarea")).text == (value.strip() if field == "why" else "He has the time for it.")


def test_a_member_sees_everything_and_settles_nothing(team: Team) -> None:
    address = f"{team.answer(THREE)}/settling/R-ACC"
    page = team.member.open(address)

    assert "A lead of the team records what is agreed." in page.text
    assert not list(page.root.all("form"))
    team.member.send(address, DECIDED, 403)
    assert "Nothing is settled yet." in team.member.open(f"/teams/{team.id}/agreements").text


def test_for_somebody_outside_the_team_there_is_nothing(team: Team, new_visitor: NewVisitor) -> None:
    address, stranger = team.answer(THREE), new_visitor()

    for place in (f"{address}/settling", f"{address}/settling/R-ACC", f"/teams/{team.id}/agreements"):
        stranger.open(place, 404)
        assert "R-ACC" not in stranger.open(place, 404).text


def test_a_duty_that_is_not_asked_is_not_found(team: Team) -> None:
    address = team.answer(THREE)

    team.lead.open(f"{address}/settling/S1", 404)
    team.lead.send(f"{address}/settling/R-XXX", DECIDED, 404)


def test_an_open_round_has_nothing_to_settle(team: Team) -> None:
    team.lead.open(f"{team.lead.begin().round}/settling", 404)


def test_two_leads_who_settle_at_once_see_each_other(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THREE)}/settling/R-ACC")
    settle(team, page, DECIDED)
    late = settle(team, page, WAITING, 409)

    assert late.title.startswith("Error:")
    assert "What stands now: DevOps for Data, Dan." in late.text
    assert next(late.root.all("textarea")).text == "Nobody has the time."
    settle(team, late, {})
    assert "Not now, at the risk of Grace" in team.member.open(f"/teams/{team.id}/agreements").text


def test_pressing_twice_settles_once(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THREE)}/settling/R-ACC")
    settle(team, page, DECIDED)
    settle(team, page, DECIDED)

    assert team.member.open(f"/teams/{team.id}/agreements").text.count("Decided on") == 1


def test_what_stood_before_stays_as_history(team: Team) -> None:
    address = f"{team.answer(THREE)}/settling/R-ACC"
    settle(team, team.lead.open(address), DECIDED)
    again = team.lead.open(address)
    assert "What stands: DevOps for Data, Dan" in again.text
    settle(team, again, WAITING)

    duty = team.member.open(f"/teams/{team.id}/agreements").find("R-ACC").text
    assert duty.index("Not now, at the risk of Grace") < duty.index("Before that") < duty.index("DevOps for Data, Dan")
    assert "by Ada" in duty


def test_only_the_last_closed_round_is_settled(team: Team) -> None:
    first = team.answer(THREE)
    team.answer(THREE)
    page = team.lead.open(f"{first}/settling/R-ACC")

    assert "A later round is closed by now" in page.text
    assert not list(page.root.all("form"))
    team.lead.send(f"{first}/settling/R-ACC", DECIDED, 409)


def test_a_deviation_that_holds_needs_no_second_decision(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THREE)}/settling/R-CIC")
    settle(team, page, DECIDED | {"owner": "ml"})
    again = team.lead.open(f"{team.answer(THREE)}/settling")

    assert "3 duties need a decision" in again.text


def test_an_anonymous_round_is_settled_by_counts(app: FastAPI, new_visitor: NewVisitor) -> None:
    team = team_of(app, new_visitor, "Xanthe", "Quirin", "Ysolde", "Wulf", "Zdenka")
    page = team.lead.open(f"{team.answer({'R-ACC': 'ml ml dfd nobody nobody'}, 'anonymous')}/settling/R-ACC")

    assert "ML engineer 2 of 5" in page.text
    assert not any(person.name in page.text for person in team.people)


def test_a_name_with_markup_in_it_is_shown_as_it_was_typed(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THREE)}/settling/R-ACC")
    settle(team, page, DECIDED | {"holder_name": "<b>Dan</b>", "why": "<script>"})

    assert "DevOps for Data, <b>Dan</b>" in team.member.open(f"/teams/{team.id}/agreements").text

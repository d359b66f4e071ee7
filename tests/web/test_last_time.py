"""The next round: last time's answers stand beside the questions, and count once they are confirmed."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from app.db import rounds
from app.rounds.closing import close
from tests.web.conftest import Contents, NewVisitor
from tests.web.markup import fields_of
from tests.web.teams import Team, team_of
from tests.web.visitor import Page, Visitor

SYMPTOMS = {"CX1": "ml", "CX4": "2-5", "S1": "yes", "S1.severity": "2", "S2": "no"}
OWNERSHIP = {"R-ING": "de", "R-ING.written": "1", "R-CIC": "other", "R-CIC.other": "other:it", "R-ACC": "everyone"}
REST = "Still true for the {} not answered yet"


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    return team_of(app, new_visitor, "Ada", "Ben", "Cleo", "Dan", "Eve")


@pytest.fixture
def ben(team: Team) -> Visitor:
    return team.member


def opened(team: Team, privacy: str = "named") -> str:
    """The address of the team's next round."""
    with team.database.writing() as session:
        return f"/rounds/{rounds.start(session, team.id, '1', datetime.now(UTC), privacy)}"


def next_round(team: Team, said: Mapping[str, Mapping[str, str]], privacy: str = "named") -> str:
    """The address of an open round after one in which Ben said this, section by section."""
    last = opened(team)
    for section, fields in said.items():
        team.member.client.post(f"{last}/sections/{section}", data=dict(fields), follow_redirects=False)
    team.member.send(f"{last}/submission")
    with team.database.writing() as session:
        close(session, rounds.find(session, team.people[0].id, last.split("/")[-1]), datetime.now(UTC))
    return opened(team, privacy)


def section(visitor: Visitor, round: str, name: str = "symptoms") -> Page:
    return visitor.open(f"{round}/sections/{name}")


def last(page: Page, item: str) -> str:
    """What the question shows of the last time, without its button."""
    shown = [part.text for part in page.find(item).all("p") if part.get("class") == "last"]
    return shown[0].partition(" Still true")[0] if shown else ""


def test_last_times_answer_stands_beside_the_question_with_nothing_chosen(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS, "ownership": OWNERSHIP}))

    assert page.answers == {}
    assert last(page, "S1") == "Last time: Applies (cost: days, or a late delivery)"
    assert last(page, "S2") == "Last time: Does not apply"
    assert last(page, "CX1") == "Last time: ML engineer"
    assert "“Last time” is what you said yourself in round 2" in page.text
    duties = section(ben, page.round, "ownership")
    assert last(duties, "R-ING") == "Last time: Data engineer, written down"
    assert last(duties, "R-CIC") == "Last time: General DevOps or IT"
    assert "0 of 19 answered" in duties.text


def test_a_question_left_out_last_time_looks_as_ever(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))

    assert last(page, "S3") == ""
    assert "Still true: Everyone has access to all datasets" not in page.buttons


def test_looking_copies_nothing(team: Team, ben: Visitor, contents: Contents) -> None:
    round = next_round(team, {"symptoms": SYMPTOMS})
    before = contents()
    for name in ("symptoms", "ownership", "practices"):
        section(ben, round, name)

    assert contents() == before


def test_still_true_gives_the_answer_and_comes_back_to_the_question(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))
    back = ben.press(page, "Still true: One script controls most workflows")

    assert str(back.answer.url).endswith("/sections/symptoms#S2")
    assert back.answers == {"S2": "no"}
    assert "1 of 8 answered" in back.text


def test_still_true_saves_what_else_was_chosen(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))
    back = ben.press(page, "Still true: One script controls most workflows", {"S1": "partly", "S1.severity": "1"})

    assert back.answers == {"S1": "partly", "S1.severity": "1", "S2": "no"}


def test_what_it_cost_is_asked_afresh(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))

    assert ben.press(page, "Still true: Models are deployed manually").answers == {"S1": "yes"}


def test_still_true_of_a_duty_says_who_and_that_it_is_written_down(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"ownership": OWNERSHIP}), "ownership")
    ben.press(ben.press(page, "Still true: Ingestion"), "Still true: CI/CD for data and models")
    check = ben.open(f"{page.round}/check").text

    assert "Ingestion Data engineer, written down" in check
    assert "CI/CD for data and models General DevOps or IT" in check
    assert "Access control not answered" in check
    assert "2 of 19 answered" in check


def test_the_rest_of_the_section_is_confirmed_at_once(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))
    assert REST.format(4) in page.buttons
    back = ben.press(page, REST.format(4), {"S2": "yes"})

    assert back.address == page.address
    assert back.answers == {"CX1": "ml", "CX4": "2-5", "S1": "yes", "S2": "yes"}
    assert not [button for button in back.buttons if button.startswith("Still true for")]


def test_the_rest_leaves_answers_of_today_alone(team: Team, ben: Visitor) -> None:
    round = next_round(team, {"symptoms": SYMPTOMS})
    ben.press(section(ben, round), "See the verdict", {"S1": "no"})
    page = section(ben, round)

    assert ben.press(page, REST.format(3)).answers == {"CX1": "ml", "CX4": "2-5", "S1": "no", "S2": "no"}


def test_no_model_still_sets_aside_what_cannot_arise(team: Team, ben: Visitor) -> None:
    round = next_round(team, {"symptoms": {"CX4": "0", "S1": "", "S2": "no"}})
    ben.press(section(ben, round), "Still true: How many models are in production?")

    assert section(ben, round).answers == {"CX4": "0", "S1": "not_applicable", "S4": "not_applicable"}


def test_an_answer_given_in_another_tab_meanwhile_is_a_conflict(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))
    ben.press(section(ben, page.round), "See the verdict", {"S2": "partly"})
    both = ben.press(page, REST.format(4), status=409)

    assert "There it says “Partly”, here “Does not apply”." in both.find("S2-state").text
    assert last(both, "S2") == "Last time: Does not apply"
    assert section(ben, page.round).answers == {"CX1": "ml", "CX4": "2-5", "S1": "yes", "S2": "partly"}


def test_a_question_shown_with_two_answers_stays_open_while_another_is_confirmed(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))
    ben.press(section(ben, page.round), "See the verdict", {"S2": "partly"})
    both = ben.press(page, "See the verdict", {"S2": "yes"}, status=409)
    again = ben.press(both, "Still true: Models are deployed manually", status=409)

    assert "There it says “Partly”, here “Applies”." in again.find("S2-state").text
    assert section(ben, page.round).answers == {"S1": "yes", "S2": "partly"}


def test_a_button_of_no_question_confirms_nothing(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))
    ben.send(page.address, {"still": "S7"})

    assert section(ben, page.round).answers == {}


def test_after_an_anonymous_round_the_page_says_that_nothing_is_known(team: Team, ben: Visitor) -> None:
    team.answer({"S1": "yes yes yes no no"}, "anonymous")
    round = opened(team)
    page = section(ben, round)

    assert page.text.count("Round 2 was anonymous. Nobody’s own answers to it are known") == 1
    assert last(page, "S1") == ""
    assert not [button for button in page.buttons if button.startswith("Still true")]
    assert "everything is asked afresh" in ben.open(round).text


def test_whoever_did_not_answer_last_time_sees_nothing_odd(team: Team) -> None:
    round = next_round(team, {"symptoms": SYMPTOMS})
    page = section(team.people[2].visitor, round)

    assert "ast time" not in page.text
    assert "minutes" not in team.people[2].visitor.open(round).text


def test_an_anonymous_round_shows_ones_own_last_answers_and_ties_nothing_to_them(
    team: Team, ben: Visitor, contents: Contents
) -> None:
    round = next_round(team, {"symptoms": SYMPTOMS}, "anonymous")
    page = section(ben, round)
    assert "Only you see it, and nothing ties it to what you answer now." in page.text
    assert last(page, "S1").startswith("Last time: Applies")
    ben.press(page, REST.format(3))

    (response,) = [row for row in contents()["responses"] if round.split("/")[-1] in row]
    assert team.people[1].id not in response
    assert section(ben, round).answers == {"CX4": "2-5", "S1": "yes", "S2": "no"}


def test_the_round_says_how_the_last_time_helps(team: Team, ben: Visitor) -> None:
    round = next_round(team, {"symptoms": SYMPTOMS})

    assert "About three minutes: what you said in round 2 stands beside each question." in ben.open(round).text


def chosen_by_script(page: Page, chosen: Mapping[str, str], edit: int) -> dict[str, str]:
    """What the page sends that has chosen on its own what is confirmed."""
    form = next(form for form in page.root.all("form") if form.id == "section")
    return {**fields_of(form), **chosen, "still": "rest", "edit": str(edit)}


def test_htmx_gets_what_changed_on_the_page(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))
    part = ben.send_as_htmx(page.address, chosen_by_script(page, {"S1": "yes", "S2": "no"}, 1))

    assert part.find("saved").text == "Saved"
    assert part.find("tally").text == "4 of 8 answered"
    assert part.find("S2-seen").get("value") == "1|no||0"
    assert "S3-seen" not in part.ids
    assert not part.buttons


def test_confirming_that_arrives_late_does_not_undo_a_later_choice(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))
    ben.choose(page, "S2", {"S2": "yes"}, edit=2)
    ben.send_as_htmx(page.address, chosen_by_script(page, {"S2": "no"}, 1))

    assert section(ben, page.round).answers["S2"] == "yes"


def test_htmx_gets_both_answers_where_another_tab_said_something_else(team: Team, ben: Visitor) -> None:
    page = section(ben, next_round(team, {"symptoms": SYMPTOMS}))
    ben.choose(section(ben, page.round), "S2", {"S2": "partly"})
    part = ben.send_as_htmx(page.address, chosen_by_script(page, {"S2": "no"}, 1), status=409)

    assert "There it says “Partly”, here “Does not apply”." in part.find("S2-state").text
    assert part.find("saved").text == ""
    assert section(ben, page.round).answers == {"CX1": "ml", "CX4": "2-5", "S1": "yes", "S2": "partly"}

"""Writing one's own answers: the rules of the pages, all of a change or nothing of it."""

import pytest

from tests.api.conftest import Program
from tests.web.conftest import Contents
from tests.web.teams import Team


@pytest.fixture
def round_id(team: Team) -> str:
    """The team's open named round."""
    return team.open()


def test_answers_are_kept_with_what_goes_with_them(ada: Program, round_id: str) -> None:
    duty = {"value": "dfd", "written_down": True}
    told = ada.answer(round_id, S1={"value": "yes", "severity": 2}, R_CIC=duty, P1="some")

    assert (told["state"], told["may_change"]) == ("begun", True)
    assert told["answers"] == {
        "S1": {"value": "yes", "severity": 2, "written_down": False, "sequence": 1},
        "R-CIC": {"value": "dfd", "severity": None, "written_down": True, "sequence": 1},
        "P1": {"value": "some", "severity": None, "written_down": False, "sequence": 1},
    }
    assert not {"S1", "R-CIC", "P1"} & set(told["missing"])
    assert ada.read(f"/rounds/{round_id}/response") == told


def test_what_a_program_writes_stands_on_the_page_and_the_other_way_round(
    ada: Program, team: Team, round_id: str
) -> None:
    ada.answer(round_id, S1="yes")
    page = team.lead.open(f"/rounds/{round_id}/sections/symptoms")
    assert page.answers["S1"] == "yes"
    team.lead.press(page, page.buttons[-1], {"S1": "no", "S2": "partly"})

    answers = ada.read(f"/rounds/{round_id}/response")["answers"]
    assert (answers["S1"]["value"], answers["S2"]["value"]) == ("no", "partly")


def test_what_was_read_is_changed_and_what_is_left_out_stays(ada: Program, round_id: str) -> None:
    ada.answer(round_id, S1="yes", S2="no")
    told = ada.answer(round_id, S1={"value": "partly", "seen": 1})

    assert [told["answers"][item]["value"] for item in ("S1", "S2")] == ["partly", "no"]


def test_an_answer_is_taken_back_and_given_anew(ada: Program, round_id: str) -> None:
    ada.answer(round_id, S1="yes")
    told = ada.answer(round_id, S1={"value": None, "seen": 1})
    assert told["answers"]["S1"]["value"] is None
    assert "S1" in told["missing"]

    assert ada.answer(round_id, S1={"value": "no", "seen": 2})["answers"]["S1"]["sequence"] == 3


def test_the_same_answer_twice_is_one(ada: Program, round_id: str) -> None:
    first = ada.answer(round_id, S1={"value": "yes", "severity": 1})

    assert ada.answer(round_id, S1={"value": "yes", "severity": 1}) == first


def test_what_was_changed_elsewhere_is_told_with_both_and_nothing_is_kept(ada: Program, round_id: str) -> None:
    before = ada.answer(round_id, S1={"value": "yes", "severity": 3}, S2="no")
    problem = ada.answer(round_id, 409, S1="no", S2={"value": "yes", "seen": 7}, S3="yes")

    assert problem["type"] == "/api/docs#conflict"
    assert problem["conflicts"] == [
        {
            "item": "S1",
            "stored": {"value": "yes", "severity": 3, "written_down": False, "sequence": 1},
            "sent": {"value": "no", "severity": None, "written_down": False},
        },
        {
            "item": "S2",
            "stored": {"value": "no", "severity": None, "written_down": False, "sequence": 1},
            "sent": {"value": "yes", "severity": None, "written_down": False},
        },
    ]
    assert ada.read(f"/rounds/{round_id}/response") == before


def test_no_model_in_production_answers_what_that_makes_pointless(ada: Program, round_id: str) -> None:
    told = ada.answer(round_id, S4="no", CX4="0")["answers"]
    preset = [item for item, answer in told.items() if answer["value"] == "not_applicable"]

    assert preset
    assert told["S4"]["value"] == "no"
    body = {preset[0]: {"value": "dont_know", "seen": 1}}
    changed = ada.ask("PATCH", f"/rounds/{round_id}/response/answers", json=body).json()
    assert changed["answers"][preset[0]]["value"] == "dont_know"


def test_the_role_that_the_team_knows_stands_until_another_is_given(team: Team, ada: Program, round_id: str) -> None:
    team.lead.send(f"/teams/{team.id}/role", {"role": "ml"})
    assert ada.read(f"/rounds/{round_id}/response")["answers"]["CX1"]["value"] == "ml"

    assert ada.answer(round_id, CX1={"value": "de", "seen": 1})["answers"]["CX1"]["value"] == "de"


def test_submitting_counts_once_and_can_be_taken_back(ada: Program, round_id: str) -> None:
    submission = f"/rounds/{round_id}/response/submission"
    assert "Nothing is answered" in ada.ask("PUT", submission, 409).json()["detail"]
    ada.answer(round_id, S1="yes")
    for _ in range(2):
        assert ada.ask("PUT", submission).json()["state"] == "submitted"

    assert ada.answer(round_id, 409, S2="no")["type"] == "/api/docs#submitted"
    for _ in range(2):
        assert ada.ask("DELETE", submission).json()["state"] == "begun"
    assert ada.answer(round_id, S2="no")


def test_an_answer_that_was_taken_back_is_nothing_to_submit(ada: Program, round_id: str) -> None:
    ada.answer(round_id, S1="yes")
    ada.answer(round_id, S1={"value": None, "seen": 1})

    ada.ask("PUT", f"/rounds/{round_id}/response/submission", 409)


def test_a_round_that_is_over_changes_no_more(ada: Program, team: Team) -> None:
    round_id = team.answer({"S1": "yes no"}).split("/")[-1]

    assert ada.answer(round_id, 409, S1={"value": "no", "seen": 1})["type"] == "/api/docs#closed"
    for method in ("PUT", "DELETE"):
        assert ada.ask(method, f"/rounds/{round_id}/response/submission", 409).json()["type"] == "/api/docs#closed"
    assert ada.read(f"/rounds/{round_id}/response")["answers"]["S1"]["value"] == "yes"


def test_an_anonymous_round_takes_answers_and_no_role(ada: Program, team: Team) -> None:
    round_id = team.open("anonymous")
    told = ada.answer(round_id, S1="yes")

    assert "CX1" not in told["missing"]
    assert ada.ask("PUT", f"/rounds/{round_id}/response/submission").json()["state"] == "submitted"
    assert "does not ask" in ada.answer(round_id, 409, CX1="ml")["detail"]


def test_nobody_reads_or_writes_in_anothers_name(ada: Program, grace: Program, round_id: str) -> None:
    ada.answer(round_id, S1="yes")
    told = grace.answer(round_id, S1="no")

    assert told["answers"]["S1"]["value"] == "no"
    assert ada.read(f"/rounds/{round_id}/response")["answers"]["S1"]["value"] == "yes"


def test_what_is_wrong_is_said_with_its_place_and_nothing_is_kept(
    ada: Program, round_id: str, contents: Contents
) -> None:
    before = contents()
    problem = ada.answer(round_id, 422, S1={"value": "yes", "severity": 4}, S2="perhaps", S7="yes", P1="some")

    assert [one["where"] for one in problem["errors"]] == ["S7", "S1.severity", "S2.value"]
    assert contents() == before


def test_text_that_no_database_keeps_is_a_fault(ada: Program, round_id: str) -> None:
    for text in ("\\u0000", "\\ud800"):
        body = f'{{"S1": {{"value": "{text}"}}}}'
        path = f"/rounds/{round_id}/response/answers"
        problem = ada.ask("PATCH", path, 422, content=body, headers={"Content-Type": "application/json"}).json()
        assert problem["errors"][0]["where"] == "S1.value"


def test_a_key_that_is_given_twice_is_a_fault(ada: Program, round_id: str) -> None:
    body = b'{"S1": {"value": "yes"}, "S1": {"value": "no"}}'
    path = f"/rounds/{round_id}/response/answers"
    problem = ada.ask("PATCH", path, 422, content=body, headers={"Content-Type": "application/json"}).json()

    assert problem["errors"] == [{"where": "S1", "detail": "given more than once; once is allowed"}]


def test_whole_numbers_may_be_written_with_a_point(ada: Program, round_id: str) -> None:
    assert ada.answer(round_id, S1={"value": "yes", "severity": 2.0})["answers"]["S1"]["severity"] == 2

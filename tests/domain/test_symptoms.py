"""Symptoms, severity and the verdict: domain 4.1 and 4.2 with the fine print that touches them."""

import pytest

from app.domain.report import Verdict
from app.domain.responses import Response
from tests.domain.answers import named, one, symptoms, team

VM = {
    "S1": "y y y n n",
    "S2": "y p n n n",
    "S3": "n n n n n",
    "S4": "dk dk dk n n",
    "S5": "y n - - -",
    "S6": "p p n n dk",
}


@pytest.mark.parametrize(
    ("answers", "lower", "upper", "code"),
    [
        pytest.param("y y n n n n", 2, 2, "architectural", id="V1"),
        pytest.param("y p n n n n", 1, 2, "borderline", id="V2"),
        pytest.param("y dk n n n n", 1, 2, "undetermined", id="V3"),
        pytest.param("n n n n n n", 0, 0, "below", id="V4"),
        pytest.param("p p p n n n", 0, 3, "borderline", id="V5"),
        pytest.param("dk dk dk dk dk dk", 0, 6, "undetermined", id="V6"),
        pytest.param("y y y y y y", 6, 6, "architectural", id="V9"),
    ],
)
def test_one_respondent_gets_the_articles_rule_with_bounds(answers: str, lower: int, upper: int, code: str):
    verdict = one(symptoms(answers)).verdict

    assert (verdict.lower, verdict.upper, verdict.code) == (lower, upper, code)


def test_partly_counts_between_the_bounds():
    assert one(symptoms("y p p dk n n")).verdict.with_partly == 3


def test_a_symptom_left_blank_could_still_be_present():
    assert one({"S1": "yes"}).verdict == Verdict("undetermined", 1, 6, 1, 6, people_at_two=0)


def test_a_team_of_five_gets_a_state_per_symptom():
    findings = named(team(VM)).symptoms

    assert {id: finding.state for id, finding in findings.items()} == {
        "S1": "present",
        "S2": "somewhere",
        "S3": "absent",
        "S4": "absent",
        "S5": "present",
        "S6": "somewhere",
    }
    assert [id for id, finding in findings.items() if finding.many_unknown] == ["S4"]
    assert findings["S5"].blank == 3


def test_a_team_of_five_gets_bounds_and_how_many_reach_two_themselves():
    assert named(team(VM)).verdict == Verdict("architectural", 2, 5, 4, 6, people_at_two=1)


def test_a_tie_in_a_team_counts_as_present():
    assert named(team({"S1": "y y n n"})).symptoms["S1"].state == "present"


def test_not_knowing_widens_the_upper_bound_only_where_it_is_a_sign_of_its_own():
    nobody_knows = dict.fromkeys(VM, "n n dk dk")

    assert named(team(nobody_knows)).verdict.upper == 3


def test_reaching_two_by_ones_own_answers_takes_two_certain_symptoms():
    assert named(team({"S1": "y y p", "S2": "y p p", "S3": "n p p"})).verdict.people_at_two == 1


@pytest.mark.parametrize(
    ("answers", "code"),
    [("p p dk dk dk dk", "not_enough"), ("p p n dk dk dk", "not_enough"), ("p p n n dk dk", "borderline")],
)
def test_borderline_needs_four_definite_symptoms(answers: str, code: str):
    assert one(symptoms(answers)).verdict.code == code


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ("y y dk dk dk dk", "architectural"),
        ("y dk dk dk dk dk", "undetermined"),
        ("na na na na na dk", "below"),
        ("p p na na dk dk", "borderline"),
    ],
)
def test_too_few_definite_symptoms_silence_nothing_but_borderline(answers: str, code: str):
    assert one(symptoms(answers)).verdict.code == code


def test_in_a_team_a_symptom_that_applies_to_nobody_is_a_definite_answer():
    lines = {"S1": "p p", "S2": "p p", "S3": "na na", "S4": "na -", "S5": "dk dk", "S6": "dk dk"}

    assert named(team(lines)).verdict.code == "borderline"
    assert named(team(lines | {"S4": "na dk"})).verdict.code == "not_enough"


def test_a_symptom_that_applies_to_nobody_leaves_the_bounds_and_what_was_checked():
    report = named(team({"S1": "na na -", "S2": "na dk -", "S3": "n n n", "S4": "n n n", "S5": "n n n", "S6": "n n n"}))

    assert report.symptoms["S1"].state == "unknown"
    assert (report.verdict.upper, report.verdict.applicable) == (1, 5)


def test_the_threshold_stays_at_two_however_few_symptoms_apply():
    assert one(symptoms("y na na na na na")).verdict.code == "below"


def test_many_unknown_needs_at_least_one_who_does_not_know():
    assert not named(team({"S3": "- na -"})).symptoms["S3"].many_unknown


@pytest.mark.parametrize(("answer", "flagged"), [("dk", True), ("y", False), ("na", False), ("-", False)])
def test_for_one_respondent_many_unknown_is_that_very_answer(answer: str, flagged: bool):
    assert one(team({"S3": answer})[0].answers).symptoms["S3"].many_unknown is flagged


@pytest.mark.parametrize(
    ("given", "shown"), [([], None), ([2], 2), ([1, 3], 3), ([0, 1, 3], 1), ([0, 0, 3, 3], 3), ([0, 0, 1, 3], 1)]
)
def test_a_teams_severity_is_the_median_and_the_higher_of_two_middle_ones(given: list[int], shown: int | None):
    silent = Response("other", {"S1": "yes"})
    rated = [Response("other", {"S1": "yes"}, {"S1": severity}) for severity in given]

    assert named([silent, *rated]).symptoms["S1"].severity == shown


def test_an_empty_response_counts_as_a_respondent():
    report = named([*team({"S1": "y"}), Response("other", {})])

    assert report.respondents == 2
    assert report.symptoms["S1"].blank == 1

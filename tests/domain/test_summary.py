"""A report in short: its figures as they are, and a state per question that says why something is not known."""

import pytest

from app.domain.summary import Holding, summary_of
from tests.domain.answers import C1, T1, anonymous, named, one, symptoms, team
from tests.domain.test_symptoms import VM


def test_a_summary_has_the_reports_bounds_and_who_they_rest_on():
    report = named(team(VM | {"R-CIC": "ml ml ml ml ml", "R-ENV": "nobody dfd dk - -"}))
    summary = summary_of(report)

    assert (summary.respondents, summary.verdict) == (5, "architectural")
    assert (summary.lower, summary.upper, summary.applicable) == (2, 5, 6)
    assert (summary.hidden_low, summary.hidden_high, summary.hidden_of) == (1, 5, 5)


def test_clarity_comes_exact_and_with_the_ends_of_its_range():
    report = named(team(T1))
    summary = summary_of(report)

    assert summary.clarity == report.ownership.clarity == pytest.approx(100 * (1 + 1 / 6 + 1 / 3 + 1 / 6) / 6)
    assert (summary.clarity_low, summary.clarity_high) == report.ownership.clarity_range
    assert summary.agreement == report.ownership.agreement
    assert summary.same_owner is None


def test_counts_alone_know_no_range():
    summary = summary_of(anonymous(team({"R-ING": "de de de de de"})))

    assert (summary.clarity, summary.clarity_low, summary.clarity_high) == (100, None, None)


def test_one_or_two_people_have_rows_with_one_owner_and_no_percentage_to_show():
    assert summary_of(one(C1)).same_owner == (11, 15)
    assert summary_of(named(team({"R-ING": "de de", "R-TRN": "ml de"}))).same_owner == (1, 2)


def test_every_symptom_has_a_state_and_one_that_may_yet_be_there_says_so():
    assert summary_of(named(team(VM))).symptoms == {
        "S1": "present",
        "S2": "somewhere",
        "S3": "absent",
        "S4": "absent_or_unknown",
        "S5": "present",
        "S6": "somewhere",
    }


def test_an_unknown_symptom_says_whether_nobody_knows_nobody_said_or_it_does_not_arise():
    assert list(summary_of(one(symptoms("y p n dk na n"))).symptoms.values())[3:5] == ["unknown", "not_applicable"]
    assert summary_of(one({"S1": "yes"})).symptoms["S2"] == "no_data"
    assert summary_of(named(team({"S1": "na dk"}))).symptoms["S1"] == "unknown"


def test_every_duty_has_its_status_and_its_holder():
    rows = summary_of(named(team(T1))).rows

    assert rows["R-ING"] == Holding("ok", "de")
    assert rows["R-TRN"] == Holding("disputed", None)
    assert rows["R-EVA"] == Holding("no_data", None)
    assert len(rows) == 18

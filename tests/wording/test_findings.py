"""Symptoms, practices and mistakes in words: states, the answers behind them, remarks, and what they cost."""

import pytest

from app.domain.report import Report
from app.domain.responses import Response
from app.wording.severity import highest_cost
from app.wording.symptoms import FindingText, mistake_texts, practice_texts, symptom_texts
from tests.wording.reports import BANK, anonymous, named, one, report


def found(made: Report, item: str) -> FindingText:
    texts = (*symptom_texts(made, BANK), *practice_texts(made, BANK), *mistake_texts(made, BANK))
    return next(text for text in texts if text.id == item)


@pytest.mark.parametrize(
    ("item", "answer", "state"),
    [
        ("S1", "yes", "applies"),
        ("S1", "partly", "applies partly"),
        ("S1", "no", "does not apply"),
        ("S1", "dont_know", "not known"),
        ("S1", "not_applicable", "does not arise here"),
        ("P1", "everywhere", "everywhere"),
        ("P1", "some", "in some systems"),
        ("P1", "no", "no"),
        ("P1", "dont_know", "not known"),
        ("P1", "not_applicable", "does not arise here"),
        ("M1", "yes", "applies"),
        ("M1", "partly", "applies partly"),
        ("M1", "no", "does not apply"),
        ("M1", "dont_know", "not known"),
        ("M1", "not_applicable", "does not arise here"),
        ("M2", "none_at_all", "applies"),
    ],
)
def test_one_persons_answer_is_its_state_and_needs_no_count(item: str, answer: str, state: str):
    text = found(one({item: answer}), item)

    assert (text.state, text.answers) == (state, "")


@pytest.mark.parametrize(
    ("item", "answers", "state", "counts"),
    [
        ("S1", "y y n", "present", "2 yes, 1 no"),
        ("S1", "p n n", "in places", "1 partly, 2 no"),
        ("S1", "n n -", "absent", "2 no, 1 not answered"),
        ("S1", "dk dk dk", "not known", "3 don’t know"),
        ("S1", "na na na", "does not arise here", "3 not here"),
        ("S1", "na dk n", "absent", "1 no, 1 don’t know, 1 not here"),
        ("P1", "everywhere everywhere some", "everywhere", "2 everywhere, 1 in some systems"),
        ("P1", "no no some", "missing", "1 in some systems, 2 no"),
        ("M2", "none_at_all none_at_all n", "present", "1 no, 2 no CI/CD at all"),
    ],
)
def test_a_teams_state_comes_with_the_answers_behind_it(item: str, answers: str, state: str, counts: str):
    text = found(named({item: answers}), item)

    assert (text.state, text.answers) == (state, counts)


@pytest.mark.parametrize("item", ["S1", "P1", "M1"])
def test_only_not_knowing_is_a_finding_where_there_is_no_definite_answer(item: str):
    tones = {answers: found(named({item: answers}), item).tone for answers in ("dk dk dk", "na na na", "- - -")}

    assert tones == {"dk dk dk": "warn", "na na na": "ok", "- - -": "ok"}


@pytest.mark.parametrize("item", ["S1", "P1", "M1"])
def test_what_was_not_answered_is_neither_no_nor_unknown(item: str):
    assert found(one({}), item).state == "not answered"


def test_too_few_anonymous_answers_are_not_shown():
    text = found(anonymous({"S1": "y y - - -"}), "S1")

    assert (text.state, text.answers) == ("too few answers", "")


def test_what_half_a_team_does_not_know_is_not_called_absent():
    text = found(named({"S3": "dk dk n"}), "S3")

    assert (text.state, text.tone) == ("absent or not known", "warn")
    assert text.notes == (
        "At least half of those who answered do not know.",
        "A boundary that nobody can state is a sign of its own.",
    )


def test_one_person_who_does_not_know_hears_what_that_tells():
    assert found(one({"S3": "dont_know"}), "S3").notes == ("A boundary that nobody can state is a sign of its own.",)


def test_a_team_that_sees_both_ends_of_a_practice_hears_so():
    assert found(named({"P1": "everywhere no some"}), "P1").notes == ("Some of you say everywhere, some say no.",)


def test_no_ci_at_all_is_said_in_its_own_words():
    assert found(one({"M2": "none_at_all"}), "M2").notes == ("We have no CI/CD at all.",)


def test_a_symptom_carries_its_signal():
    assert found(one({"S1": "yes"}), "S1").signal == "No reproducibility"


def test_a_cost_is_told_beside_its_symptom():
    assert found(one({"S1": "yes"}, {"S1": 2}), "S1").notes == (
        "Cost in the past three months: days, or a late delivery.",
    )


@pytest.mark.parametrize(
    ("severity", "said"),
    [
        ({}, ""),
        ({"S1": 0}, "The highest cost in the past three months: nothing, or a nuisance."),
        ({"S1": 1}, "The highest cost in the past three months: hours, from “Models are deployed manually”."),
        (
            {"S1": 3, "S2": 2, "S3": 0},
            "The highest cost in the past three months: an incident with real damage, from “Models are deployed "
            "manually”. Two symptoms cost days or more.",
        ),
        (
            {"S1": 2, "S2": 2, "S3": 2},
            "The highest cost in the past three months: days, or a late delivery, from three symptoms.",
        ),
    ],
)
def test_the_highest_cost_is_told_and_never_a_sum(severity: dict[str, int], said: str):
    assert highest_cost(one(dict.fromkeys(("S1", "S2", "S3"), "yes"), severity), BANK) == said


def test_a_teams_cost_is_the_upper_median():
    made = report([Response("ml", {"S1": "yes"}, {"S1": severity}) for severity in (1, 3)])

    assert "an incident with real damage" in found(made, "S1").notes[0]

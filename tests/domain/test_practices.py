"""Practices, mistakes and context: their states for one respondent and for several (domain 4.7, F21, F24)."""

import pytest

from tests.domain.answers import named, one, team


@pytest.mark.parametrize(
    ("line", "state", "split"),
    [
        ("everywhere everywhere", "everywhere", False),
        ("everywhere no", "no", True),
        ("everywhere some no", "some", True),
        ("everywhere everywhere no", "everywhere", True),
        ("everywhere some", "some", False),
        ("dk dk some no", "unknown", False),
        ("dk dk everywhere no", "unknown", True),
        ("dk some some", "some", False),
        ("dk na na", "unknown", False),
        ("dk some na na", "unknown", False),
        ("na na -", "not_applicable", False),
        ("na no -", "no", False),
        ("- - -", "no_data", False),
    ],
)
def test_a_practice_takes_the_lower_median_of_those_who_know(line: str, state: str, split: bool):
    finding = named(team({"P1": line})).practices["P1"]

    assert (finding.state, finding.split) == (state, split)


@pytest.mark.parametrize(
    ("line", "state", "many_unknown"),
    [
        ("y n", "present", False),
        ("none_at_all n", "present", False),
        ("y none_at_all n n n", "somewhere", False),
        ("p n n", "somewhere", False),
        ("n n n", "absent", False),
        ("dk n", "absent", True),
        ("dk na", "unknown", True),
        ("- -", "unknown", False),
    ],
)
def test_a_mistake_has_the_states_of_a_symptom_and_none_at_all_is_yes(line: str, state: str, many_unknown: bool):
    finding = named(team({"M2": line})).mistakes["M2"]

    assert (finding.state, finding.many_unknown) == (state, many_unknown)


def test_what_was_answered_stands_beside_the_state():
    report = named(team({"P1": "no no dk -", "M2": "none_at_all y y na"}))

    assert report.practices["P1"].answers == {"no": 2, "dont_know": 1}
    assert report.mistakes["M2"].answers == {"yes": 2, "none_at_all": 1, "not_applicable": 1}


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("y n dk", "yes"),
        ("y n n", "no"),
        ("dk y -", "yes"),
        ("dk n -", "no"),
        ("dk dk -", "dont_know"),
        ("- - -", "dont_know"),
    ],
)
def test_the_hat_is_worn_if_at_least_half_of_those_who_know_say_so(line: str, reading: str):
    assert named(team({"CX3": line})).contexts["CX3"] == reading


@pytest.mark.parametrize(("line", "reading"), [("y n n", "yes"), ("n dk -", "no"), ("- - -", "dont_know")])
def test_data_is_sensitive_if_anybody_says_so(line: str, reading: str):
    assert named(team({"CX5": line})).contexts["CX5"] == reading


def test_one_respondent_is_taken_at_their_word():
    report = one({"CX3": "no", "CX5": "yes", "P1": "some", "M1": "partly"})

    assert report.contexts == {"CX3": "no", "CX5": "yes"}
    assert report.practices["P1"].state == "some"
    assert report.mistakes["M1"].state == "somewhere"

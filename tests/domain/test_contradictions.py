"""Answers that do not go together: K1 to K10 of domain 2.9, with F4, F10, F11, F12 and F24."""

import pytest

from tests.domain.answers import NOTHING_WRONG, named, one, team

K8_ROWS = {"R-ING": "nobody", "R-TRF": "everyone", "R-STO": "nobody"}


@pytest.mark.parametrize(
    ("answers", "check"),
    [
        ({"P2": "everywhere", "S1": "yes"}, "K1"),
        ({"P3": "everywhere", "S4": "yes"}, "K2"),
        ({"P3": "everywhere", "S4": "dont_know"}, "K2"),
        ({"P4": "everywhere", "S3": "yes"}, "K3"),
        ({"P2": "everywhere", "M2": "yes"}, "K4"),
        ({"P2": "everywhere", "M2": "none_at_all"}, "K4"),
        ({"P3": "everywhere", "S2": "yes"}, "K5"),
        ({"P5": "everywhere", "S5": "yes"}, "K6"),
        ({"P1": "everywhere", "S6": "yes"}, "K7"),
        ({"P1": "everywhere", "M4": "yes"}, "K7"),
        ({"M1": "no", **K8_ROWS}, "K8"),
        ({"CX3": "no", "R-CIC": "dfd"}, "K9"),
        ({"CX3": "no", "X3": "dfd"}, "K9"),
        ({"S1": "no", "P1": "no", "P2": "no", "P3": "no"}, "K10"),
        ({"P1": "no", "P2": "no", "P3": "no", "S1": "dont_know", "S2": "not_applicable"}, "K10"),
    ],
)
def test_each_check_fires_alone(answers: dict[str, str], check: str):
    assert one(answers).contradictions == (check,)


@pytest.mark.parametrize(
    "answers",
    [
        {"P2": "some", "S1": "yes", "M2": "yes"},
        {"P3": "everywhere", "S4": "partly", "S2": "partly"},
        {"P5": "everywhere", "S5": "dont_know"},
        {"M1": "no", "R-ING": "nobody", "R-TRF": "everyone", "X1": "nobody"},
        {"M1": "dont_know", **K8_ROWS},
        {"CX3": "dont_know", "R-CIC": "dfd"},
        {"CX3": "yes", "R-CIC": "dfd"},
        {"P1": "no", "P2": "no", "P3": "no", "S1": "partly"},
        {"P1": "no", "P2": "no", "P3": "some"},
        {},
    ],
)
def test_answers_that_go_together_are_left_alone(answers: dict[str, str]):
    assert one(answers).contradictions == ()


def test_a_team_where_nothing_is_wrong_contradicts_nothing():
    assert one(NOTHING_WRONG).contradictions == ()


def test_several_are_listed_in_order():
    answers = {"P2": "everywhere", "P4": "everywhere", "S1": "yes", "S3": "yes", "M2": "none_at_all"}

    assert one(answers).contradictions == ("K1", "K3", "K4")


@pytest.mark.parametrize(
    ("lines", "checks"),
    [
        ({"P2": "everywhere everywhere", "S1": "y n"}, ("K1",)),
        ({"P2": "everywhere some", "S1": "y y"}, ()),
        ({"P3": "everywhere everywhere", "S4": "n dk"}, ("K2",)),
        ({"P3": "everywhere everywhere everywhere everywhere", "S4": "p n dk dk"}, ("K2",)),
        ({"P3": "everywhere everywhere", "S4": "- na"}, ()),
        ({"P2": "everywhere everywhere", "M2": "none_at_all n"}, ("K4",)),
        ({"M1": "n n", "R-ING": "nobody nobody", "R-TRF": "nobody everyone", "R-STO": "everyone everyone"}, ("K8",)),
        ({"CX3": "n n", "X1": "dfd dfd"}, ("K9",)),
        ({"CX3": "n n", "X1": "dfd ml"}, ()),
        ({"CX3": "n dk", "X1": "dfd dfd"}, ("K9",)),
        ({"CX3": "dk dk", "X1": "dfd dfd"}, ()),
    ],
)
def test_for_a_team_the_states_are_compared(lines: dict[str, str], checks: tuple[str, ...]):
    assert named(team(lines)).contradictions == checks

"""Counts, lists and names as a person would say them."""

import pytest

from app.wording.numbers import bounds, clauses, counted, listed, number, out_of, some_or_all, within


def test_small_counts_are_words_and_large_ones_figures():
    assert [number(count) for count in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]


def test_one_is_singular_and_none_is_plural():
    assert [counted(count, "duty", "duties") for count in (0, 1, 2)] == ["no duties", "one duty", "two duties"]


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [(0, 6, "none of six"), (1, 6, "one of six"), (6, 6, "six of six"), (3, 15, "3 of 15"), (0, 15, "none of 15")],
)
def test_a_part_and_its_whole_are_both_words_or_both_figures(count: int, total: int, said: str):
    assert out_of(count, total) == said


def test_a_whole_of_several_is_called_all():
    assert [some_or_all(*share) for share in ((6, 6), (13, 13), (1, 1), (5, 6))] == [
        "all six",
        "all 13",
        "one of one",
        "five of six",
    ]


def test_lists_end_with_and():
    assert [listed(parts) for parts in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]


def test_clauses_keep_a_comma_before_and():
    assert [clauses(parts) for parts in (("a",), ("a", "b"), ("a", "b", "c"))] == ["a", "a, and b", "a, b, and c"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Access control", "access control"),
        ("CI/CD for data and models", "CI/CD for data and models"),
        ("DevOps for Data", "DevOps for Data"),
        ("ML engineer", "ML engineer"),
        ("I don’t know", "I don’t know"),
        ("Data engineer", "data engineer"),
    ],
)
def test_within_a_sentence_only_a_capital_of_its_own_stays(name: str, said: str):
    assert within(name) == said


def test_bounds_that_meet_are_one_figure():
    assert (bounds(3, 4), bounds(3, 3)) == ("3 to 4", "3")

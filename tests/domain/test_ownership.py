"""Who holds what: domain 4.4 and 4.5, the statistic, the status of a row, and the fine print that touches them."""

from collections.abc import Sequence

import pytest

from app.domain.report import Ownership, RowFinding
from app.domain.responses import Response
from tests.domain.answers import C1, CORE_AS_EXPECTED, T1, named, one, team
from tests.domain.banks import CORE

T3 = {
    "R-ING": "de de",
    "R-CIC": "dfd ml",
    "R-ENV": "everyone everyone",
    "R-TRN": "ml dk",
    "R-INF": "nobody ml",
}
NAMES = ("de", "ml", "dfd", "other:it", "other:lead", "other:vendor", "other:security")


def _ownership(lines: dict[str, str], roles: str = "") -> Ownership:
    return named(team(lines, roles)).ownership


def _row(line: str, row: str = "R-CIC") -> RowFinding:
    return _ownership({row: line}).rows[row]


def _statuses(ownership: Ownership, lines: dict[str, str]) -> list[str]:
    return [ownership.rows[row].status for row in lines]


def test_c1_one_respondent_counts_rows_with_exactly_one_named_role():
    ownership = one(C1).ownership

    assert ownership.clarity == pytest.approx(100 * 11 / 15)
    assert (ownership.alignment_expected, ownership.alignment_named) == (9, 11)


def test_t1_four_people_agree_mostly_that_nobody_and_everyone_hold_the_work():
    ownership = _ownership(T1)

    assert [ownership.rows[row].same_owner for row in T1] == pytest.approx([1, 1 / 6, 1 / 3, 0, 0, 1 / 6])
    assert _statuses(ownership, T1) == ["ok", "disputed", "disputed", "unowned", "everyones", "unknown"]
    assert ownership.clarity == pytest.approx(27.8, abs=0.05)
    assert ownership.agreement == pytest.approx(75)
    assert ownership.clarity_range == pytest.approx((27.8, 27.8), abs=0.05)
    assert not ownership.rows["R-ENV"].dissent


def test_t3_two_people_name_the_same_owner_for_one_row_of_five():
    ownership = _ownership(T3)

    assert [ownership.rows[row].same_owner for row in T3] == [1, 0, 0, 0, 0]
    assert _statuses(ownership, T3) == ["ok", "disputed", "everyones", "unknown", "disputed"]
    assert ownership.clarity == pytest.approx(20)


def test_k2_one_dissent_in_fifteen_rows_barely_lowers_agreement():
    lines = dict.fromkeys(CORE, "de de de") | {CORE[-1]: "de de ml"}

    assert _ownership(lines).agreement == pytest.approx(95.6, abs=0.05)


def test_k3_a_team_that_puts_everything_on_one_role_agrees_fully():
    ownership = _ownership(dict.fromkeys(CORE, "de de de"))

    assert (ownership.agreement, ownership.clarity) == (100, 100)


@pytest.mark.parametrize(
    ("split", "q"),
    [
        ([1], 1),
        ([2], 1),
        ([1, 1], 0),
        ([3], 1),
        ([2, 1], 1 / 3),
        ([1, 1, 1], 0),
        ([4], 1),
        ([3, 1], 1 / 2),
        ([2, 2], 1 / 3),
        ([2, 1, 1], 1 / 6),
        ([1, 1, 1, 1], 0),
        ([5], 1),
        ([4, 1], 0.6),
        ([3, 2], 0.4),
        ([3, 1, 1], 0.3),
        ([2, 2, 1], 0.2),
        ([2, 1, 1, 1], 0.1),
        ([1, 1, 1, 1, 1], 0),
        ([6], 1),
        ([5, 1], 0.667),
        ([4, 2], 0.467),
        ([3, 3], 0.4),
        ([10], 1),
        ([9, 1], 0.8),
        ([8, 2], 0.644),
        ([6, 4], 0.467),
        ([5, 5], 0.444),
    ],
)
def test_the_small_sample_table_holds(split: Sequence[int], q: float):
    line = " ".join(name for name, times in zip(NAMES, split, strict=False) for _ in range(times))

    assert _row(line).same_owner == pytest.approx(q, abs=0.0005)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("- -", "no_data"),
        ("na na", "not_applicable"),
        ("na -", "not_applicable"),
        ("na dk", "unknown"),
        ("dk dfd", "unknown"),
        ("dk dfd dfd", "ok"),
        ("dfd dfd ml", "ok"),
        ("ml ml dfd", "other_role"),
        ("other:it other:it dfd", "other_role"),
        ("other:it other:lead other:vendor", "disputed"),
        ("nobody nobody dfd", "unowned"),
        ("everyone everyone dfd", "everyones"),
        ("nobody everyone", "unowned"),
        ("nobody everyone everyone ml dfd", "everyones"),
        ("nobody everyone ml dfd", "disputed"),
        ("nobody dfd", "disputed"),
        ("everyone dfd", "disputed"),
        ("dfd dfd ml ml", "disputed"),
        ("dfd na na", "ok"),
    ],
)
def test_a_row_has_the_first_status_that_fits(line: str, status: str):
    assert _row(line).status == status


@pytest.mark.parametrize(
    ("line", "dissent"),
    [
        ("dfd dfd dfd", False),
        ("dfd dfd ml", True),
        ("dfd dfd dk", False),
        ("nobody nobody everyone", True),
        ("nobody everyone", True),
        ("dfd ml", False),
        ("dk dk ml", False),
        ("- - -", False),
        ("na na na", False),
    ],
)
def test_dissent_is_somebody_with_another_opinion_than_the_one_that_won(line: str, dissent: bool):
    assert _row(line).dissent is dissent


def test_a_row_says_who_holds_it_or_between_whom_it_is_disputed():
    assert _row("ml ml dfd").holder == "ml"
    assert _row("nobody nobody nobody").holder is None
    disputed = _row("dk nobody dfd dfd ml")
    assert disputed.holder is None
    assert disputed.candidates == ("dfd", "ml", "nobody")


def test_answers_hold_every_given_value_and_no_zeros():
    assert _row("dfd dk na dfd -").answers == {"dfd": 2, "dont_know": 1, "not_applicable": 1}


@pytest.mark.parametrize(("line", "q"), [("- -", None), ("na na", None), ("ml -", 1), ("dk -", 0), ("everyone na", 0)])
def test_a_single_answer_names_an_owner_or_does_not(line: str, q: float | None):
    assert _row(line).same_owner == q


def test_rows_that_fewer_than_two_answered_stay_out_of_a_teams_clarity():
    ownership = _ownership({"R-ING": "de de", "R-TRF": "de -", "R-STO": "dk na"})

    assert ownership.clarity == 100


def test_opinions_need_a_pair_to_agree():
    assert _ownership({"R-ING": "de de", "R-TRF": "ml dk"}).agreement == 100
    assert _ownership({"R-ING": "de dk"}).agreement is None


def test_there_is_no_agreement_with_oneself():
    assert one(C1).ownership.agreement is None


def test_a_team_that_answered_no_row_has_no_clarity():
    ownership = _ownership({"S1": "y y y"})

    assert (ownership.clarity, ownership.agreement, ownership.clarity_range) == (None, None, None)


def test_one_respondent_needs_nine_of_fifteen_rows_for_a_clarity():
    assert one(dict.fromkeys(CORE[:9], "de")).ownership.clarity == 100
    eight = one(dict.fromkeys(CORE[:8], "de")).ownership
    assert eight.clarity is None
    assert (eight.alignment_expected, eight.alignment_named) == (6, 8)


def test_not_applicable_counts_as_answered_but_not_as_clear():
    answers = dict.fromkeys(CORE[:8], "not_applicable") | {CORE[8]: "nobody"}

    assert one(answers).ownership.clarity == 0


def test_a_respondent_to_whom_no_row_applies_has_no_clarity():
    assert one(dict.fromkeys(CORE, "not_applicable")).ownership.clarity is None


def test_a_second_empty_response_makes_a_team_without_a_threshold():
    ownership = named([Response("ml", dict.fromkeys(CORE[:3], "de")), Response("ml", {})]).ownership

    assert ownership.clarity is None, "no row was answered twice"
    assert ownership.rows["R-ING"].same_owner == 1


def test_the_range_says_what_any_one_person_missing_would_change():
    ownership = _ownership({"R-ING": "de de ml", "R-TRF": "de de de"})

    assert ownership.clarity == pytest.approx(100 * (1 / 3 + 1) / 2)
    assert ownership.clarity_range == (50, 100)


def test_two_respondents_have_no_range():
    assert _ownership(T3).clarity_range is None


def test_a_person_without_whom_nothing_can_be_said_is_left_out_of_the_range():
    ownership = _ownership({"R-ING": "de de -"})

    assert ownership.clarity_range == (100, 100)


def test_the_headline_figures_leave_added_rows_out_but_the_rows_show_them():
    ownership = one(CORE_AS_EXPECTED | {"X1": "nobody", "X2": "nobody", "X3": "nobody"}).ownership

    assert ownership.clarity == 100
    assert (ownership.alignment_expected, ownership.alignment_named) == (15, 15)
    assert ownership.rows["X1"].status == "unowned"


@pytest.mark.parametrize(
    ("owner", "role", "flagged"),
    [
        ("ml", "ml", True),
        ("other:engineering", "engineering", True),
        ("other:lead", "lead", True),
        ("other:it", "other", False),
        ("other:vendor", "engineering", False),
        ("ml", "de", False),
    ],
)
def test_an_owner_who_names_somebody_else_may_not_know_of_it(owner: str, role: str, flagged: bool):
    rows = _ownership({"R-CIC": f"{owner} {owner} {owner} dk"}, roles=f"other other other {role}").rows

    assert rows["R-CIC"].owner_not_aware is flagged


def test_one_of_several_owners_who_knows_is_enough():
    assert not _ownership({"R-CIC": "ml ml dk"}, roles="de ml ml").rows["R-CIC"].owner_not_aware


def test_a_row_that_nobody_holds_has_no_owner_to_ask():
    assert not _ownership({"R-CIC": "nobody nobody dk"}, roles="de de ml").rows["R-CIC"].owner_not_aware


def test_an_owner_who_left_the_row_blank_has_not_said_anything():
    assert not _ownership({"R-CIC": "ml ml -"}, roles="de de ml").rows["R-CIC"].owner_not_aware


def test_rows_written_down_count_for_one_respondent_if_they_are_named():
    marked = Response("ml", C1, written_down=frozenset({"R-ING", "R-TRF", "R-ENV", "X1"}))
    report = named([marked])

    assert report.ownership.explicit == (2, 15)
    assert report.ownership.rows["R-ENV"].written_down == 1


def test_rows_that_do_not_arise_need_not_be_written_down():
    marked = Response("ml", C1 | {"R-INF": "not_applicable"}, written_down=frozenset({"R-ING"}))

    assert named([marked]).ownership.explicit == (1, 14)


def test_nothing_is_said_of_writing_down_where_nobody_marked_anything():
    assert one(C1).ownership.explicit is None

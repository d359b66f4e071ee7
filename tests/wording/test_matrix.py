"""Who holds what, in words: a reading for every status, for one person and for several."""

from collections.abc import Mapping

import pytest

from app.domain.report import Report
from app.wording.ownership import MatrixRow, matrix_of
from app.wording.roles import carriers, role_name
from tests.wording.reports import BANK, anonymous, named, one


def row(report: Report, duty: str) -> MatrixRow:
    return next(row for group in matrix_of(report, BANK).groups for row in group.rows if row.id == duty)


def of_team(answers: str, roles: str = "", duty: str = "R-CIC") -> MatrixRow:
    return row(named({duty: answers}, roles), duty)


@pytest.mark.parametrize(
    ("answer", "status", "reading"),
    [
        ("dfd", "ok", "held"),
        ("ml", "other_role", "carried by ML engineers"),
        ("de", "other_role", "carried by data engineers"),
        ("other:it", "other_role", "carried by general DevOps or IT"),
        ("other:lead", "other_role", "carried by the lead or CTO"),
        ("other:vendor", "other_role", "carried by a vendor"),
        ("nobody", "unowned", "nobody holds it"),
        ("everyone", "everyones", "everyone’s, so nobody’s"),
        ("dont_know", "unknown", "you don’t know who"),
        ("not_applicable", "not_applicable", "not done here"),
    ],
)
def test_one_persons_answer_reads_plainly(answer: str, status: str, reading: str):
    found = row(one({"R-CIC": answer}), "R-CIC")

    assert (found.status, found.reading, found.notes) == (status, reading, ())


@pytest.mark.parametrize(
    ("answers", "status", "reading"),
    [
        ("dfd dfd dfd", "ok", "held"),
        ("dfd dfd dfd ml", "ok", "held, 3 of 4 say so"),
        ("dfd dfd dk", "ok", "held, 1 cannot say"),
        ("dfd dfd dfd ml dk", "ok", "held, 3 of 4 say so, 1 cannot say"),
        ("ml ml de", "other_role", "carried by ML engineers, 2 of 3 say so"),
        ("nobody nobody nobody dk", "unowned", "nobody holds it, 1 cannot say"),
        ("nobody nobody dfd", "unowned", "nobody holds it, 2 of 3 say so"),
        ("everyone everyone everyone", "everyones", "everyone’s, so nobody’s"),
        ("everyone everyone dfd", "everyones", "everyone’s, 2 of 3 say so"),
        ("everyone everyone dk", "everyones", "everyone’s, 1 cannot say"),
        ("nobody everyone", "unowned", "no single owner"),
        ("nobody everyone everyone dfd dfd", "everyones", "no single owner, 3 of 5 say so"),
        ("dfd dfd ml everyone", "disputed", "disputed: 3 different answers"),
        ("dfd ml", "disputed", "disputed: 2 different answers"),
        ("dfd dfd ml ml dk", "disputed", "disputed: 2 different answers, 1 cannot say"),
        ("dk dk dfd dfd", "unknown", "2 of 4 cannot say who"),
        ("dk dk dk", "unknown", "nobody can say who"),
        ("na na na", "not_applicable", "not done here"),
    ],
)
def test_a_teams_answers_read_plainly(answers: str, status: str, reading: str):
    found = of_team(answers)

    assert (found.status, found.reading) == (status, reading)


def test_what_nobody_answered_is_told_apart_from_what_too_few_did():
    assert row(one({}), "R-CIC").reading == "not answered"
    assert row(anonymous({"R-CIC": "ml ml - - -"}), "R-CIC").reading == "too few answers"


def test_who_is_meant_by_someone_else_is_named():
    assert of_team("dfd dfd dfd other:it other:lead").notes == (
        "someone else: general DevOps or IT (1), lead or CTO (1)",
    )


def test_someone_else_is_not_named_twice():
    assert of_team("other:it other:it other:it").notes == ()
    assert of_team("other:it other:it other:lead").notes == ("someone else: lead or CTO (1)",)


def test_a_holder_who_does_not_know_of_it_is_noted():
    assert of_team("ml ml dfd", roles="de lead ml").notes == ("nobody in that role names it as theirs",)
    assert of_team("ml ml dfd", roles="ml lead ml").notes == ()


def test_what_is_written_down_is_noted():
    assert row(one({"R-ING": "de"}, written_down=["R-ING"]), "R-ING").notes == ("written down",)


def test_a_row_that_few_answered_says_so():
    assert of_team("ml ml - - -").notes == ("answered by 2 of 5",)


def test_a_sign_says_without_colour_what_the_tone_says():
    tones = {answers: of_team(answers) for answers in ("dfd dfd", "ml ml", "dfd ml", "nobody nobody", "na na", "- -")}

    assert {answers: (found.tone, found.sign) for answers, found in tones.items()} == {
        "dfd dfd": ("ok", ""),
        "ml ml": ("bad", "!"),
        "dfd ml": ("warn", "≠"),
        "nobody nobody": ("bad", "!"),
        "na na": ("ok", ""),
        "- -": ("ok", ""),
    }


def test_every_duty_stands_on_the_ground_of_its_role_and_added_ones_last():
    groups = matrix_of(one({}), BANK).groups

    assert [group.title for group in groups] == [
        "Data engineer’s ground",
        "ML engineer’s ground",
        "DevOps for Data’s ground",
        "Added by Holdfast, not counted in the figures",
    ]
    assert [duty.id for group in groups for duty in group.rows] == [duty.id for duty in BANK.responsibilities]


def test_a_cell_says_in_words_how_many_named_it_and_for_whom_it_is_built():
    assert _cells(of_team("dfd dfd ml other:it")) == {
        "ml": "ML engineer: 1 of 4",
        "dfd": "DevOps for Data: 2 of 4, built for it",
        "other": "General DevOps or IT: 1 of 4",
    }
    assert _cells(row(one({"R-CIC": "nobody"}), "R-CIC")) == {
        "dfd": "DevOps for Data: built for it",
        "nobody": "Nobody",
    }


def _cells(found: MatrixRow) -> Mapping[str, str]:
    return {cell.column: cell.says for cell in found.cells if cell.says}


def test_roles_are_named_within_a_sentence():
    assert [role_name(BANK, value) for value in ("de", "ml", "dfd", "other:it", "other:lead")] == [
        "data engineer",
        "ML engineer",
        "DevOps for Data",
        "general DevOps or IT",
        "lead or CTO",
    ]


def test_every_owner_that_is_a_role_has_somebody_to_carry_it():
    owners = [choice.value for choice in BANK.scales["owner"].choices if choice.value.startswith("other:")]

    assert [carriers(BANK, owner) for owner in ("de", "ml", "dfd", *owners)] == [
        "data engineers",
        "ML engineers",
        "DevOps for Data",
        "general DevOps or IT",
        "software engineering",
        "analytics",
        "security",
        "the lead or CTO",
        "a vendor",
    ]

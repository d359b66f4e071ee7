"""How the figures came about: sentences with the numbers one needs to compute them again."""

from app.domain.report import Report
from app.wording.computed import computed
from tests.domain.answers import CORE_AS_EXPECTED, T1
from tests.domain.banks import CORE
from tests.wording.reports import ALL, E1, anonymous, everyone_says, named, one, report


def line(made: Report, start: str) -> str:
    """The line that starts so, empty where there is none."""
    return next((line for line in computed(made) if line.startswith(start)), "")


def test_the_verdicts_three_numbers_can_be_recomputed():
    assert "here 2 certain, 3 with the partial ones, 4 with those not known." in line(report([E1]), "Symptoms:")


def test_hidden_work_is_an_addition_one_can_follow():
    assert line(report([E1]), "Hidden work:") == (
        "Hidden work: of the 5 core duties that the article gives to DevOps for Data, 2 carried by another role, "
        "1 everyone’s and 1 nobody’s make 4; with 1 disputed or not known, 4 to 5."
    )


def test_hidden_work_that_cannot_arise_is_not_added_up():
    assert line(one(dict.fromkeys(ALL["duty"], "not_applicable")), "Hidden work:") == (
        "Hidden work: none of the core duties that the article gives to DevOps for Data arises here."
    )


def test_agreement_stands_beside_clarity():
    assert line(named(T1), "Agreement:").endswith("“I don’t know”: 75 %.")
    assert line(report([E1]), "Agreement:") == ""
    assert line(everyone_says(2, E1.answers), "Agreement:") == ""


def test_clarity_is_told_as_it_was_computed():
    assert "of those answered" in line(report([E1]), "Clarity:")
    assert "you both name" in line(everyone_says(2, E1.answers), "Clarity:")
    assert "two of you picked at random" in line(everyone_says(3, E1.answers), "Clarity:")


def test_where_the_words_change_is_called_judgement():
    assert "(50 %) and “mostly clear” (80 %) is judgement" in line(everyone_says(3, E1.answers), "Clarity:")


def test_alignment_is_never_mixed_with_clarity():
    assert line(everyone_says(3, E1.answers), "Of the") == (
        "Of the 11 core duties with one owner, 9 are where the article puts them."
    )
    assert line(everyone_says(3, {"R-ING": "de"}), "Of the") == (
        "Of the 1 core duty with one owner, 1 is where the article puts it."
    )


def test_what_is_in_writing_is_counted():
    assert line(one(CORE_AS_EXPECTED, written_down=CORE[:3]), "In writing:") == (
        "In writing: 3 of 15 core duties, each with one named role."
    )


def test_an_anonymous_report_says_what_was_kept_of_it():
    assert "all that is kept are counts per question" in line(anonymous({"S1": "y y y y y"}), "This round")
    assert line(report([E1]), "This round") == ""


def test_that_there_is_no_overall_score_is_said_last():
    assert computed(report([E1]))[-1] == "There is no overall score, and there will not be one."

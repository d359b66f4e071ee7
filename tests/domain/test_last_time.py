"""What was answered last time, of which nothing counts until it is confirmed (domain 2.1, 2.3)."""

from dataclasses import replace

from app.domain.last_time import LastAnswer, confirmed, last_answers, left_to_confirm
from app.domain.questionnaire import Bank, without
from tests.domain.banks import BANK

LAST = {"CX4": LastAnswer("2-5"), "S1": LastAnswer("yes", severity=3), "S2": LastAnswer("no")}
SYMPTOMS = BANK.sections[0]


def with_revision(item: str, rev: str) -> Bank:
    symptoms = (replace(symptom, rev=rev) if symptom.id == item else symptom for symptom in BANK.symptoms)
    return replace(BANK, symptoms=tuple(symptoms))


def test_an_answer_to_the_same_question_is_shown_again() -> None:
    assert last_answers(BANK, BANK, LAST) == LAST


def test_a_clearer_wording_leaves_the_last_answer_standing() -> None:
    assert "S1" in last_answers(with_revision("S1", "1.4"), BANK, LAST)


def test_a_question_that_means_something_else_by_now_has_no_last_answer() -> None:
    assert set(last_answers(with_revision("S1", "2.0"), BANK, LAST)) == {"CX4", "S2"}


def test_a_question_that_is_not_asked_any_more_has_no_last_answer() -> None:
    assert last_answers(without(BANK, "CX4"), BANK, LAST).keys() == {"S1", "S2"}


def test_an_answer_that_is_not_offered_any_more_is_not_shown() -> None:
    assert last_answers(BANK, BANK, {"S1": LastAnswer("somewhat")}) == {}


def test_confirming_leaves_out_what_it_cost_then() -> None:
    assert confirmed(LAST["S1"]) == LastAnswer("yes")


def test_confirming_keeps_that_it_is_written_down() -> None:
    assert confirmed(LastAnswer("de", written_down=True)) == LastAnswer("de", written_down=True)


def test_only_what_has_no_answer_of_today_is_left_to_confirm() -> None:
    assert left_to_confirm(SYMPTOMS, LAST, {"S1": "no", "S3": "yes"}) == ("CX4", "S2")


def test_nothing_of_other_sections_is_left_to_confirm() -> None:
    assert left_to_confirm(SYMPTOMS, {"P1": LastAnswer("no")}, {}) == ()

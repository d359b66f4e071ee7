"""How far a respondent has come, and what having no model in production settles (domain 2.2, design 3)."""

import pytest

from app.domain.progress import missing, presets_for, progress, stale_presets
from tests.domain.answers import C1, symptoms
from tests.domain.banks import BANK


def test_a_section_tells_which_of_its_questions_are_answered():
    six = symptoms("y p n dk na y")
    assert progress(BANK, "symptoms", {}) == ((), 8)
    assert progress(BANK, "symptoms", six) == (("S1", "S2", "S3", "S4", "S5", "S6"), 8)
    assert progress(BANK, "symptoms", six | {"CX1": "ml", "CX4": "0"}) == (("CX1", "CX4", *six), 8)


def test_answers_of_other_sections_do_not_count():
    assert progress(BANK, "ownership", {"S1": "yes", "R-ING": "de", "CX3": "no"}) == (("CX3", "R-ING"), 19)


def test_there_is_no_progress_in_a_section_that_does_not_exist():
    with pytest.raises(KeyError):
        progress(BANK, "feelings", {})


def test_what_is_missing_comes_in_the_order_of_the_pages():
    given = C1 | symptoms("y y y y y y") | {"CX1": "ml"} | dict.fromkeys(("P1", "P2", "P3", "P4", "P5"), "no")

    assert missing(BANK, given) == ("CX4", "CX3", "X1", "X2", "X3", "CX5", "M1", "M2", "M3", "M4", "M5")


def test_nothing_is_missing_once_everything_is_answered():
    assert missing(BANK, dict.fromkeys(BANK.items, "dont_know")) == ()


def test_without_a_model_in_production_three_questions_do_not_arise():
    assert presets_for(BANK, "CX4", "0", {}) == dict.fromkeys(("S1", "S4", "R-INF"), "not_applicable")


def test_what_was_answered_before_stays():
    assert presets_for(BANK, "CX4", "0", {"S1": "yes", "R-INF": "ml"}) == {"S4": "not_applicable"}


@pytest.mark.parametrize(("item", "value"), [("CX4", "1"), ("CX4", "dont_know"), ("CX3", "no"), ("S1", "no")])
def test_other_answers_settle_nothing_else(item: str, value: str):
    assert presets_for(BANK, item, value, {}) == {}


def test_models_after_all_make_the_check_page_ask_again():
    answers = {"CX4": "2-5", "S1": "not_applicable", "S4": "yes", "R-INF": "not_applicable", "S2": "not_applicable"}

    assert stale_presets(BANK, answers) == ("S1", "R-INF")


@pytest.mark.parametrize("context", [{"CX4": "0"}, {"CX4": "dont_know"}, {}])
def test_nothing_is_asked_again_unless_there_are_models(context: dict[str, str]):
    assert stale_presets(BANK, context | {"S1": "not_applicable"}) == ()

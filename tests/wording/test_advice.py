"""Everything that can be recommended, in words, for no report in particular."""

import pytest

from app.domain.questionnaire import Advice
from app.wording.advice import EFFORTS, advice_groups, advice_text, source_texts
from tests.wording.reports import BANK


@pytest.mark.parametrize("advice", BANK.advice.values(), ids=BANK.advice)
def test_every_advice_says_what_to_do_who_and_how_to_know(advice: Advice):
    text = advice_text(BANK, advice.id)

    assert all((text.title, text.why, text.week, text.quarter, text.done, text.owner, text.risk, text.sources))
    assert text.owner[0].isupper()
    assert text.effort in EFFORTS.values()
    assert (text.rows, text.concerns) == ("", "")


def test_every_advice_stands_in_one_group():
    groups = advice_groups(BANK)

    assert sorted(text.id for group in groups for text in group.texts) == sorted(BANK.advice)


def test_who_helps_is_named_as_in_a_sentence():
    assert advice_text(BANK, "S3").contributors == "data engineers, data owner, security and legal"
    assert advice_text(BANK, "G5").contributors == "the CTO or lead"


def test_whoever_holds_the_duty_owns_what_is_about_it():
    assert advice_text(BANK, "G5").owner == "Whoever holds the duty"


def test_a_source_that_is_only_listed_has_no_note():
    (listed,) = source_texts(BANK, ["DARLEY68"])

    assert listed.title.startswith("Bystander intervention")
    assert listed.note == ""

"""Fieldsets that are kept look as if they had been set anew."""

import pytest

from app.bank import load_bank
from app.db.answers import GivenAnswer
from app.domain.last_time import LastAnswer
from app.web.fieldsets import fieldsets, set_anew
from app.web.questions import Question, question_of, question_refused

BANK = load_bank()
ROUND, ANOTHER = "a round", "another <round>"


def questions(sequence: int) -> list[Question]:
    """Every question with each of its answers, changed so many times; every second one was answered last time too."""
    return [
        question_of(item, GivenAnswer(choice.value, written_down=place % 3 == 0, sequence=sequence), last)
        for item in BANK.items.values()
        for place, choice in enumerate(item.scale.choices)
        for last in [LastAnswer(choice.value, written_down=True) if place % 2 else None]
    ]


@pytest.mark.parametrize(("sequence", "round_id"), [(1, ROUND), (2, ROUND), (2, ANOTHER)])
def test_what_is_kept_is_what_would_be_set_anew(sequence: int, round_id: str) -> None:
    assert fieldsets(questions(sequence), round_id) == set_anew(questions(sequence), round_id)


def test_what_went_wrong_with_a_question_is_not_kept() -> None:
    duty = BANK.items["R-ING"]
    refused = question_refused(duty, GivenAnswer(None), {"R-ING": "other"}, "Choose who it is.")

    assert "Choose who it is." in fieldsets([refused], ROUND)
    assert "Choose who it is." not in fieldsets([question_of(duty)], ROUND)

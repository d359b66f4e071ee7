"""What somebody answered last time, and what of it holds for the questions of a new round.

Nothing of it is an answer there: only what is given, or confirmed with "still true", is one.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from app.domain.common_ground import is_same_question
from app.domain.questionnaire import Bank, Section

PAIRS = 50
"""Banks kept with what holds from one to the other: more than there are versions to ask and to have asked."""


class LastAnswer(NamedTuple):
    """One answer of the last time, with its marks: `severity` is 0 to 3 or None, as it was then."""

    value: str
    severity: int | None = None
    written_down: bool = False


def last_answers(asked: Bank, said: Bank, answers: Mapping[str, LastAnswer]) -> dict[str, LastAnswer]:
    """The answers of the bank `said` that answer what the bank `asked` asks: the same item of the same major revision
    (domain 2.1), with a value that is still on its scale."""
    holds = _holding(asked, said)
    return {item: answer for item, answer in answers.items() if (item, answer.value) in holds}


def confirmed(answer: LastAnswer) -> LastAnswer:
    """What "still true" says today: the answer and its mark, but not its cost, which is about the past three months
    (domain 2.3) and is asked afresh."""
    return answer._replace(severity=None)


def left_to_confirm(section: Section, last: Mapping[str, LastAnswer], answers: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the section's questions that have a last answer and none of today, in the order of the page."""
    return tuple(item for item in section.items if item in last and item not in answers)


@lru_cache(PAIRS)
def _holding(asked: Bank, said: Bank) -> frozenset[tuple[str, str]]:
    """Every item with every value that, said to the one bank, answers what the other one asks."""
    asked_alike = (item for item in asked.items.values() if is_same_question(asked, said, item.id))
    return frozenset((item.id, choice.value) for item in asked_alike for choice in item.scale.choices)

"""Practices of mature teams and mistakes of young ones, as states (domain 4.1, 4.7, C-9, C-10)."""

from collections.abc import Mapping

from app.domain.presence import presence_of
from app.domain.questionnaire import DONT_KNOW, Bank, Item
from app.domain.report import MistakeFinding, PracticeFinding
from app.domain.responses import Tally

NONE_AT_ALL = "none_at_all"
WORST_FIRST = ("no", "some", "everywhere")


def practice_findings(bank: Bank, tally: Tally) -> dict[str, PracticeFinding]:
    """A finding per practice: the lower median of its substantive answers (4.7)."""
    return {practice.id: _practice(practice, tally) for practice in bank.practices}


def mistake_findings(bank: Bank, tally: Tally) -> dict[str, MistakeFinding]:
    """A finding per mistake; "none at all" counts as yes."""
    return {mistake.id: _mistake(mistake, tally) for mistake in bank.mistakes}


def _practice(item: Item, tally: Tally) -> PracticeFinding:
    answers = _in_order_of_the_scale(item, tally)
    return PracticeFinding(
        id=item.id,
        state=_practice_state(answers),
        split="no" in answers and "everywhere" in answers,
        answers=answers,
    )


def _practice_state(answers: Mapping[str, int]) -> str:
    substantive = [value for value in WORST_FIRST for _ in range(answers.get(value, 0))]
    unknown = answers.get(DONT_KNOW, 0)
    if unknown and unknown >= len(substantive):
        return "unknown"
    if substantive:
        return substantive[(len(substantive) - 1) // 2]
    return "not_applicable" if answers else "no_data"


def _mistake(item: Item, tally: Tally) -> MistakeFinding:
    answers = _in_order_of_the_scale(item, tally)
    yes = answers.get("yes", 0) + answers.get(NONE_AT_ALL, 0)
    presence = presence_of(yes, answers.get("partly", 0), answers.get("no", 0), answers.get(DONT_KNOW, 0))
    return MistakeFinding(item.id, presence.state, presence.many_unknown, answers)


def _in_order_of_the_scale(item: Item, tally: Tally) -> dict[str, int]:
    counts = tally.counts.get(item.id, {})
    return {value: counts[value] for value in item.scale.values if counts.get(value)}

"""What a team's answers to the context questions come to. They are never scored; they set addressee and urgency."""

from collections.abc import Callable, Mapping

from app.domain.questionnaire import DONT_KNOW, Bank
from app.domain.responses import Tally

HAT = "CX3"
"""Does anyone hold the DevOps-for-Data job?"""

SENSITIVE_DATA = "CX5"
"""Is personal, health, financial or contract-protected data handled?"""


def contexts_of(bank: Bank, tally: Tally) -> dict[str, str]:
    """`yes`, `no` or `dont_know` for CX3 and CX5, as far as the bank asks them (4.7, F24)."""
    enough = {HAT: _at_least_half, SENSITIVE_DATA: _anybody}
    asked = [context.id for context in bank.contexts if context.id in enough]
    return {context: _reading(tally.counts.get(context, {}), enough[context]) for context in asked}


def _reading(counts: Mapping[str, int], is_enough: Callable[[int, int], bool]) -> str:
    yes, no = counts.get("yes", 0), counts.get("no", 0)
    if yes and is_enough(yes, no):
        return "yes"
    return "no" if no else DONT_KNOW


def _at_least_half(yes: int, no: int) -> bool:
    return yes >= no


def _anybody(yes: int, no: int) -> bool:
    return yes > 0

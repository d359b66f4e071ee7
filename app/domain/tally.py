"""Responses added up: how often each value was given, which is all that an anonymous report may know."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from app.domain.judgement import RARE_BELOW
from app.domain.responses import Response, Tally

Value = TypeVar("Value", str, int)

RESPONDENT_ROLE = "CX1"
"""The respondent's own role. It is asked like an item but never tallied: counts must not carry roles (D7)."""


def tally_of(responses: Sequence[Response]) -> Tally:
    """Counts per item and value over all responses, severity and written-down marks included (F17)."""
    counts = _counted(response.answers for response in responses)
    counts.pop(RESPONDENT_ROLE, None)
    return Tally(
        respondents=len(responses),
        counts=counts,
        severity=_counted(response.severity for response in responses),
        written_down=dict(Counter(row for response in responses for row in response.written_down)),
    )


def without_rare(tally: Tally) -> Tally:
    """The same counts, but an item or a severity that fewer than three gave reads as given by nobody (F29)."""
    counts = _common(tally.counts)
    return Tally(
        respondents=tally.respondents,
        counts=counts,
        severity=_common(tally.severity),
        written_down={row: marks for row, marks in tally.written_down.items() if row in counts},
    )


def _counted(given: Iterable[Mapping[str, Value]]) -> dict[str, dict[Value, int]]:
    counts: dict[str, dict[Value, int]] = {}
    for answers in given:
        for item, value in answers.items():
            values = counts.setdefault(item, {})
            values[value] = values.get(value, 0) + 1
    return counts


def _common(counts: Mapping[str, Mapping[Value, int]]) -> dict[str, Mapping[Value, int]]:
    return {item: values for item, values in counts.items() if sum(values.values()) >= RARE_BELOW}

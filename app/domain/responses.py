"""Answers as values: one person's response, and the tally that several responses add up to."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Response:
    """What one person answered. An item without a key was not answered, which is not a "no".

    `role` is the respondent's own role, None where it is not known. `severity` is 0 to 3 per symptom answered yes or
    partly; `written_down` holds ids of ownership rows marked as agreed and written down.
    """

    role: str | None
    answers: Mapping[str, str]
    severity: Mapping[str, int] = field(default_factory=dict[str, int])
    written_down: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each value of each item was given: all that is kept of an anonymous round (design section 3).

    `respondents` counts empty responses too (F6). Zeros are left out everywhere.
    """

    respondents: int
    counts: Mapping[str, Mapping[str, int]]
    severity: Mapping[str, Mapping[int, int]]
    written_down: Mapping[str, int]

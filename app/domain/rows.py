"""One ownership row: what the answers to "who answers for it today?" make of it (domain 4.5).

The formulas hold for one respondent too: 4.4 is their limit case.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.domain.questionnaire import DONT_KNOW, EVERYONE, NOBODY, NOT_APPLICABLE, Responsibility, is_role
from app.domain.report import RowFinding

OK = "ok"
OTHER_ROLE = "other_role"
UNOWNED = "unowned"
EVERYONES = "everyones"
DISPUTED = "disputed"
UNKNOWN = "unknown"
NO_DATA = "no_data"

UNSETTLED = frozenset({DISPUTED, UNKNOWN, NO_DATA})
"""Statuses under which nobody can say yet whether the duty is held."""


class Share(NamedTuple):
    """How many of so many pairs of answers, exactly: the parts of a fraction, which is slow to add up as one."""

    pairs: int
    of: int


def row_finding(duty: Responsibility, counts: Mapping[str, int], written_down: int) -> RowFinding:
    """Status, holder and candidates of a row; `counts` maps owner answers to how often each was given.

    `owner_not_aware` is False here: only responses can tell it.
    """
    answers = {value: counts[value] for value in duty.scale.values if counts.get(value)}
    opinions = _opinions(answers)
    status = _status(duty.expected, answers, opinions)
    holder = max(opinions, key=opinions.__getitem__) if status in (OK, OTHER_ROLE) else None
    q = same_owner(answers)
    return RowFinding(
        id=duty.id,
        expected=duty.expected,
        core=duty.core,
        status=status,
        answers=answers,
        same_owner=None if q is None else q.pairs / q.of,
        dissent=status in (OK, OTHER_ROLE, UNOWNED, EVERYONES) and len(opinions) > 1,
        holder=holder,
        candidates=_most_named_first(opinions) if status == DISPUTED else (),
        owner_not_aware=False,
        written_down=written_down,
    )


def same_owner(answers: Mapping[str, int]) -> Share | None:
    """q: how likely two of those asked name the same single role; for one answer, whether it names a role (4.5).

    "Don't know", everyone and nobody are answers here, but no role. None where nobody answered.
    """
    asked = asked_about(answers)
    named = [times for value, times in answers.items() if is_role(value)]
    if asked < 2:
        return Share(sum(named), 1) if asked else None
    return _pairs(named, asked)


def same_answer(answers: Mapping[str, int]) -> Share | None:
    """A: how likely two of those with an opinion say the same, whatever it is (4.5); None below two opinions."""
    opinions = _opinions(answers)
    total = sum(opinions.values())
    return _pairs(opinions.values(), total) if total >= 2 else None


def asked_about(answers: Mapping[str, int]) -> int:
    """N of 4.5: answers of every kind but "we don't do this"."""
    return sum(answers.values()) - answers.get(NOT_APPLICABLE, 0)


def _pairs(groups: Iterable[int], total: int) -> Share:
    return Share(sum([size * (size - 1) for size in groups]), total * (total - 1))


def _opinions(answers: Mapping[str, int]) -> dict[str, int]:
    return {value: times for value, times in answers.items() if value not in (DONT_KNOW, NOT_APPLICABLE)}


def _most_named_first(opinions: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(opinions, key=opinions.__getitem__, reverse=True))


def _status(expected: str, answers: Mapping[str, int], opinions: Mapping[str, int]) -> str:
    asked, unknown = asked_about(answers), answers.get(DONT_KNOW, 0)
    if asked == 0:
        return NOT_APPLICABLE if answers else NO_DATA
    if unknown and 2 * unknown >= asked:
        return UNKNOWN
    return _held_by_most(expected, opinions, asked - unknown) or _held_by_no_single_role(answers, asked - unknown)


def _held_by_most(expected: str, opinions: Mapping[str, int], total: int) -> str | None:
    for value, times in opinions.items():
        if 2 * times > total:
            named = OK if value == expected else OTHER_ROLE
            return {NOBODY: UNOWNED, EVERYONE: EVERYONES}.get(value, named)
    return None


def _held_by_no_single_role(answers: Mapping[str, int], opinions: int) -> str:
    everyone, nobody = answers.get(EVERYONE, 0), answers.get(NOBODY, 0)
    if 2 * (everyone + nobody) > opinions:
        return UNOWNED if nobody >= everyone else EVERYONES
    return DISPUTED

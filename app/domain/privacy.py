"""How much of a report may be shown, and how finely (domain 4.6, 4.10). The report itself stays exact."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from app.domain.judgement import (
    ANONYMOUS_MINIMUM,
    FIGURES_FROM,
    FINE_FIGURES_FROM,
    MIXED_FROM,
    MOSTLY_CLEAR_FROM,
    SPLIT_FROM,
    SPLIT_PART,
)
from app.domain.report import Ownership, Report, WithheldReport
from app.domain.rows import asked_about

NAMED: Final = "named"
ANONYMOUS: Final = "anonymous"

COUNTS = "counts"
ROUNDED_TO_5 = "rounded_5"
ROUNDED_TO_1 = "rounded_1"


@dataclass(frozen=True, slots=True)
class Display:
    """The ownership figures as they may be shown.

    `form` is `counts` (one or two respondents: `same_owner` as (rows, of rows) and no 0-100), `rounded_5`, `rounded_1`
    or None (nothing). `clarity`, `agreement` and the ends of `clarity_range` are whole 0-100, rounded as `form` says;
    `band` is `mostly_clear`, `mixed` or `mostly_unclear`. What is None is not shown.
    """

    form: str | None
    same_owner: tuple[int, int] | None = None
    clarity: int | None = None
    agreement: int | None = None
    clarity_range: tuple[int, int] | None = None
    band: str | None = None


NOTHING = Display(form=None)
COARSEST = 5


def is_withheld(respondents: int, minimum: int) -> bool:
    """Whether an anonymous round says only how many answered: below its minimum, which is never less than five
    (4.10)."""
    return respondents < max(minimum, ANONYMOUS_MINIMUM)


def shown(report: Report | WithheldReport) -> Display:
    """What 4.6 lets a page, a document or a shared link show for so many respondents."""
    return NOTHING if isinstance(report, WithheldReport) else shown_of(report.ownership, report.respondents)


def shown_of(ownership: Ownership, respondents: int, beside: int | None = None) -> Display:
    """The same of figures that so many people make; `beside` those of so many others they are rounded alike, as the
    smaller number of people allows, or two figures would meet or part by rounding alone."""
    if respondents == 0:
        return NOTHING
    if respondents < FIGURES_FROM:
        return Display(form=COUNTS, same_owner=_rows_with_one_owner(ownership, respondents))
    step = step_of(min(respondents, beside or respondents)) or COARSEST
    return _figures(ownership, ROUNDED_TO_1 if step == 1 else ROUNDED_TO_5, step)


def step_of(respondents: int) -> int | None:
    """What figures of 0-100 are rounded to with so many respondents; None where they are not shown."""
    if respondents < FIGURES_FROM:
        return None
    return 1 if respondents >= FINE_FIGURES_FROM else COARSEST


def rounded(value: float, step: int = 1) -> int:
    """The nearest multiple of `step`; exactly between two, the higher one."""
    return step * floor(value / step + 0.5)


def band_of(clarity: int) -> str:
    """A clarity, as shown, in words (4.6)."""
    if clarity >= MOSTLY_CLEAR_FROM:
        return "mostly_clear"
    return "mixed" if clarity >= MIXED_FROM else "mostly_unclear"


def roles_to_split_by(privacy: str, roles: Sequence[str | None]) -> tuple[str, ...]:
    """Roles of the respondents by which a report may be split, most frequent first; empty where it may not.

    Every part needs three people, or the rest of the whole would show what the small part said.
    """
    parts = Counter(role or "" for role in roles)
    if privacy != NAMED or len(roles) < SPLIT_FROM or "" in parts or len(parts) < 2:
        return ()
    return tuple(role for role, _ in parts.most_common()) if min(parts.values()) >= SPLIT_PART else ()


def _rows_with_one_owner(ownership: Ownership, respondents: int) -> tuple[int, int] | None:
    """For one respondent, rows with one owner in their view; for two, rows for which both name the same owner."""
    if respondents == 1 and ownership.clarity is None:
        return None
    core = [row for row in ownership.rows.values() if row.core]
    comparable = [row for row in core if asked_about(row.answers) == respondents]
    return sum(row.same_owner == 1 for row in comparable), len(comparable)


def _figures(ownership: Ownership, form: str, step: int) -> Display:
    clarity = None if ownership.clarity is None else rounded(ownership.clarity, step)
    agreement = None if ownership.agreement is None else rounded(ownership.agreement, step)
    ends = ownership.clarity_range
    return Display(
        form=form,
        clarity=clarity,
        agreement=agreement,
        clarity_range=(rounded(ends[0], step), rounded(ends[1], step)) if ends else None,
        # Of the figure as shown: "50, mostly unclear" would contradict the page that explains the bands.
        band=None if clarity is None else band_of(clarity),
    )

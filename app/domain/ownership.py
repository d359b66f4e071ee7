"""The headline figures of ownership, over the core rows: is there one owner, and is it the expected one (D3)?"""

from collections.abc import Iterable, Mapping, Sequence
from math import lcm

from app.domain.judgement import ANSWERED_SHARE
from app.domain.questionnaire import Bank
from app.domain.report import Ownership, RowFinding
from app.domain.responses import Tally
from app.domain.rows import OK, OTHER_ROLE, Share, asked_about, row_finding, same_answer, same_owner


def ownership_of(bank: Bank, tally: Tally) -> Ownership:
    """Rows and figures as counts can tell them: `clarity_range` is None and nobody is `owner_not_aware`."""
    rows = {
        duty.id: row_finding(duty, tally.counts.get(duty.id, {}), tally.written_down.get(duty.id, 0))
        for duty in bank.responsibilities
    }
    core = [rows[duty.id] for duty in bank.core]
    alone = tally.respondents == 1
    return Ownership(
        clarity=_own_clarity(core) if alone else percent(pair_share(row.answers) for row in core),
        clarity_range=None,
        agreement=None if alone else percent(same_answer(row.answers) for row in core),
        alignment_expected=sum(row.status == OK for row in core),
        alignment_named=len(_named(core)),
        explicit=_explicit(core) if alone else None,
        rows=rows,
    )


def percent(shares: Iterable[Share | None]) -> float | None:
    """100 times the mean of the shares there are, None where there is none."""
    known = [share for share in shares if share is not None]
    if not known:
        return None
    # Whole numbers up to the last division: nothing is rounded on the way.
    whole = lcm(*{of for _, of in known})
    return 100 * sum([pairs * (whole // of) for pairs, of in known]) / (whole * len(known))


def pair_share(answers: Mapping[str, int]) -> Share | None:
    """What a row adds to the clarity of several respondents: q where two or more were asked, else None (4.5)."""
    return same_owner(answers) if asked_about(answers) >= 2 else None


def _own_clarity(core: Sequence[RowFinding]) -> float | None:
    """Clarity of one respondent (4.4), None below 60 % of the core rows answered (F7)."""
    answered = [row for row in core if row.answers]
    if len(answered) < ANSWERED_SHARE * len(core):
        return None
    return percent(same_owner(row.answers) for row in answered)


def _explicit(core: Sequence[RowFinding]) -> tuple[int, int] | None:
    """Rows both named and written down, of those that apply (4.4); None where nothing was marked at all."""
    if not any(row.written_down for row in core):
        return None
    return sum(row.written_down > 0 for row in _named(core)), sum(asked_about(row.answers) > 0 for row in core)


def _named(core: Sequence[RowFinding]) -> list[RowFinding]:
    return [row for row in core if row.status in (OK, OTHER_ROLE)]

"""What only a named report says, because counts cannot tell it: who said what, seen together (domain 4.6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.judgement import FIGURES_FROM
from app.domain.ownership import pair_share, percent
from app.domain.questionnaire import NOT_APPLICABLE, ROLES, Bank, is_role
from app.domain.report import Ownership, Report, RowFinding
from app.domain.responses import Response, Tally
from app.domain.rows import Share, asked_about
from app.domain.symptoms import people_at_two

HOLDER_OF_ROLE = {role: role for role in ROLES} | {"engineering": "other:engineering", "lead": "other:lead"}
"""The owner answer that names a respondent's own role (F28); other roles name no owner of their own."""


def with_names(report: Report, bank: Bank, tally: Tally, responses: Sequence[Response]) -> Report:
    """The report with people at two, the leave-one-out range and owners who do not know of it filled in."""
    return replace(
        report,
        verdict=replace(report.verdict, people_at_two=people_at_two(bank, responses)),
        ownership=_with_names(report.ownership, bank, tally, responses),
    )


def clarity_range(bank: Bank, tally: Tally, responses: Sequence[Response]) -> tuple[float, float] | None:
    """Lowest and highest clarity had any one respondent not answered, 0-100 (4.5); None below three respondents."""
    if len(responses) < FIGURES_FROM:
        return None
    shares = [_shares_without(tally.counts.get(duty.id, {})) for duty in bank.core]
    answers = {tuple(response.answers.get(duty.id) for duty in bank.core) for response in responses}
    values = [percent(share[value] for share, value in zip(shares, own, strict=True)) for own in answers]
    known = [value for value in values if value is not None]
    return (min(known), max(known)) if known else None


def _shares_without(counts: Mapping[str, int]) -> dict[str | None, Share | None]:
    """A row's share of clarity without one answer of each value; under None, as it stands."""
    asked, share = asked_about(counts), pair_share(counts)
    shares: dict[str | None, Share | None] = {None: share}
    for value, times in counts.items():
        left = asked - (value != NOT_APPLICABLE)
        # Each answer makes two pairs with every other of its kind, one for either order.
        gone = 2 * (times - 1) if is_role(value) else 0
        shares[value] = Share(share.pairs - gone, left * (left - 1)) if share and left >= 2 else None
    return shares


def _with_names(ownership: Ownership, bank: Bank, tally: Tally, responses: Sequence[Response]) -> Ownership:
    return replace(
        ownership,
        clarity_range=clarity_range(bank, tally, responses),
        rows={
            id: replace(row, owner_not_aware=True) if _is_owner_not_aware(row, responses) else row
            for id, row in ownership.rows.items()
        },
    )


def _is_owner_not_aware(row: RowFinding, responses: Iterable[Response]) -> bool:
    """Somebody with the holder's role answered the row, and none of them named it (F28)."""
    if row.holder is None:
        return False
    own_answers = [
        response.answers[row.id]
        for response in responses
        if row.id in response.answers and HOLDER_OF_ROLE.get(response.role or "") == row.holder
    ]
    return bool(own_answers) and row.holder not in own_answers

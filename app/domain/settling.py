"""Settling after a round: which duties need a decision, and what each choice would do to each role's load."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.agreements import Agreement
from app.domain.hidden_work import load_with
from app.domain.questionnaire import Bank, is_role
from app.domain.report import Report, RoleLoad, RowFinding
from app.domain.rows import DISPUTED, EVERYONES, OTHER_ROLE, UNKNOWN, UNOWNED

NEEDS_A_DECISION = (UNOWNED, EVERYONES, DISPUTED, UNKNOWN, OTHER_ROLE)
"""Statuses of a duty that a team has to settle, in the order to settle them."""

NO_LOAD = RoleLoad(rows=0, foreign=0, absorber=False)


@dataclass(frozen=True, slots=True)
class LoadChange:
    """One role's load before and after a choice."""

    role: str
    before: RoleLoad
    after: RoleLoad


@dataclass(frozen=True, slots=True)
class Effect:
    """What giving a duty to `owner` changes: the new owner's load first, then that of whoever is relieved. Empty where
    nothing changes, as with a duty outside the core, which no load counts (F16)."""

    owner: str
    changes: tuple[LoadChange, ...]


def rows_to_settle(bank: Bank, report: Report) -> tuple[str, ...]:
    """Ids of the duties that need a decision, by kind of gap and within it in the bank's order: nobody's, everyone's,
    disputed, not known, and last those that another role carries without its having been decided (D10)."""
    rows = report.ownership.rows
    gaps = [duty.id for duty in bank.responsibilities if not is_decided(report, duty.id)]
    return tuple(row for status in NEEDS_A_DECISION for row in gaps if rows[row].status == status)


def is_decided(report: Report, row: str) -> bool:
    """Whether another role than the article's holds the duty because the team decided so (D10)."""
    return row in report.held_as_agreed and report.ownership.rows[row].status == OTHER_ROLE


def effects(
    bank: Bank, rows: Mapping[str, RowFinding], standing: Mapping[str, Agreement], item: str
) -> tuple[Effect, ...]:
    """For every role that could own the duty `item`, in the order of the owner answers, what that would change, given
    who holds the other duties: the agreed owner where one stands, else the holder by the report."""
    before = {row.id: _holder(row, standing) for row in rows.values()}
    owners = [value for value in bank.role_names if is_role(value)]
    return tuple(Effect(owner, _changes(bank, before, {**before, item: owner}, owner)) for owner in owners)


def _holder(row: RowFinding, standing: Mapping[str, Agreement]) -> str | None:
    agreed = standing.get(row.id)
    return agreed.owner if agreed and agreed.owner else row.holder


def _changes(
    bank: Bank, before: Mapping[str, str | None], after: Mapping[str, str | None], owner: str
) -> tuple[LoadChange, ...]:
    old, new = load_with(bank, before), load_with(bank, after)
    roles = [owner, *(role for role in old if role != owner)]
    changes = [LoadChange(role, old.get(role, NO_LOAD), new.get(role, NO_LOAD)) for role in roles]
    return tuple(change for change in changes if change.before != change.after)

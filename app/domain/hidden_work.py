"""DevOps-for-Data duties that fall on others, and what each role carries (domain 4.3)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.domain.judgement import OVERLOAD_ROWS
from app.domain.questionnaire import NOT_APPLICABLE, ROLES, Bank, Responsibility
from app.domain.report import HiddenWork, RoleLoad, RowFinding
from app.domain.rows import EVERYONES, OTHER_ROLE, UNOWNED, UNSETTLED


def hidden_work_of(bank: Bank, rows: Mapping[str, RowFinding], decided: frozenset[str] = frozenset()) -> HiddenWork:
    """Hidden duties among the core rows that the article gives to DevOps for Data (F26), as bounds; those `decided`
    to be held elsewhere are counted apart (4.3)."""
    duties = [rows[duty.id] for duty in bank.hidden_core]
    statuses = Counter(row.status for row in duties)
    carriers = Counter(row.holder for row in duties if row.status == OTHER_ROLE and row.id not in decided)
    unknown = sum(statuses[status] for status in UNSETTLED)
    low = carriers.total() + statuses[EVERYONES] + statuses[UNOWNED]
    return HiddenWork(
        low=low,
        high=low + unknown,
        of=len(duties) - statuses[NOT_APPLICABLE],
        carried={role: carriers[role] for role in bank.role_names if role in carriers},
        shared=statuses[EVERYONES],
        undone=statuses[UNOWNED],
        unknown=unknown,
        decided=statuses[OTHER_ROLE] - carriers.total(),
    )


def load_of(bank: Bank, rows: Mapping[str, RowFinding]) -> dict[str, RoleLoad]:
    """Load per role that holds at least one core row (F16), in the order of the owner answers."""
    return load_with(bank, {row.id: row.holder for row in rows.values()})


def load_with(bank: Bank, holders: Mapping[str, str | None]) -> dict[str, RoleLoad]:
    """The same, if the duties were held as `holders` says: a role per duty, None or left out where nobody does."""
    held = {role: [duty for duty in bank.core if holders.get(duty.id) == role] for role in bank.role_names}
    return {role: _load(role, own) for role, own in held.items() if own}


def _load(role: str, held: Sequence[Responsibility]) -> RoleLoad:
    foreign = sum(duty.expected != role for duty in held)
    grounds = {duty.expected for duty in held}
    return RoleLoad(rows=len(held), foreign=foreign, absorber=grounds.issuperset(ROLES) or foreign >= OVERLOAD_ROWS)

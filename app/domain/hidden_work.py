"""DevOps-for-Data duties that fall on others, and what each role carries (domain 4.3)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.domain.judgement import OVERLOAD_ROWS
from app.domain.questionnaire import NOT_APPLICABLE, ROLES, Bank
from app.domain.report import HiddenWork, RoleLoad, RowFinding
from app.domain.rows import EVERYONES, OTHER_ROLE, UNOWNED, UNSETTLED


def hidden_work_of(bank: Bank, rows: Mapping[str, RowFinding]) -> HiddenWork:
    """Hidden duties among the core rows that the article gives to DevOps for Data (F26), as bounds."""
    duties = [rows[duty.id] for duty in bank.hidden_core]
    statuses = Counter(row.status for row in duties)
    carriers = Counter(row.holder for row in duties if row.status == OTHER_ROLE)
    unknown = sum(statuses[status] for status in UNSETTLED)
    low = statuses[OTHER_ROLE] + statuses[EVERYONES] + statuses[UNOWNED]
    return HiddenWork(
        low=low,
        high=low + unknown,
        of=len(duties) - statuses[NOT_APPLICABLE],
        carried={role: carriers[role] for role in bank.role_names if role in carriers},
        shared=statuses[EVERYONES],
        undone=statuses[UNOWNED],
        unknown=unknown,
    )


def load_of(bank: Bank, rows: Mapping[str, RowFinding]) -> dict[str, RoleLoad]:
    """Load per role that holds at least one core row (F16), in the order of the owner answers."""
    core = [rows[duty.id] for duty in bank.core]
    held = {role: [row for row in core if row.holder == role] for role in bank.role_names}
    return {role: _load(role, own) for role, own in held.items() if own}


def _load(role: str, held: Sequence[RowFinding]) -> RoleLoad:
    foreign = sum(row.expected != role for row in held)
    grounds = {row.expected for row in held}
    return RoleLoad(rows=len(held), foreign=foreign, absorber=grounds.issuperset(ROLES) or foreign >= OVERLOAD_ROWS)

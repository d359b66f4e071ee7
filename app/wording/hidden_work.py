"""Hidden work and load in words: what falls on whom, and what each role carries today (domain 4.3)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.questionnaire import ROLES, Bank
from app.domain.report import Report
from app.domain.rows import UNSETTLED
from app.wording.missing import without_data
from app.wording.numbers import clauses, counted, listed, number, sentence, within
from app.wording.roles import carriers

TOO_MUCH = "More than one role should carry: duties of all three grounds, or four and more from outside its own."


@dataclass(frozen=True, slots=True)
class RoleText:
    """A role: what it is built for, its strength and limit, what it carries today, and what comes of being forced out
    of role (empty where it is not)."""

    id: str
    name: str
    built_for: str
    strength: str
    limit: str
    carries: str
    foreign: str
    forced_out: str


def hidden_breakdown(report: Report, bank: Bank) -> str:
    """`2 with ML engineers, 1 everyone’s, 1 nobody’s, 1 disputed`: the parts of the hidden figure, first what is
    carried and last what cannot be told; then what is elsewhere by decision, and so in neither bound (4.3)."""
    hidden = report.hidden_work
    if not hidden.of:
        return "none of these duties arises here"
    statuses = Counter(report.ownership.rows[duty.id].status for duty in bank.hidden_core)
    most_first = sorted(hidden.carried.items(), key=lambda carried: -carried[1])
    kinds = [
        *((count, f"with {carriers(bank, value)}") for value, count in most_first),
        (hidden.shared, "everyone’s"),
        (hidden.undone, "nobody’s"),
        (statuses["disputed"], "disputed"),
        (statuses["unknown"], "not known"),
        (statuses["no_data"], without_data(report)),
        (hidden.decided, "held elsewhere by decision"),
    ]
    parts = [f"{count} {kind}" for count, kind in kinds if count]
    return ", ".join(parts) or "all held where the article puts them"


def role_texts(report: Report, bank: Bank) -> tuple[RoleText, ...]:
    """The article's three roles with what they carry over the core rows today."""
    return tuple(_role(report, bank, role_id) for role_id in ROLES)


def other_carriers(report: Report, bank: Bank) -> str:
    """What roles other than the three carry, in one sentence; empty where they carry nothing."""
    held = [(value, _held(report, bank, value)) for value in report.load if value not in ROLES]
    parts = [f"{carriers(bank, value)} carries {listed(duties)}" for value, duties in held]
    return f"{sentence(clauses(parts))}." if parts else ""


def _role(report: Report, bank: Bank, role_id: str) -> RoleText:
    role = next(role for role in bank.roles if role.id == role_id)
    foreign = _from_elsewhere(report, bank, role_id)
    load = report.load.get(role_id)
    return RoleText(
        id=role_id,
        name=role.name,
        built_for=role.built_for,
        strength=role.strength,
        limit=role.limit,
        carries=_carries(report, bank, role_id, foreign),
        foreign=TOO_MUCH if load and load.absorber else "",
        forced_out=role.forced_out if foreign else "",
    )


def _carries(report: Report, bank: Bank, role_id: str, foreign: Sequence[str]) -> str:
    """`Two of its own five duties; who holds one more is disputed or not known. One from elsewhere: storage.`"""
    elsewhere = f" {sentence(number(len(foreign)))} from elsewhere: {listed(foreign)}." if foreign else ""
    return f"{sentence(_own_ground(report, bank, role_id))}.{elsewhere}"


def _own_ground(report: Report, bank: Bank, role_id: str) -> str:
    statuses = Counter(report.ownership.rows[duty.id].status for duty in bank.core if duty.expected == role_id)
    held, ground = statuses["ok"], statuses.total() - statuses["not_applicable"]
    unsettled = sum(statuses[status] for status in UNSETTLED)
    duties = counted(ground, "duty", "duties")
    not_told = "not known" if report.respondents == 1 else "disputed or not known"
    if not ground:
        return "none of its own duties arises here"
    if unsettled == ground:
        return f"who holds its own {duties} is {not_told}"
    if held == ground > 1:
        return f"all {number(ground)} of its own duties"
    own = f"{number(held) if held else 'none'} of its own {duties}"
    which = "more" if held else "of them"
    return f"{own}; who holds {number(unsettled)} {which} is {not_told}" if unsettled else own


def _from_elsewhere(report: Report, bank: Bank, role_id: str) -> list[str]:
    return [within(duty.name) for duty in bank.core if duty.expected != role_id and _holder(report, duty.id) == role_id]


def _holder(report: Report, row: str) -> str | None:
    return report.ownership.rows[row].holder


def _held(report: Report, bank: Bank, value: str) -> list[str]:
    return [within(duty.name) for duty in bank.core if _holder(report, duty.id) == value]

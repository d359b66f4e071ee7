"""Hidden work and load in words: what falls on whom, and what each role carries today (domain 4.3)."""

from dataclasses import dataclass

from app.domain.questionnaire import ROLES, Bank
from app.domain.report import Report
from app.wording.numbers import counted, listed, number, sentence
from app.wording.ownership import role_name


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
    """`1 with ML engineers, 1 everyone's, 1 nobody's, 1 disputed`; the sum of the hidden figure's parts."""
    hidden = report.hidden_work
    plurals = {role.id: role.plural for role in bank.roles}
    parts = [f"{rows} with {plurals.get(value, role_name(bank, value))}" for value, rows in hidden.carried.items()]
    parts += [f"{hidden.shared} everyone’s"] if hidden.shared else []
    parts += [f"{hidden.undone} nobody’s"] if hidden.undone else []
    parts += [f"{hidden.unknown} {_unknown(report)}"] if hidden.unknown else []
    return (
        listed(parts) if parts else "all held where the article puts them" if hidden.of else "none of them arises here"
    )


def _unknown(report: Report) -> str:
    return "not known" if report.respondents == 1 else "disputed or not known"


def role_texts(report: Report, bank: Bank) -> tuple[RoleText, ...]:
    """The article's three roles with what they carry over the core rows today."""
    return tuple(_role(report, bank, role_id) for role_id in ROLES)


def other_carriers(report: Report, bank: Bank) -> str:
    """What roles other than the three carry, in one sentence; empty where they carry nothing."""
    parts = [
        f"{role_name(bank, value)} carries {listed(_held(report, bank, value))}"
        for value in report.load
        if value not in ROLES
    ]
    return f"{sentence(listed(parts))}." if parts else ""


def _role(report: Report, bank: Bank, role_id: str) -> RoleText:
    role = next(role for role in bank.roles if role.id == role_id)
    own = [duty.name for duty in bank.core if duty.expected == role_id and _holder(report, duty.id) == role_id]
    ground = sum(duty.expected == role_id for duty in bank.core)
    foreign = [duty.name for duty in bank.core if duty.expected != role_id and _holder(report, duty.id) == role_id]
    load = report.load.get(role_id)
    absorbs = load is not None and load.absorber
    return RoleText(
        id=role_id,
        name=role.name,
        built_for=role.built_for,
        strength=role.strength,
        limit=role.limit,
        carries=f"{sentence(number(len(own)))} of its own {counted(ground, 'duty', 'duties')}"
        + (f", and {number(len(foreign))} from elsewhere: {listed(foreign)}." if foreign else "."),
        foreign="More than one role should carry: rows of all three grounds, or four and more from outside its own."
        if absorbs
        else "",
        forced_out=role.forced_out if foreign else "",
    )


def _holder(report: Report, row: str) -> str | None:
    return report.ownership.rows[row].holder


def _held(report: Report, bank: Bank, value: str) -> list[str]:
    return [duty.name for duty in bank.core if _holder(report, duty.id) == value]

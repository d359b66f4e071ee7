"""Which of the bank's advice belongs on a card: ids of section 3 of the domain, the strongest finding's first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.domain.agreements import held_as_agreed
from app.domain.findings import Findings
from app.domain.points import OWNERSHIP_THEME
from app.domain.practices import NONE_AT_ALL
from app.domain.questionnaire import Bank, Theme
from app.domain.report import Reason
from app.domain.rows import DISPUTED, EVERYONES, OK, OTHER_ROLE, UNKNOWN, UNOWNED

GAP_ADVICE = {UNOWNED: "G1", EVERYONES: "G2", OTHER_ROLE: "G3", DISPUTED: "G4", UNKNOWN: "G5"}
"""Advice per kind of ownership gap, in the order that breaks ties between kinds."""

NOT_WRITTEN_DOWN = "G6"
OVERLOAD = "H"

SLOT_ORDER = ("symptom", "mistake", "practice", "ownership")


def advice_for(bank: Bank, theme: Theme, findings: Findings, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """Advice ids for a card with these reasons, each once; ids that the bank lacks are left out."""
    if theme.id == OWNERSHIP_THEME:
        wanted = _ownership_advice(bank, theme, findings, reasons)
    else:
        wanted = (_advice_of(bank, reason, findings) for reason in _strongest_first(reasons))
    return tuple(id for id in dict.fromkeys(wanted) if id in bank.advice)


def _strongest_first(reasons: Sequence[Reason]) -> list[Reason]:
    """One reason per slot; severity makes its symptom stronger and asks for nothing of its own."""
    severity = sum(reason.points for reason in reasons if reason.slot == "severity")
    strength = {reason: reason.points + (severity if reason.slot == "symptom" else 0) for reason in reasons}
    fired = [reason for reason in reasons if reason.slot in SLOT_ORDER]
    return sorted(fired, key=lambda reason: (-strength[reason], SLOT_ORDER.index(reason.slot)))


def _advice_of(bank: Bank, reason: Reason, findings: Findings) -> str:
    if reason.slot == "ownership":
        return GAP_ADVICE[reason.state]
    item = reason.item or ""
    variant = f"{item}-{_variant(reason, findings)}"
    return variant if variant in bank.advice else item


def _variant(reason: Reason, findings: Findings) -> str:
    if reason.slot != "mistake" or reason.item is None:
        return reason.state
    answers = findings.mistakes[reason.item].answers
    return NONE_AT_ALL if answers.get(NONE_AT_ALL, 0) > answers.get("yes", 0) else reason.state


def _ownership_advice(bank: Bank, theme: Theme, findings: Findings, reasons: Sequence[Reason]) -> Iterator[str]:
    slots = {reason.slot for reason in reasons}
    fired = {reason.item for reason in reasons if reason.slot == "mistake"}
    roles_blurred = [mistake for mistake in theme.mistakes if mistake not in bank.underlying]
    if "share" in slots or fired.intersection(roles_blurred):
        yield from roles_blurred
    yield from _gap_kinds(bank, findings)
    if _holds_unwritten_duties(bank, findings):
        yield NOT_WRITTEN_DOWN
    yield from (mistake for mistake in theme.mistakes if mistake in bank.underlying and mistake in fired)
    if "absorber" in slots:
        yield OVERLOAD


def _gap_kinds(bank: Bank, findings: Findings) -> Iterator[str]:
    """The kinds of gap that core rows show, the most frequent first."""
    undecided = [duty.id for duty in bank.core if duty.id not in findings.decided]
    rows = Counter(findings.ownership.rows[row].status for row in undecided)
    kinds = sorted(GAP_ADVICE, key=lambda status: -rows[status])
    return (GAP_ADVICE[status] for status in kinds if rows[status])


def _holds_unwritten_duties(bank: Bank, findings: Findings) -> bool:
    rows = findings.ownership.rows
    if not any(row.written_down for row in rows.values()):
        return False
    agreed = held_as_agreed(findings.agreements)
    held = [rows[duty.id] for duty in bank.core if rows[duty.id].status == OK and duty.id not in agreed]
    return any(not row.written_down for row in held)

"""Why a card is there and why so high, in words: its points one by one, and what else decides (domain 4.7)."""

from app.domain.points import OPEN
from app.domain.practices import NONE_AT_ALL
from app.domain.questionnaire import Bank
from app.domain.report import Reason, Recommendation, Report
from app.wording.numbers import counted, listed, verb
from app.wording.roles import carriers

COSTS = {"1": "it cost hours", "2": "it cost days", "3": "it did real damage"}
"""What a symptom cost in the past three months, per severity that earns points."""

OPEN_WORDS = {
    "unowned": "nobody’s",
    "everyones": "everyone’s",
    "disputed": "disputed",
    "unknown": "without a known owner",
}


def reasons_text(report: Report, bank: Bank, card: Recommendation) -> str:
    """The points spelled out: `8 points: the symptom is there (3), it cost days (2) and ... (3).`"""
    points = f"{card.points} {verb(card.points, 'point', 'points')}"
    return f"{points}: {listed([f'{_reason(report, bank, reason)} ({reason.points})' for reason in card.reasons])}."


def urgency_text(report: Report, card: Recommendation) -> str:
    """What puts a card before others with more points, in a sentence; empty where points alone decide."""
    if card.urgency == "now":
        damage = any(reason.slot == "severity" and reason.points == 3 for reason in card.reasons)
        because = "it has already done real damage" if damage else "you handle sensitive data"
        return f"{'First because' if card.rank == 1 else 'It cannot wait:'} {because}."
    if _is_moved_up(report, card):
        return "Up here because other cards are for DevOps for Data, and nobody is known to have that job."
    return ""


def _is_moved_up(report: Report, card: Recommendation) -> bool:
    later = [other for other in report.recommendations if other.rank > card.rank]
    return any(other.urgency == "now" or other.points > card.points for other in later)


def _reason(report: Report, bank: Bank, reason: Reason) -> str:
    name = bank.items[reason.item].name if reason.item else ""
    match reason.slot:
        case "symptom":
            return _symptom(report, reason)
        case "severity":
            return COSTS[reason.state]
        case "mistake":
            return _mistake(report, reason, name)
        case "practice":
            return _practice(reason, name)
        case "ownership":
            return f"“{name}” {_ownership(report, bank, reason)}"
        case "share":
            return _share(report, bank, reason)
        case "hidden":
            return f"{counted(int(reason.state), 'duty', 'duties')} of hidden work"
        case _:
            return f"too much falls on {carriers(bank, reason.state)}"


def _symptom(report: Report, reason: Reason) -> str:
    unsure = "you cannot say" if report.respondents == 1 else "half of you or more cannot say"
    return {
        "present": "the symptom is there",
        "somewhere": "the symptom is there in part",
        "many_unknown": f"{unsure} whether the symptom is there",
    }[reason.state]


def _mistake(report: Report, reason: Reason, name: str) -> str:
    answers = report.mistakes[reason.item or ""].answers
    if answers.get(NONE_AT_ALL, 0) > answers.get("yes", 0):
        return "there is no CI/CD at all"
    return f"“{name}” {'applies' if reason.state == 'present' else 'applies in part'}"


def _practice(reason: Reason, name: str) -> str:
    if reason.state == "unknown":
        return f"it is not known whether “{name}” holds"
    return f"“{name}” {'is missing' if reason.state == 'no' else 'holds in some systems only'}"


def _ownership(report: Report, bank: Bank, reason: Reason) -> str:
    holder = report.ownership.rows[reason.item or ""].holder
    if holder:
        return f"is carried by {carriers(bank, holder)}"
    return "has no known owner" if reason.state == "unknown" else f"is {OPEN_WORDS[reason.state]}"


def _share(report: Report, bank: Bank, reason: Reason) -> str:
    """`5 of 15 duties are nobody’s, everyone’s or disputed`, naming only what occurs."""
    found = {report.ownership.rows[duty.id].status for duty in bank.core}
    kinds = [OPEN_WORDS[status] for status in OPEN if status in found]
    open_rows, _, of = reason.state.split()
    noun = verb(int(of), "duty", "duties")
    return f"{reason.state} {noun} {verb(int(open_rows), 'is', 'are')} {listed(kinds, 'or')}"

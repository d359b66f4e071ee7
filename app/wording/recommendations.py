"""What to do first, in words: each card with its text, its points as reasons, and who it is for (domain 4.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.questionnaire import Advice, Bank, Theme
from app.domain.report import Reason, Recommendation, Report
from app.wording.advice import AdviceText, advice_text
from app.wording.numbers import counted, listed
from app.wording.ownership import role_name

KIND_OF_STATUS = {"unowned": "G1", "everyones": "G2", "other_role": "G3", "disputed": "G4", "unknown": "G5"}
SEVERITY_REASONS = {"1": "it cost hours", "2": "it cost days", "3": "it did real damage"}


@dataclass(frozen=True, slots=True)
class Mention:
    """An advice that another card, `rank`, gives in full already; `rows` as in AdviceText."""

    title: str
    rows: str
    rank: int


@dataclass(frozen=True, slots=True)
class Card:
    """A recommendation as it is shown: the strongest trigger's advice first, the others' folded beneath it, and those
    that an earlier card has told."""

    theme: str
    rank: int
    first: str
    reasons: str
    advice: AdviceText
    others: tuple[AdviceText, ...]
    mentions: tuple[Mention, ...]


def cards_of(report: Report, bank: Bank) -> tuple[Card, ...]:
    """Every card in order; the first three are the ones to start with."""
    themes = {theme.id: theme for theme in bank.themes}
    told: dict[str, int] = {}
    cards: list[Card] = []
    for card in report.recommendations:
        cards.append(_card(report, bank, themes[card.theme], card, told))
        for advice in card.advice:
            told.setdefault(advice, card.rank)
    return tuple(cards)


def _card(report: Report, bank: Bank, theme: Theme, card: Recommendation, told: Mapping[str, int]) -> Card:
    first, *others = [_advice(report, bank, card, bank.advice[advice]) for advice in card.advice]
    return Card(
        theme=theme.name,
        rank=card.rank,
        first=_first(card),
        reasons=_reasons(report, bank, card),
        advice=first,
        others=tuple(text for text in others if text.id not in told),
        mentions=tuple(Mention(text.title, text.rows, told[text.id]) for text in others if text.id in told),
    )


def _reasons(report: Report, bank: Bank, card: Recommendation) -> str:
    """The points spelled out, as 4.7 asks: `8 points: the symptom is there (3), ...`."""
    points = f"{card.points} {'point' if card.points == 1 else 'points'}"
    return f"{points}: {listed([f'{_reason(report, bank, reason)} ({reason.points})' for reason in card.reasons])}."


def _first(card: Recommendation) -> str:
    """Why a card stands before others with more points; empty where the points alone put it there."""
    if card.urgency != "now":
        return ""
    damage = any(reason.slot == "severity" and reason.points == 3 for reason in card.reasons)
    return "First because it has already done real damage." if damage else "First because you handle sensitive data."


def _reason(report: Report, bank: Bank, reason: Reason) -> str:
    name = bank.items[reason.item].name if reason.item else ""
    match reason.slot:
        case "symptom":
            seen = {"present": "the symptom is there", "somewhere": "the symptom is there in part"}
            return seen.get(reason.state, "nobody can say whether the symptom is there")
        case "severity":
            return SEVERITY_REASONS[str(reason.points)]
        case "mistake":
            return f"“{name}” applies" if reason.state == "present" else f"“{name}” applies partly"
        case "practice":
            state = {"no": "is missing", "some": "holds in some systems only"}.get(reason.state, "is not known")
            return f"“{name}” {state}"
        case "ownership":
            return f"{name} {_ownership(report, bank, reason)}"
        case "share":
            return f"{reason.state} duties are nobody’s, everyone’s, disputed or not known"
        case "hidden":
            return f"{counted(int(reason.state), 'duty', 'duties')} of hidden work"
        case _:
            return "one role absorbs too much"


def _ownership(report: Report, bank: Bank, reason: Reason) -> str:
    holder = report.ownership.rows[reason.item].holder if reason.item else None
    return {
        "unowned": "is nobody’s",
        "everyones": "is everyone’s",
        "disputed": "is disputed",
        "unknown": "has no known owner",
        "other_role": f"is carried by {role_name(bank, holder)}" if holder else "is carried by another role",
    }[reason.state]


def _advice(report: Report, bank: Bank, card: Recommendation, advice: Advice) -> AdviceText:
    """The advice as it concerns this report: its duties, who owns it here, and the risk for those who carry them."""
    rows = _rows_of(report, card, advice)
    text = advice_text(bank, advice)
    return replace(
        text,
        rows=listed([bank.items[row].name for row in rows]),
        owner=f"{text.owner}, to be named by the CTO" if _is_hat_unworn(report, advice) else text.owner,
        risk=_risk(report, advice, rows),
    )


def _rows_of(report: Report, card: Recommendation, advice: Advice) -> Sequence[str]:
    """The duties an ownership advice is about: those of the card with its kind of gap; G6 takes held rows."""
    rows = report.ownership.rows
    if advice.id == "G6":
        return [row for row, finding in rows.items() if finding.core and finding.holder and not finding.written_down]
    return [row for row in card.rows if KIND_OF_STATUS.get(rows[row].status) == advice.id]


def _is_hat_unworn(report: Report, advice: Advice) -> bool:
    """Whether the advice is for DevOps for Data, and nobody is known to have that job (domain 3, addressee rule)."""
    return advice.owner == "dfd" and report.contexts.get("CX3") != "yes"


def _risk(report: Report, advice: Advice, rows: Sequence[str]) -> str:
    """The risk of leaving it, with what it means for each role that carries the rows now."""
    holders = dict.fromkeys(report.ownership.rows[row].holder or "" for row in rows)
    by_carrier = [advice.risk_by[holder] for holder in holders if holder in advice.risk_by]
    return " ".join([advice.risk, *by_carrier])

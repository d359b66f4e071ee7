"""What to do first, in words: each card with its text, its reasons, and who it is for (domain 3 and 4.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.advice import GAP_ADVICE, NOT_WRITTEN_DOWN
from app.domain.contexts import HAT
from app.domain.questionnaire import Advice, Bank, Theme
from app.domain.recommendations import DEVOPS_FOR_DATA
from app.domain.report import Recommendation, Report
from app.domain.rows import OK
from app.wording.advice import AdviceText, advice_text
from app.wording.numbers import KEPT, counted, listed, sentence, within
from app.wording.reasons import reasons_text, urgency_text

GAPS = {advice: status for status, advice in GAP_ADVICE.items()}
NAMED_IN_A_TITLE = 3
"""Duties that a title names; more are counted there and listed below."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An advice that another card, `rank`, gives in full already; `rows` as in AdviceText."""

    title: str
    rows: str
    rank: int


@dataclass(frozen=True, slots=True)
class Card:
    """A recommendation as it is shown: the strongest trigger's advice first, the others' folded beneath it, and those
    that an earlier card has told. `first` says why it stands before others with more points, where it does."""

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
    first, *others = [_advice(report, bank, card, id) for id in card.advice]
    return Card(
        theme=theme.name,
        rank=card.rank,
        first=urgency_text(report, card),
        reasons=reasons_text(report, bank, card),
        advice=first,
        others=tuple(text for text in others if text.id not in told),
        mentions=tuple(Mention(text.title, text.rows, told[text.id]) for text in others if text.id in told),
    )


def _advice(report: Report, bank: Bank, card: Recommendation, id: str) -> AdviceText:
    rows = _rows_of(report, card, id)
    holders = dict.fromkeys(report.ownership.rows[row].holder or "" for row in rows)
    return _advice_here(bank, id, tuple(rows), tuple(holders), report.contexts.get(HAT) == "yes")


@lru_cache(KEPT)
def _advice_here(bank: Bank, id: str, rows: Sequence[str], holders: Sequence[str], is_hat_worn: bool) -> AdviceText:
    """The advice as it concerns these duties: who owns it here, and the risk for those who carry them."""
    text, advice = advice_text(bank, id), bank.advice[id]
    # An advice for DevOps for Data has no addressee where nobody is known to have that job (domain 3).
    needs_owner = advice.owner == DEVOPS_FOR_DATA and not is_hat_worn
    return replace(
        text,
        rows=_title_of(bank, rows),
        concerns=_concerns(bank, rows),
        owner=f"{text.owner}, to be named by the CTO" if needs_owner else text.owner,
        risk=_risk(advice, holders),
    )


def _rows_of(report: Report, card: Recommendation, advice: str) -> Sequence[str]:
    """The duties an ownership advice is about: those of the card with its kind of gap, or those that are held where
    they belong and neither written down nor agreed."""
    rows = report.ownership.rows
    if advice in GAPS:
        return [row for row in card.rows if rows[row].status == GAPS[advice]]
    if advice == NOT_WRITTEN_DOWN:
        held = [row for row in rows.values() if row.core and row.status == OK and row.id not in report.held_as_agreed]
        return [row.id for row in held if not row.written_down]
    return ()


def _title_of(bank: Bank, rows: Sequence[str]) -> str:
    """`Access control, observability`, or `Seven duties`."""
    if len(rows) > NAMED_IN_A_TITLE:
        return sentence(counted(len(rows), "duty", "duties"))
    return sentence(", ".join(within(bank.items[row].name) for row in rows))


def _concerns(bank: Bank, rows: Sequence[str]) -> str:
    """The duties that the title only counts, in a sentence."""
    if len(rows) <= NAMED_IN_A_TITLE:
        return ""
    return f"This concerns {listed([within(bank.items[row].name) for row in rows])}."


def _risk(advice: Advice, holders: Sequence[str]) -> str:
    """The risk of leaving it, with what it means for each role that carries the duties now."""
    by_carrier = [advice.risk_by[holder] for holder in holders if holder in advice.risk_by]
    return " ".join([advice.risk, *by_carrier])

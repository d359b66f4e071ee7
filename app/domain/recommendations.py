"""The cards of a report and their order (domain 4.7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.advice import advice_for
from app.domain.contexts import HAT, SENSITIVE_DATA
from app.domain.findings import Findings
from app.domain.judgement import EFFORT_ORDER, START_NOW, THEME_ORDER
from app.domain.points import OWNERSHIP_THEME, reasons_for, rows_with_a_gap, severity_of
from app.domain.presence import PRESENT
from app.domain.questionnaire import Bank, Theme
from app.domain.report import Reason, Recommendation

DEVOPS_FOR_DATA = "dfd"
OPEN_ACCESS = "S3"
"""The symptom that cannot wait where sensitive data is handled."""

INCIDENT = 3
"""Severity of a symptom that cost customers, money or data."""


@dataclass(frozen=True, slots=True)
class _Card:
    theme: Theme
    reasons: tuple[Reason, ...]
    rows: tuple[str, ...]
    severity: int
    is_urgent: bool

    @property
    def points(self) -> int:
        return sum(reason.points for reason in self.reasons)


def recommendations_of(bank: Bank, findings: Findings) -> tuple[Recommendation, ...]:
    """A recommendation for every theme with points, in the order to show them."""
    cards = [_card(bank, theme, findings) for theme in bank.themes]
    ranked = sorted((card for card in cards if card.reasons), key=_order)
    if findings.contexts.get(HAT) != "yes":
        ranked = _ownership_second_at_least(ranked)
    return tuple(_recommendation(bank, findings, card, rank) for rank, card in enumerate(ranked, start=1))


def _card(bank: Bank, theme: Theme, findings: Findings) -> _Card:
    severity = severity_of(findings.symptoms[theme.symptom]) if theme.symptom else 0
    return _Card(
        theme=theme,
        reasons=reasons_for(bank, theme, findings),
        rows=rows_with_a_gap(bank, theme, findings),
        severity=severity,
        is_urgent=severity == INCIDENT or _leaves_sensitive_data_open(theme, findings),
    )


def _leaves_sensitive_data_open(theme: Theme, findings: Findings) -> bool:
    if theme.symptom != OPEN_ACCESS or findings.symptoms[OPEN_ACCESS].state != PRESENT:
        return False
    return findings.contexts.get(SENSITIVE_DATA) == "yes"


def _order(card: _Card) -> tuple[int, ...]:
    return (
        not card.is_urgent,
        -card.points,
        -card.severity,
        EFFORT_ORDER.index(card.theme.effort),
        -len(card.rows),
        _fixed_place(card.theme),
    )


def _fixed_place(theme: Theme) -> int:
    return THEME_ORDER.index(theme.id) if theme.id in THEME_ORDER else len(THEME_ORDER)


def _ownership_second_at_least(ranked: Sequence[_Card]) -> list[_Card]:
    """Without somebody in the role, a card addressed to DevOps for Data would have no addressee (4.7, F22)."""
    needs_addressee = any(card.theme.owner == DEVOPS_FOR_DATA for card in ranked)
    ownership = [card for card in ranked[2:] if card.theme.id == OWNERSHIP_THEME]
    if not needs_addressee or not ownership:
        return list(ranked)
    others = [card for card in ranked if card not in ownership]
    return [others[0], *ownership, *others[1:]]


def _recommendation(bank: Bank, findings: Findings, card: _Card, rank: int) -> Recommendation:
    return Recommendation(
        theme=card.theme.id,
        rank=rank,
        points=card.points,
        urgency="now" if card.is_urgent else "normal",
        start_now=rank <= START_NOW,
        reasons=card.reasons,
        advice=advice_for(bank, card.theme, findings, card.reasons),
        rows=card.rows,
    )

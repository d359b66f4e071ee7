"""The points of a card, slot by slot, each with the finding that earned it (domain 4.7).

Points only order the cards. Within a slot the highest counts, so that one cause is not counted twice.
"""

from collections.abc import Iterable, Iterator

from app.domain.findings import Findings
from app.domain.judgement import (
    ABSORBER_POINTS,
    HIDDEN_POINTS,
    MISTAKE_POINTS,
    OWNERSHIP_POINTS,
    PRACTICE_POINTS,
    SHARE_POINTS,
    SYMPTOM_POINTS,
    UNDERLYING_POINTS,
    UNKNOWN_IS_A_SIGN,
)
from app.domain.presence import PRESENT, SOMEWHERE
from app.domain.questionnaire import NOT_APPLICABLE, Bank, Theme
from app.domain.report import Reason, SymptomFinding
from app.domain.rows import DISPUTED, EVERYONES, UNKNOWN, UNOWNED

OWNERSHIP_THEME = "T0"
"""The theme over all rows. Its slots are its own: the share of open rows, hidden work and overload."""

OPEN = (UNOWNED, EVERYONES, DISPUTED, UNKNOWN)
"""Statuses of a row that the share of the ownership card counts."""


def reasons_for(bank: Bank, theme: Theme, findings: Findings) -> tuple[Reason, ...]:
    """What earns the theme its points, in the order of the slots; nothing where it earns none."""
    slots = [
        _symptom(theme, findings),
        _share(bank, findings) if theme.id == OWNERSHIP_THEME else (),
        _mistake(bank, theme, findings),
        _practice(theme, findings),
        _ownership(theme, findings),
        _burden(findings) if theme.id == OWNERSHIP_THEME else (),
        _underlying(bank, theme, findings),
    ]
    return tuple(reason for slot in slots for reason in slot)


def rows_with_a_gap(bank: Bank, theme: Theme, findings: Findings) -> tuple[str, ...]:
    """The theme's duties that earn ownership points (F23); for the ownership theme, of all core duties. Decided
    deviations earn none."""
    linked = [duty.id for duty in bank.core] if theme.id == OWNERSHIP_THEME else theme.rows
    rows = findings.ownership.rows
    return tuple(row for row in linked if rows[row].status in OWNERSHIP_POINTS and row not in findings.decided)


def severity_of(symptom: SymptomFinding | None) -> int:
    """Severity as it counts for ranking: 0 where the symptom is not there or was not rated (F23)."""
    if symptom is None or symptom.state not in (PRESENT, SOMEWHERE):
        return 0
    return symptom.severity or 0


def _symptom(theme: Theme, findings: Findings) -> Iterator[Reason]:
    if theme.symptom is None:
        return
    finding = findings.symptoms[theme.symptom]
    if finding.state in (PRESENT, SOMEWHERE):
        yield Reason("symptom", finding.id, finding.state, SYMPTOM_POINTS[finding.state])
        if severity := severity_of(finding):
            yield Reason("severity", finding.id, str(severity), severity)
    elif finding.many_unknown and finding.id in UNKNOWN_IS_A_SIGN:
        yield Reason("symptom", finding.id, "many_unknown", SYMPTOM_POINTS["many_unknown"])


def _mistake(bank: Bank, theme: Theme, findings: Findings) -> Iterable[Reason]:
    found = [findings.mistakes[mistake] for mistake in theme.mistakes if mistake not in bank.underlying]
    return _highest(
        Reason("mistake", finding.id, finding.state, MISTAKE_POINTS.get(finding.state, 0)) for finding in found
    )


def _practice(theme: Theme, findings: Findings) -> Iterable[Reason]:
    if theme.practice is None:
        return ()
    state = findings.practices[theme.practice].state
    return _highest([Reason("practice", theme.practice, state, PRACTICE_POINTS.get(state, 0))])


def _ownership(theme: Theme, findings: Findings) -> Iterable[Reason]:
    linked = [findings.ownership.rows[row] for row in theme.rows if row not in findings.decided]
    return _highest(Reason("ownership", row.id, row.status, OWNERSHIP_POINTS.get(row.status, 0)) for row in linked)


def _share(bank: Bank, findings: Findings) -> Iterator[Reason]:
    statuses = [findings.ownership.rows[duty.id].status for duty in bank.core]
    applicable = sum(status != NOT_APPLICABLE for status in statuses)
    gaps = sum(status in OPEN for status in statuses)
    if gaps:
        points = next(points for share, points in SHARE_POINTS if gaps >= share * applicable)
        yield Reason("share", None, f"{gaps} of {applicable}", points)


def _burden(findings: Findings) -> Iterator[Reason]:
    hidden = findings.hidden_work.low
    if hidden:
        yield Reason("hidden", None, str(hidden), next(points for low, points in HIDDEN_POINTS if hidden >= low))
    absorbers = [role for role, load in findings.load.items() if load.absorber]
    if absorbers:
        yield Reason("absorber", None, absorbers[0], ABSORBER_POINTS)


def _underlying(bank: Bank, theme: Theme, findings: Findings) -> Iterator[Reason]:
    for mistake in theme.mistakes:
        if mistake in bank.underlying and findings.mistakes[mistake].state == PRESENT:
            yield Reason("mistake", mistake, PRESENT, UNDERLYING_POINTS)


def _highest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    best = max(reasons, key=lambda reason: reason.points, default=None)
    return (best,) if best is not None and best.points else ()

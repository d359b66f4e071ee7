"""What of a closed round's report goes along with a share: a part of the one `Report`, never more than it.

Without names a share says only what counts can tell, as an anonymous report does: nothing in it depends on who gave
which answer (domain 4.6, 4.10).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from app.domain.privacy import NAMED
from app.domain.report import AgreementFinding, Ownership, Report

RECOMMENDATIONS = "recommendations"
DECISIONS = "decisions"
NAMES = "names"

WITHOUT_REASONS = ""
"""Why something was agreed is free text, in which people may be named."""


@dataclass(frozen=True, slots=True)
class Along:
    """What goes along with the findings: what to do first; what was agreed before the round closed; who said what, by
    name and role, in a named round only; and whether visitors may take the report as files."""

    recommendations: bool = True
    decisions: bool = True
    names: bool = False
    files: bool = False


def shared(report: Report, along: Along) -> Report:
    """The report as far as it goes along; its figures stay as they are, whatever does not."""
    named = report if names_go_along(report, along) else _without_names(report)
    return replace(
        named,
        recommendations=named.recommendations if along.recommendations else (),
        agreements=named.agreements if along.decisions else {},
        left_out=frozenset(_left_out(report, along)),
    )


def names_go_along(report: Report, along: Along) -> bool:
    """Whether the share says who said what: an anonymous round knows nobody who could be named."""
    return along.names and report.privacy == NAMED


def end_of(day: date) -> datetime:
    """When a share ends that is good for all of the day, in UTC."""
    return datetime.combine(day, time(23, 59, 59), UTC)


def _left_out(report: Report, along: Along) -> Iterator[str]:
    if not along.recommendations:
        yield RECOMMENDATIONS
    if not along.decisions:
        yield DECISIONS
    if report.privacy == NAMED and not along.names:
        yield NAMES


def _without_names(report: Report) -> Report:
    """The report without what `domain.named` adds to the counts, and without the people in agreements."""
    return replace(
        report,
        verdict=replace(report.verdict, people_at_two=None),
        ownership=_ownership_without_names(report.ownership),
        agreements={item: _agreement_without_names(finding) for item, finding in report.agreements.items()},
    )


def _ownership_without_names(ownership: Ownership) -> Ownership:
    rows = {id: replace(row, owner_not_aware=False) for id, row in ownership.rows.items()}
    return replace(ownership, clarity_range=None, rows=rows)


def _agreement_without_names(finding: AgreementFinding) -> AgreementFinding:
    return replace(finding, holder_name=None, risk_taken_by=None, why=WITHOUT_REASONS)

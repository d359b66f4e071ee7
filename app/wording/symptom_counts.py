"""The symptoms counted for a sentence or a figure, with the three ways of not being told kept apart."""

from dataclasses import dataclass

from app.domain.report import Report


@dataclass(frozen=True, slots=True)
class SymptomCounts:
    """Numbers of symptoms that arise here; they add up to the verdict's `applicable`.

    `unknown` could count because people do not know, `unanswered` because nobody answered; in an anonymous report,
    fewer than three (F29).
    """

    certain: int
    partly: int
    absent: int
    unknown: int
    unanswered: int


def symptom_counts(report: Report) -> SymptomCounts:
    """The counts behind the verdict's bounds (domain 4.1)."""
    verdict = report.verdict
    unanswered = sum(finding.blank == report.respondents for finding in report.symptoms.values())
    return SymptomCounts(
        certain=verdict.lower,
        partly=verdict.with_partly - verdict.lower,
        absent=verdict.applicable - verdict.upper,
        unknown=verdict.upper - verdict.with_partly - unanswered,
        unanswered=unanswered,
    )

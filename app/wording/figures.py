"""The three figures of a report, each with its meaning in words, rounded as domain 4.6 allows."""

from dataclasses import dataclass

from app.domain.privacy import COUNTS, Display, shown
from app.domain.questionnaire import Bank
from app.domain.report import Report
from app.wording.hidden_work import hidden_breakdown
from app.wording.numbers import bounds, listed

BANDS = {"mostly_clear": "mostly clear", "mixed": "mixed", "mostly_unclear": "mostly unclear"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is set: the value large, the rest of it small, and what it means."""

    label: str
    value: str
    rest: str
    meaning: str


def figures_of(report: Report, bank: Bank) -> tuple[Figure, Figure, Figure]:
    """Symptoms, hidden work and clarity."""
    return _symptoms(report), _hidden(report, bank), _clarity(report)


def _symptoms(report: Report) -> Figure:
    verdict = report.verdict
    alone = report.respondents == 1
    partly, unknown = verdict.with_partly - verdict.lower, verdict.upper - verdict.with_partly
    parts = [f"{verdict.lower} certain"]
    parts += [f"{partly} {'partly' if alone else 'partly or contested'}"] if partly else []
    parts += [f"{unknown} not known"] if unknown else []
    rest = f"of {verdict.applicable}"
    if verdict.upper > verdict.lower:
        rest = f"to {verdict.upper} {rest}"
    return Figure("Symptoms", str(verdict.lower), rest, listed(parts))


def _hidden(report: Report, bank: Bank) -> Figure:
    hidden = report.hidden_work
    rest = f"of {hidden.of} duties"
    if hidden.high > hidden.low:
        rest = f"to {hidden.high} {rest}"
    return Figure("Hidden work", str(hidden.low), rest, hidden_breakdown(report, bank))


def _clarity(report: Report) -> Figure:
    display = shown(report)
    if report.respondents == 1:
        return _own_clarity(report, display)
    label = "Two colleagues name the same owner"
    if display.form == COUNTS and display.same_owner:
        same, of = display.same_owner
        return Figure(
            "You both name the same owner", str(same), f"of {of} duties", "two people are too few for a percentage"
        )
    if display.clarity is None:
        return Figure(label, "–", "", "too few of you answered the same duties")
    return Figure(label, str(display.clarity), "%", _band(display))


def _own_clarity(report: Report, display: Display) -> Figure:
    label = "Duties with one owner, in your view"
    if not display.same_owner:
        return Figure(label, "–", "", "fewer than 60 % of the core duties were answered")
    named, of = display.same_owner
    ownership = report.ownership
    meaning = (
        f"{ownership.alignment_expected} of these {named} are where the article puts them"
        if named
        else "no duty has one"
    )
    return Figure(label, str(named), f"of {of}", meaning)


def _band(display: Display) -> str:
    """`45 to 65 if any one of you had not answered: mixed`, as far as it may be shown."""
    band = BANDS[display.band] if display.band else ""
    ends = display.clarity_range
    return f"{bounds(*ends)} if any one of you had not answered: {band}" if ends else band

"""The three figures of a report, each with its meaning in words, rounded as domain 4.6 allows."""

from dataclasses import dataclass

from app.domain.privacy import COUNTS, Display, band_of, shown
from app.domain.questionnaire import Bank
from app.domain.report import Report
from app.wording.hidden_work import hidden_breakdown
from app.wording.missing import without_data
from app.wording.numbers import bounds
from app.wording.symptom_counts import symptom_counts

BANDS = {"mostly_clear": "mostly clear", "mixed": "mixed", "mostly_unclear": "mostly unclear"}
NO_FIGURE = "–"


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
    if not verdict.applicable:
        return Figure("Symptoms", NO_FIGURE, "", "none of them arises here")
    counts = symptom_counts(report)
    kinds = (
        (counts.certain, "certain"),
        (counts.partly, "partly" if report.respondents == 1 else "partly or contested"),
        (counts.unknown, "not known"),
        (counts.unanswered, without_data(report)),
    )
    parts = [f"{count} {kind}" for count, kind in kinds if count]
    meaning = ", ".join(parts) or "none of them is there"
    return Figure("Symptoms", str(verdict.lower), _rest(verdict.lower, verdict.upper, f"{verdict.applicable}"), meaning)


def _hidden(report: Report, bank: Bank) -> Figure:
    hidden = report.hidden_work
    meaning = hidden_breakdown(report, bank)
    if not hidden.of:
        return Figure("Hidden work", NO_FIGURE, "", meaning)
    return Figure("Hidden work", str(hidden.low), _rest(hidden.low, hidden.high, _duties(hidden.of)), meaning)


def _rest(low: int, high: int, of: str) -> str:
    return f"to {high} of {of}" if high > low else f"of {of}"


def _duties(count: int) -> str:
    return "1 duty" if count == 1 else f"{count} duties"


def _clarity(report: Report) -> Figure:
    display = shown(report)
    if report.respondents == 1:
        return _own_clarity(report, display)
    if display.form == COUNTS:
        return _pair_clarity(display)
    label = "Two colleagues name the same owner"
    if display.clarity is None:
        return Figure(label, NO_FIGURE, "", "too few of you answered the same duties")
    return Figure(label, str(display.clarity), "%", _meaning(display))


def _own_clarity(report: Report, display: Display) -> Figure:
    label = "Duties with one owner, in your view"
    if not display.same_owner:
        is_away = all(row.status == "not_applicable" for row in report.ownership.rows.values() if row.core)
        reason = (
            "none of the core duties arises here" if is_away else "fewer than 60 % of the core duties were answered"
        )
        return Figure(label, NO_FIGURE, "", reason)
    named, of = display.same_owner
    return Figure(label, str(named), f"of {of}", _where_they_belong(report.ownership.alignment_expected, named))


def _where_they_belong(expected: int, named: int) -> str:
    """How many of the owned duties are where the article puts them."""
    if not named:
        return "no duty has one"
    if named == 1:
        return "where the article puts it" if expected else "not where the article puts it"
    if expected < 2:
        return f"{expected or 'none'} of these {named} is where the article puts it"
    which = "all" if expected == named else str(expected)
    return f"{which} of these {named} are where the article puts them"


def _pair_clarity(display: Display) -> Figure:
    label = "You both name the same owner"
    same, of = display.same_owner or (0, 0)
    if not of:
        return Figure(label, NO_FIGURE, "", "there is no duty that you both answered")
    return Figure(label, str(same), f"of {_duties(of)}", "two people are too few for a percentage")


def _meaning(display: Display) -> str:
    """`mixed; 45 to 65 if any one of you had not answered`, as far as it may be shown. Agreement is told where it says
    something else: people can agree that a duty is nobody's (domain 4.5)."""
    parts = [BANDS[display.band]] if display.band else []
    if display.clarity_range:
        parts.append(f"{_ends(display, *display.clarity_range)} if any one of you had not answered")
    if display.agreement is not None and display.band != band_of(display.agreement):
        parts.append(f"the same answer, “everyone” and “nobody” included: {display.agreement} %")
    return "; ".join(parts)


def _ends(display: Display, low: int, high: int) -> str:
    return "the same" if low == high == display.clarity else bounds(low, high)

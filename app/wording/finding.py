"""What was found of the symptoms, in one sentence: the bold one of the verdict."""

from dataclasses import dataclass

from app.domain.privacy import ANONYMOUS
from app.domain.report import Report
from app.wording.numbers import clauses, number, sentence, some_or_all, verb
from app.wording.symptom_counts import symptom_counts

THE_ONLY_ONE = "the one symptom that arises here"


@dataclass(frozen=True, slots=True)
class _Clause:
    """So many symptoms and what is said of one and of several; `of_all` where it takes other words to say it of all,
    `more` after the number behind another clause, `remark` behind the verb of the first clause."""

    count: int
    one: str
    many: str
    of_all: str = ""
    more: str = ""
    remark: str = ""


def finding(report: Report) -> str:
    """`Four of six symptoms are present, and two more show up for some of you.`"""
    applicable = report.verdict.applicable
    if not applicable:
        return f"None of the {number(len(report.symptoms))} symptoms arises here."
    first, *rest = _clauses(report)
    more = [f"{number(clause.count)}{clause.more} {verb(clause.count, clause.one, clause.many)}" for clause in rest]
    return f"{sentence(_view(report) + clauses([_leading(first, applicable), *more]))}."


def _view(report: Report) -> str:
    counts = symptom_counts(report)
    has_view = counts.certain or counts.partly or counts.absent
    return "in your view " if report.respondents == 1 and has_view else ""


def _leading(clause: _Clause, applicable: int) -> str:
    """The clause that carries the noun."""
    if clause.of_all and clause.count == applicable:
        return clause.of_all
    if applicable == 1:
        return f"{THE_ONLY_ONE} {clause.one}"
    said = verb(clause.count, clause.one, clause.many)
    return f"{some_or_all(clause.count, applicable)} symptoms {said}{clause.remark}"


def _clauses(report: Report) -> list[_Clause]:
    """What there is to say, the gravest first; what is absent is worth saying only where nothing is there."""
    counts = symptom_counts(report)
    is_there, are_there = ("applies", "apply") if report.respondents == 1 else ("is present", "are present")
    is_not, are_not = ("does not apply", "do not apply") if report.respondents == 1 else ("is absent", "are absent")
    absent = 0 if counts.certain or counts.partly else counts.absent
    every = [
        _Clause(counts.certain, is_there, are_there),
        _Clause(counts.partly, *_in_part(report), more=" more", remark=_none_fully(report)),
        _Clause(absent, is_not, are_not, of_all=_none(report, is_there)),
        _Clause(counts.unknown, "is not known", "are not known", of_all=_not_known(report, is_there)),
        _Clause(counts.unanswered, *_unanswered(report)),
    ]
    return [clause for clause in every if clause.count]


def _none(report: Report, said: str) -> str:
    applicable = report.verdict.applicable
    return f"none of {number(applicable)} symptoms {said}" if applicable > 1 else ""


def _not_known(report: Report, said: str) -> str:
    applicable = report.verdict.applicable
    which = THE_ONLY_ONE if applicable == 1 else f"any of {number(applicable)} symptoms"
    return f"it is not known whether {which} {said}"


def _in_part(report: Report) -> tuple[str, str]:
    if report.respondents == 1:
        return "applies partly", "apply partly"
    contested = all(finding.no for finding in report.symptoms.values() if finding.state == "somewhere")
    if contested:
        return "shows up for some of you", "show up for some of you"
    return "is there in part", "are there in part"


def _none_fully(report: Report) -> str:
    return ", none fully" if report.respondents == 1 else ", none for certain"


def _unanswered(report: Report) -> tuple[str, str, str]:
    """Of one, of several and of all; in an anonymous report a few may have answered, and that is not to be seen."""
    if report.privacy == ANONYMOUS:
        return "has too few answers", "have too few answers", _none(report, "has enough answers")
    return "is not answered", "are not answered", _none(report, "is answered")

"""The verdict in words: headline, what it rests on, and the gauge against the article's threshold (domain 4.1)."""

from dataclasses import dataclass

from app.domain.questionnaire import Bank
from app.domain.report import Report, SymptomFinding
from app.wording.numbers import counted, listed, number, quoted, sentence

HEADLINES = {
    "architectural": "An architectural problem, not a process one.",
    "borderline": "On the border of an architectural problem.",
    "undetermined": "It cannot be said yet.",
    "below": "Below the article’s threshold.",
    "not_enough": "Not enough answers for a verdict.",
}


@dataclass(frozen=True, slots=True)
class VerdictText:
    """`finding` is the bold first sentence, `meaning` what follows from it; `cells` are the gauge's six places, each
    `on`, `maybe`, `off` or `away` (not applicable)."""

    code: str
    headline: str
    finding: str
    meaning: str
    cells: tuple[str, ...]
    gauge: str


def verdict_text(report: Report, bank: Bank) -> VerdictText:
    """The verdict for a page or a file."""
    verdict = report.verdict
    off = verdict.applicable - verdict.upper
    cells = ("on",) * verdict.lower + ("maybe",) * (verdict.upper - verdict.lower) + ("off",) * off
    away = len(bank.symptoms) - len(cells)
    return VerdictText(
        code=verdict.code,
        headline=HEADLINES[verdict.code],
        finding=_finding(report),
        meaning=" ".join(part for part in (_meaning(report, bank), _checked(report), _people(report)) if part),
        cells=cells + ("away",) * away,
        gauge=_gauge(report),
    )


def _finding(report: Report) -> str:
    """What was counted, in one sentence."""
    verdict = report.verdict
    partly = verdict.with_partly - verdict.lower
    unknown = verdict.upper - verdict.with_partly
    alone = report.respondents == 1
    total = number(verdict.applicable)
    if verdict.lower == 0:
        first = f"None of {total} symptoms {'applies' if alone else 'is present'}"
    elif alone:
        first = f"{sentence(number(verdict.lower))} of {total} symptoms {'applies' if verdict.lower == 1 else 'apply'}"
    else:
        first = f"{sentence(number(verdict.lower))} of {total} symptoms {'is' if verdict.lower == 1 else 'are'} present"
    rest: list[str] = []
    if partly:
        more = f"{number(partly)} more" if verdict.lower else number(partly)
        seen = "partly" if alone else ("shows up for some of you" if partly == 1 else "show up for some of you")
        rest.append(f"{more} {'applies ' if alone and partly == 1 else 'apply ' if alone else ''}{seen}")
    if unknown:
        rest.append(f"{number(unknown)} cannot be told")
    view = " in your view" if alone else ""
    return f"{listed([first + view, *rest])}."


def _meaning(report: Report, bank: Bank) -> str:
    """What the article's rule makes of it."""
    names = {symptom.id: symptom.name for symptom in bank.symptoms}
    findings = report.symptoms.values()
    match report.verdict.code:
        case "architectural":
            return (
                "By the article’s rule, from two on the trouble is no longer friction between people: "
                "the system lacks an owner for how it runs, even where it looks like a matter of process."
            )
        case "borderline":
            partly = [names[finding.id] for finding in findings if finding.state == "somewhere"]
            return f"The article’s threshold of two is reached only if {quoted(partly)} {_is(partly)} counted in full."
        case "undetermined":
            doubtful = [names[finding.id] for finding in findings if _is_open(finding)]
            return f"It depends on {quoted(doubtful)}: answers there would settle it."
        case "not_enough":
            return "Fewer than four of the six have a definite answer, so there are bounds here and no verdict."
        case _:
            if report.verdict.lower == 0:
                return "By the article’s rule it takes two before the architecture is in question."
            return "By the article’s rule it takes two; one is still a symptom, and has its own card below."


def _is_open(finding: SymptomFinding) -> bool:
    """Whether a definite answer here could still change the verdict."""
    answered_away = finding.not_applicable and not finding.dont_know and not finding.blank
    return (finding.state in ("unknown", "somewhere") and not answered_away) or finding.many_unknown


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _checked(report: Report) -> str:
    applicable = report.verdict.applicable
    return f"Checked against {applicable} of 6 symptoms; the others do not arise here." if applicable <= 3 else ""


def _people(report: Report) -> str:
    people = report.verdict.people_at_two
    if people is None or report.respondents < 2:
        return ""
    who = "None" if people == 0 else sentence(number(people))
    return f"{who} of {number(report.respondents)} {'reaches' if people == 1 else 'reach'} two by their own answers."


def _gauge(report: Report) -> str:
    """The gauge for those who do not see it."""
    verdict = report.verdict
    parts = [counted(verdict.lower, "symptom") + " certain"]
    if verdict.upper > verdict.lower:
        parts.append(f"up to {number(verdict.upper)} possible")
    return f"{sentence(listed(parts))}, of {verdict.applicable}. The article’s threshold is two."

"""The verdict in words: headline, what it rests on, and the gauge against the article's threshold (domain 4.1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.judgement import ARCHITECTURAL_FROM, UNKNOWN_IS_A_SIGN
from app.domain.questionnaire import Bank
from app.domain.report import Report, SymptomFinding
from app.domain.sharing import RECOMMENDATIONS
from app.wording.finding import finding
from app.wording.numbers import number, out_of, quoted, sentence, some_or_all, verb
from app.wording.symptom_counts import symptom_counts

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
        finding=finding(report),
        meaning=" ".join(part for part in (_meaning(report, bank), _checked(report), _people(report)) if part),
        cells=cells + ("away",) * away,
        gauge=_gauge(report),
    )


def _meaning(report: Report, bank: Bank) -> str:
    """What the article's rule makes of it."""
    names = {symptom.id: symptom.name for symptom in bank.symptoms}
    match report.verdict.code:
        case "architectural":
            return (
                "By the article’s rule, from two on the trouble is no longer friction between people: "
                "the system lacks an owner for how it runs, even where it looks like a matter of process."
            )
        case "borderline":
            return _borderline(report, names)
        case "undetermined":
            return _undetermined(report, names)
        case "not_enough":
            return "Fewer than four of the six have a definite answer, so there are bounds here and no verdict."
        case _:
            return _below(report)


def _borderline(report: Report, names: Mapping[str, str]) -> str:
    """Which partial symptoms would have to count in full, and whether others could."""
    partly = [names[symptom.id] for symptom in report.symptoms.values() if symptom.state == "somewhere"]
    missing = ARCHITECTURAL_FROM - report.verdict.lower
    if missing < len(partly) == report.verdict.applicable:
        needed = f"{number(missing)} of them are"
    elif missing == len(partly):
        needed = f"{quoted(partly)} {verb(missing, 'is', 'are')}"
    elif missing == 1:
        needed = f"{quoted(partly, 'or')} is"
    else:
        needed = f"{number(missing)} of {quoted(partly)} are"
    others = "; what is not known could count as well" if report.verdict.upper > report.verdict.with_partly else ""
    return f"The article’s threshold of two is reached only if {needed} counted in full{others}."


def _undetermined(report: Report, names: Mapping[str, str]) -> str:
    """Which answers would settle it; where not one is known, that is what there is to say first (domain 4.7)."""
    counts = symptom_counts(report)
    if counts.unknown == report.verdict.applicable:
        return "That the answers are not known is the main finding, and finding them out the first step."
    if counts.unknown + counts.unanswered == report.verdict.applicable:
        return "Answers about the symptoms would settle it."
    doubtful = [names[symptom.id] for symptom in report.symptoms.values() if _is_open(symptom)]
    return f"It depends on {quoted(doubtful)}: {verb(len(doubtful), 'an answer', 'answers')} there would settle it."


def _below(report: Report) -> str:
    if not report.verdict.applicable:
        return "The article’s rule has nothing to count here."
    if report.verdict.lower:
        card = "" if RECOMMENDATIONS in report.left_out else ", and the report has a card for it"
        return f"By the article’s rule it takes two; one is still a symptom{card}."
    return "By the article’s rule it takes two before the architecture is in question."


def _is_open(symptom: SymptomFinding) -> bool:
    """Whether an answer here would narrow the bounds: nobody knows, or too many do not (domain 4.1)."""
    if symptom.state == "unknown":
        return bool(symptom.dont_know) or not symptom.not_applicable
    return symptom.state == "absent" and symptom.many_unknown and symptom.id in UNKNOWN_IS_A_SIGN


def _checked(report: Report) -> str:
    applicable, of = report.verdict.applicable, len(report.symptoms)
    if not 0 < applicable <= of / 2:
        return ""
    return f"Checked against {out_of(applicable, of)} symptoms; the others do not arise here."


def _people(report: Report) -> str:
    people = report.verdict.people_at_two
    nobody_answered = symptom_counts(report).unanswered == len(report.symptoms)
    if people is None or report.respondents < 2 or nobody_answered:
        return ""
    who = some_or_all(people, report.respondents) if people else "nobody"
    if people == report.respondents == 2:
        who = "both"
    return f"{sentence(who)} {'reaches' if people < 2 else 'reach'} two or more by their own answers."


def _gauge(report: Report) -> str:
    """The gauge for those who do not see it."""
    verdict = report.verdict
    possible = f", {verdict.upper} possible" if verdict.upper > verdict.lower else ""
    return f"Symptoms: {verdict.lower} of {verdict.applicable} certain{possible}. The article’s threshold is two."

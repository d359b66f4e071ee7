"""Symptoms, practices and mistakes in words: what was found, what the answers gave, and what not knowing tells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.judgement import UNKNOWN_IS_A_SIGN
from app.domain.practices import NONE_AT_ALL
from app.domain.questionnaire import Bank, Item, Symptom
from app.domain.report import MistakeFinding, PracticeFinding, Report, SymptomFinding
from app.wording.missing import no_data
from app.wording.numbers import within
from app.wording.severity import SEVERITY_LABELS

STATES = {
    "present": "present",
    "somewhere": "in places",
    "absent": "absent",
    "unknown": "not known",
    "everywhere": "everywhere",
    "some": "in some systems",
    "no": "missing",
    "not_applicable": "does not arise here",
}
ALONE = {"present": "applies", "somewhere": "applies partly", "absent": "does not apply", "no": "no"}
ANSWERS = {
    "yes": "yes",
    "no": "no",
    "none_at_all": "no CI/CD at all",
    "dont_know": "don’t know",
    "not_applicable": "not here",
}
"""Answers behind a number, shorter than on their buttons."""

TONES = {"present": "bad", "no": "bad", "somewhere": "warn", "some": "warn", "unknown": "warn"}


@dataclass(frozen=True, slots=True)
class FindingText:
    """One symptom, practice or mistake: its state in a word or two, the answers behind it, and what to know about it.

    `tone` is ok, warn or bad; `signal` is empty but for symptoms.
    """

    id: str
    name: str
    signal: str
    state: str
    tone: str
    answers: str
    notes: tuple[str, ...]


def symptom_texts(report: Report, bank: Bank) -> tuple[FindingText, ...]:
    """Every symptom in the article's order."""
    return tuple(_symptom(report, symptom, report.symptoms[symptom.id]) for symptom in bank.symptoms)


def practice_texts(report: Report, bank: Bank) -> tuple[FindingText, ...]:
    """Every practice, with a note where people see both ends at once."""
    return tuple(_practice(report, item, report.practices[item.id]) for item in bank.practices)


def mistake_texts(report: Report, bank: Bank) -> tuple[FindingText, ...]:
    """Every mistake; having no CI/CD at all is said in its own words (C-9)."""
    return tuple(_mistake(report, item, report.mistakes[item.id]) for item in bank.mistakes)


def state_words(report: Report, state: str) -> str:
    """A state as it is said of a team, or of one person's view."""
    if state == "no_data":
        return no_data(report)
    return ALONE.get(state, STATES[state]) if report.respondents == 1 else STATES[state]


def _symptom(report: Report, symptom: Symptom, finding: SymptomFinding) -> FindingText:
    counts = _counts(finding)
    state, tone = _state(report, finding.state, counts), _tone(finding.state, counts)
    if _may_yet_be_there(finding):
        state, tone = "absent or not known", "warn"
    answers = _answers(report, symptom, counts)
    notes = tuple(_symptom_notes(report, symptom, finding))
    return FindingText(symptom.id, symptom.name, symptom.signal, state, tone, answers, notes)


def _may_yet_be_there(finding: SymptomFinding) -> bool:
    """Nobody sees it, and so many do not know that the verdict counts it as possible (domain 4.1)."""
    return finding.state == "absent" and finding.many_unknown and finding.id in UNKNOWN_IS_A_SIGN


def _symptom_notes(report: Report, symptom: Symptom, finding: SymptomFinding) -> Iterator[str]:
    if finding.severity is not None:
        yield f"Cost in the past three months: {within(SEVERITY_LABELS[finding.severity])}."
    if finding.many_unknown:
        yield from _many_unknown(report)
        yield symptom.unknown_means


def _many_unknown(report: Report) -> tuple[str, ...]:
    return () if report.respondents == 1 else ("At least half of those who answered do not know.",)


def _practice(report: Report, item: Item, finding: PracticeFinding) -> FindingText:
    notes = ("Some of you say everywhere, some say no.",) if finding.split else ()
    state = state_words(report, finding.state)
    answers = _answers(report, item, finding.answers)
    return FindingText(item.id, item.name, "", state, TONES.get(finding.state, "ok"), answers, notes)


def _mistake(report: Report, item: Item, finding: MistakeFinding) -> FindingText:
    state = _state(report, finding.state, finding.answers)
    notes = _many_unknown(report) if finding.many_unknown else ()
    if NONE_AT_ALL in finding.answers and report.respondents == 1:
        notes = (f"{item.scale.label(NONE_AT_ALL)}.",)
    answers = _answers(report, item, finding.answers)
    return FindingText(item.id, item.name, "", state, _tone(finding.state, finding.answers), answers, notes)


def _tone(state: str, counts: Mapping[str, int]) -> str:
    """Not knowing is a finding. What nobody answered, or what does not arise, is none, and is shown as quietly as it is
    of a duty."""
    return "ok" if state == "unknown" and not counts.get("dont_know") else TONES.get(state, "ok")


def _state(report: Report, state: str, counts: Mapping[str, int]) -> str:
    return _unknown(report, counts) if state == "unknown" else state_words(report, state)


def _unknown(report: Report, counts: Mapping[str, int]) -> str:
    """The state `unknown` has three causes, and each is said as what it is."""
    if counts.get("dont_know"):
        return STATES["unknown"]
    return STATES["not_applicable"] if counts.get("not_applicable") else no_data(report)


def _counts(finding: SymptomFinding) -> Mapping[str, int]:
    counts = {
        "yes": finding.yes,
        "partly": finding.partly,
        "no": finding.no,
        "dont_know": finding.dont_know,
        "not_applicable": finding.not_applicable,
    }
    return {value: count for value, count in counts.items() if count}


def _answers(report: Report, item: Item, counts: Mapping[str, int]) -> str:
    """`3 yes, 1 partly, 1 not answered`; empty for one person, whose state says it all, and where nobody answered."""
    if report.respondents == 1 or not counts:
        return ""
    given = [f"{count} {ANSWERS.get(value) or within(item.scale.label(value))}" for value, count in counts.items()]
    blank = report.respondents - sum(counts.values())
    return ", ".join([*given, *([f"{blank} not answered"] if blank else [])])

"""Symptoms, practices and mistakes in words: what was found, what the answers gave, and what not knowing tells."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.questionnaire import Bank, Item
from app.domain.report import MistakeFinding, PracticeFinding, Report, SymptomFinding
from app.wording.numbers import counted, listed, number
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
    "no_data": "not answered",
}
ALONE = {"present": "applies", "somewhere": "applies partly", "absent": "does not apply", "no": "no"}
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
    texts: list[FindingText] = []
    for symptom in bank.symptoms:
        finding = report.symptoms[symptom.id]
        notes: list[str] = []
        if finding.severity is not None:
            notes.append(f"Cost in the past three months: {_lower(SEVERITY_LABELS[finding.severity])}.")
        if finding.many_unknown:
            notes.append(symptom.unknown_means)
        texts.append(
            FindingText(
                symptom.id,
                symptom.name,
                symptom.signal,
                _symptom_state(report, finding),
                TONES.get(finding.state, "ok"),
                _answers(report, symptom, _counts(finding)),
                tuple(notes),
            )
        )
    return tuple(texts)


def practice_texts(report: Report, bank: Bank) -> tuple[FindingText, ...]:
    """Every practice, with a note where people see both ends at once."""
    return tuple(_practice(report, item, report.practices[item.id]) for item in bank.practices)


def mistake_texts(report: Report, bank: Bank) -> tuple[FindingText, ...]:
    """Every mistake; having no CI/CD at all is said in its own words (C-9)."""
    return tuple(_mistake(report, item, report.mistakes[item.id]) for item in bank.mistakes)


def _practice(report: Report, item: Item, finding: PracticeFinding) -> FindingText:
    notes = ("Some of you say everywhere, some say no.",) if finding.split else ()
    state = state_words(report, finding.state)
    answers = _answers(report, item, finding.answers)
    return FindingText(item.id, item.name, "", state, TONES.get(finding.state, "ok"), answers, notes)


def _mistake(report: Report, item: Item, finding: MistakeFinding) -> FindingText:
    state = state_words(report, finding.state)
    if finding.state == "unknown":
        state = _unknown(finding.answers)
    none_at_all = finding.answers.get("none_at_all", 0)
    notes = (f"{item.scale.label('none_at_all')}.",) if none_at_all and report.respondents == 1 else ()
    answers = _answers(report, item, finding.answers)
    return FindingText(item.id, item.name, "", state, TONES.get(finding.state, "ok"), answers, notes)


def state_words(report: Report, state: str) -> str:
    """A state as it is said of a team, or of one person's view."""
    return ALONE.get(state, STATES[state]) if report.respondents == 1 else STATES[state]


def _symptom_state(report: Report, finding: SymptomFinding) -> str:
    return _unknown(_counts(finding)) if finding.state == "unknown" else state_words(report, finding.state)


def _unknown(counts: Mapping[str, int]) -> str:
    """The state `unknown` has three causes, and each is said as what it is."""
    if counts.get("dont_know"):
        return STATES["unknown"]
    return STATES["not_applicable"] if counts.get("not_applicable") else STATES["no_data"]


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
    """`3 applies, 1 partly, 1 not answered`; empty for one person, whose state says it all."""
    if report.respondents == 1:
        return ""
    blank = report.respondents - sum(counts.values())
    given = [f"{count} {_lower(item.scale.label(value))}" for value, count in counts.items()]
    return listed([*given, *([f"{blank} not answered"] if blank else [])])


def _lower(label: str) -> str:
    return label if label.startswith("I ") else label[:1].lower() + label[1:]


def unanswered(report: Report, bank: Bank) -> tuple[str, ...]:
    """What nobody answered, by kind: `two of six symptoms`; empty where nothing is missing."""
    kinds = (
        ("symptom", len(bank.symptoms), sum(f.blank == report.respondents for f in report.symptoms.values())),
        ("duty", len(bank.responsibilities), sum(f.status == "no_data" for f in report.ownership.rows.values())),
        ("practice", len(bank.practices), sum(f.state == "no_data" for f in report.practices.values())),
        ("mistake", len(bank.mistakes), sum(not f.answers for f in report.mistakes.values())),
    )
    plurals = {"duty": "duties"}
    return tuple(
        f"{number(missing)} of {counted(of, noun, plurals.get(noun, ''))}" for noun, of, missing in kinds if missing
    )

"""A report as CSV, for a spreadsheet: a row per question, exact numbers, the words of the JSON for its columns."""

from collections.abc import Iterator, Mapping

from app.domain.questionnaire import Bank
from app.domain.report import AgreementFinding, MistakeFinding, PracticeFinding, Report, RowFinding, SymptomFinding
from app.wording.csv import Cell, csv_text

Row = Mapping[str, Cell]

# The kind before the id: a reader that takes the mark at the file's start for a letter still finds every id.
COLUMNS = (
    "kind",
    "id",
    "name",
    "state",
    "respondents",
    "severity",
    "many_unknown",
    "split",
    "expected",
    "holder",
    "core",
    "same_owner",
    "dissent",
    "owner_not_aware",
    "written_down",
    "agreed_owner",
    "agreed_holder_name",
    "agreed_since",
    "agreed_state",
)
BLANK = "blank"


def report_csv(report: Report, bank: Bank) -> str:
    """The text of a file: symptoms, duties, practices, mistakes, and the two context questions that a report tells.
    Behind what was found there is a column per answer with how many gave it, empty where a question does not offer
    it."""
    answers = _answers(bank)
    head = (*COLUMNS, *answers, BLANK)
    return csv_text(head, ([row.get(column) for column in head] for row in _rows(report, bank)))


def _answers(bank: Bank) -> tuple[str, ...]:
    items = (*bank.symptoms, *bank.responsibilities, *bank.practices, *bank.mistakes)
    return tuple(dict.fromkeys(choice.value for item in items for choice in item.scale.choices))


def _rows(report: Report, bank: Bank) -> Iterator[Row]:
    for item in bank.symptoms:
        yield _head(report, bank, "symptom", item.id) | _symptom(report.symptoms[item.id])
    for item in bank.responsibilities:
        row = report.ownership.rows[item.id]
        agreed = _agreed(report.agreements.get(item.id))
        yield _head(report, bank, "duty", item.id) | _duty(row) | agreed | _counts(report, bank, item.id, row.answers)
    for item in (*bank.practices, *bank.mistakes):
        finding = report.practices.get(item.id) or report.mistakes[item.id]
        kind = "practice" if item.id in report.practices else "mistake"
        yield _head(report, bank, kind, item.id) | _finding(finding) | _counts(report, bank, item.id, finding.answers)
    for id, state in report.contexts.items():
        yield _head(report, bank, "context", id) | {"state": state}


def _head(report: Report, bank: Bank, kind: str, id: str) -> dict[str, Cell]:
    return {"kind": kind, "id": id, "name": bank.items[id].name, "respondents": report.respondents}


def _symptom(finding: SymptomFinding) -> dict[str, Cell]:
    return {
        "state": finding.state,
        "severity": finding.severity,
        "many_unknown": finding.many_unknown,
        "yes": finding.yes,
        "partly": finding.partly,
        "no": finding.no,
        "dont_know": finding.dont_know,
        "not_applicable": finding.not_applicable,
        BLANK: finding.blank,
    }


def _duty(finding: RowFinding) -> dict[str, Cell]:
    return {
        "state": finding.status,
        "expected": finding.expected,
        "holder": finding.holder,
        "core": finding.core,
        "same_owner": finding.same_owner,
        "dissent": finding.dissent,
        "owner_not_aware": finding.owner_not_aware,
        "written_down": finding.written_down,
    }


def _agreed(finding: AgreementFinding | None) -> dict[str, Cell]:
    if finding is None:
        return {}
    return {
        "agreed_owner": finding.owner,
        "agreed_holder_name": finding.holder_name,
        "agreed_since": finding.since.isoformat(),
        "agreed_state": finding.state,
    }


def _finding(finding: PracticeFinding | MistakeFinding) -> dict[str, Cell]:
    if isinstance(finding, PracticeFinding):
        return {"state": finding.state, "split": finding.split}
    return {"state": finding.state, "many_unknown": finding.many_unknown}


def _counts(report: Report, bank: Bank, id: str, answers: Mapping[str, int]) -> dict[str, Cell]:
    given = {choice.value: answers.get(choice.value, 0) for choice in bank.items[id].scale.choices}
    return {**given, BLANK: report.respondents - sum(answers.values())}

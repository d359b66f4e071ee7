"""Two rounds side by side as CSV, for a spreadsheet: a row per figure and question, exact, the words of the JSON."""

from collections.abc import Iterator, Mapping

from app.domain.common_ground import scored
from app.domain.comparison import Changes, Comparison, Figures, Outcome, Snapshot, figures_of
from app.domain.report import Report
from app.wording.csv import Cell, csv_text

Row = dict[str, Cell]

# The kind before the id, as in the report's own file.
PICTURED = (
    "kind",
    "id",
    "name",
    "earlier_state",
    "later_state",
    "earlier_holder",
    "later_holder",
    "earlier_low",
    "earlier_high",
    "earlier_value",
    "later_low",
    "later_high",
    "later_value",
    "earlier_respondents",
    "later_respondents",
)
CHANGED = ("what_happened", "in_a_row", "same_people", "left_out", "agreed_owner", "agreed_state", "compared", "in_use")
"""What only a pair of named rounds has."""


def comparison_csv(comparison: Comparison) -> str:
    """The text of a file: the three figures, then every question of either round. `what_happened` and `same_people` are
    names of transitions and outcomes; beside an anonymous round there is no such column."""
    head = (*PICTURED, *CHANGED) if comparison.changes else PICTURED
    people = {
        "earlier_respondents": comparison.earlier.report.respondents,
        "later_respondents": comparison.later.report.respondents,
    }
    rows = (row | people for rows in (_figures(comparison), _items(comparison)) for row in rows)
    return csv_text(head, ([row.get(column) for column in head] for row in rows))


def _figures(comparison: Comparison) -> Iterator[Row]:
    changes = comparison.changes
    then = changes.everybody.earlier if changes else figures_of(comparison.earlier.report)
    now = changes.everybody.later if changes else figures_of(comparison.later.report)
    later = _ends(now)
    for name, ends in _ends(then).items():
        row: Row = {"kind": "figure", "id": name, "name": name.replace("_", " ")}
        yield row | _three("earlier", *ends) | _three("later", *later[name]) | _outcome(changes, name)


def _ends(figures: Figures) -> Mapping[str, tuple[float | None, float | None, float | None]]:
    """Low and high end and the value itself, as far as a figure has them."""
    verdict, hidden, ownership = figures.verdict, figures.hidden_work, figures.ownership
    lowest, highest = ownership.clarity_range or (None, None)
    return {
        "symptoms": (verdict.lower, verdict.upper, None),
        "hidden_work": (hidden.low, hidden.high, None),
        "clarity": (lowest, highest, ownership.clarity),
    }


def _three(side: str, low: Cell, high: Cell, value: Cell) -> Row:
    return {f"{side}_low": low, f"{side}_high": high, f"{side}_value": value}


def _outcome(changes: Changes | None, name: str) -> Row:
    if changes is None:
        return {}
    found: Outcome = changes.everybody.outcomes[name]
    same = changes.same_people
    return {
        "what_happened": found.code,
        "same_people": same.outcomes[name].code if same else None,
        "compared": found.compared,
        "in_use": found.in_use,
    }


def _items(comparison: Comparison) -> Iterator[Row]:
    earlier, later = comparison.earlier, comparison.later
    for id in scored(earlier.bank, later.bank):
        head: Row = {"kind": _kind(earlier, later, id), "id": id, "name": _name(earlier, later, id)}
        then, now = _found("earlier", earlier.report, id), _found("later", later.report, id)
        yield head | then | now | (_change(comparison.changes, later.report, id) if comparison.changes else {})


def _kind(earlier: Snapshot, later: Snapshot, id: str) -> str:
    for report in (later.report, earlier.report):
        for kind, findings in (
            ("symptom", report.symptoms),
            ("duty", report.ownership.rows),
            ("practice", report.practices),
        ):
            if id in findings:
                return kind
    return "mistake"


def _name(earlier: Snapshot, later: Snapshot, id: str) -> str:
    bank = later.bank if id in later.bank.items else earlier.bank
    return bank.items[id].name


def _found(side: str, report: Report, id: str) -> Row:
    """How the question stands in a round's own report; nothing where it was not asked."""
    if row := report.ownership.rows.get(id):
        return {f"{side}_state": row.status, f"{side}_holder": row.holder}
    findings = {**report.symptoms, **report.practices, **report.mistakes}
    return {f"{side}_state": findings[id].state} if id in findings else {}


def _change(changes: Changes, later: Report, id: str) -> Row:
    everybody, same = changes.everybody, changes.same_people
    agreed = later.agreements.get(id)
    row = everybody.rows.get(id)
    return {
        "what_happened": everybody.happened(id),
        "in_a_row": row.in_a_row if row else None,
        "same_people": same.happened(id) if same else None,
        "left_out": everybody.left_out.get(id),
        "agreed_owner": agreed.owner if agreed else None,
        "agreed_state": agreed.state if agreed else None,
    }

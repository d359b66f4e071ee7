"""Two rounds side by side as JSON: exact numbers, names of transitions as the domain has them."""

from typing import Any

from app.domain.comparison import Changes, Compared, Comparison, Figures, Outcome, RowChange, Snapshot
from app.domain.report import AgreementFinding, RowFinding

JsonObject = dict[str, Any]


def comparison_json(comparison: Comparison) -> JsonObject:
    """Dictionaries, lists, texts, numbers, booleans and None only. `earlier` and `later` picture each round by its own
    report; `changes` is None where one of the rounds is anonymous."""
    changes = comparison.changes
    return {
        "earlier": _picture(comparison.earlier),
        "later": _picture(comparison.later),
        "changes": changes and _changes(changes, comparison.later),
    }


def _picture(round: Snapshot) -> JsonObject:
    report = round.report
    findings = {**report.symptoms, **report.practices, **report.mistakes}
    return {
        "bank": report.bank,
        "respondents": report.respondents,
        "privacy": report.privacy,
        "verdict": {"lower": report.verdict.lower, "upper": report.verdict.upper, "of": report.verdict.applicable},
        "hidden_work": {"low": report.hidden_work.low, "high": report.hidden_work.high, "of": report.hidden_work.of},
        "clarity": report.ownership.clarity,
        "clarity_range": report.ownership.clarity_range and list(report.ownership.clarity_range),
        "states": {id: finding.state for id, finding in findings.items()},
        "rows": {id: _standing(row) for id, row in report.ownership.rows.items()},
    }


def _changes(changes: Changes, later: Snapshot) -> JsonObject:
    people = changes.people
    return {
        **_compared(changes.everybody),
        "agreements": {id: _agreement(agreed) for id, agreed in later.report.agreements.items()},
        "people": {
            "both": len(people.both),
            "only_earlier": len(people.only_earlier),
            "only_later": len(people.only_later),
        },
        "roles": [
            {"role": mix.role, "earlier": mix.earlier, "later": mix.later, "has_shifted": mix.has_shifted}
            for mix in changes.roles
        ],
        "same_people": changes.same_people and _compared(changes.same_people),
        "newcomers_see": list(changes.newcomers_see),
    }


def _compared(compared: Compared) -> JsonObject:
    return {
        "respondents": {"earlier": compared.earlier.respondents, "later": compared.later.respondents},
        "compared": compared.compared,
        "in_use": compared.in_use,
        "left_out": dict(compared.left_out),
        "more_visible": compared.more_visible,
        "figures": {
            "symptoms": _bounds(compared.symptoms, *(_symptoms(side) for side in (compared.earlier, compared.later))),
            "hidden_work": _bounds(
                compared.hidden_work, *(_hidden(side) for side in (compared.earlier, compared.later))
            ),
            "clarity": _clarity(compared),
        },
        **{f"{kind}s": _items(compared, kind) for kind in ("symptom", "practice", "mistake")},
        "rows": {id: _row(row) for id, row in compared.rows.items()},
    }


def _symptoms(figures: Figures) -> list[int]:
    return [figures.verdict.lower, figures.verdict.upper]


def _hidden(figures: Figures) -> list[int]:
    return [figures.hidden_work.low, figures.hidden_work.high]


def _bounds(outcome: Outcome, earlier: list[int], later: list[int]) -> JsonObject:
    return {**_outcome(outcome), "earlier": earlier, "later": later}


def _clarity(compared: Compared) -> JsonObject:
    then, now = compared.earlier.ownership, compared.later.ownership
    return {
        **_outcome(compared.clarity),
        "earlier": then.clarity,
        "earlier_range": then.clarity_range and list(then.clarity_range),
        "later": now.clarity,
        "later_range": now.clarity_range and list(now.clarity_range),
    }


def _outcome(outcome: Outcome) -> JsonObject:
    return {"outcome": outcome.code, "compared": outcome.compared, "in_use": outcome.in_use}


def _items(compared: Compared, kind: str) -> JsonObject:
    return {
        id: {"transition": item.transition, "earlier": item.earlier, "later": item.later}
        for id, item in compared.items.items()
        if item.kind == kind
    }


def _row(row: RowChange) -> JsonObject:
    return {
        "outcome": row.outcome,
        "earlier": _standing(row.earlier),
        "later": _standing(row.later),
        "in_a_row": row.in_a_row,
    }


def _standing(row: RowFinding) -> JsonObject:
    return {"status": row.status, "holder": row.holder}


def _agreement(agreed: AgreementFinding) -> JsonObject:
    return {"owner": agreed.owner, "since": agreed.since.isoformat(), "state": agreed.state}

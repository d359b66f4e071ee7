"""A report as JSON, exactly as contract section 1 has it: exact numbers, rounded nowhere."""

import json
from dataclasses import asdict
from typing import Any

from app.domain.report import (
    AgreementFinding,
    HiddenWork,
    MistakeFinding,
    Ownership,
    PracticeFinding,
    Recommendation,
    Report,
    RowFinding,
    SymptomFinding,
    WithheldReport,
)

JsonObject = dict[str, Any]


def report_json(report: Report | WithheldReport) -> JsonObject:
    """Dictionaries, lists, texts, numbers, booleans and None only; keys and their order are the contract's."""
    head: JsonObject = {"bank": report.bank, "respondents": report.respondents, "privacy": report.privacy}
    if isinstance(report, WithheldReport):
        return {**head, "withheld": True}
    whole: JsonObject = {
        **head,
        "withheld": False,
        "contexts": dict(report.contexts),
        "verdict": asdict(report.verdict),
        "symptoms": {id: _finding(symptom) for id, symptom in report.symptoms.items()},
        "ownership": _ownership(report.ownership),
        "hidden_work": _hidden_work(report.hidden_work),
        "load": {role: asdict(load) for role, load in report.load.items()},
        "practices": {id: _finding(practice) for id, practice in report.practices.items()},
        "mistakes": {id: _finding(mistake) for id, mistake in report.mistakes.items()},
        "contradictions": list(report.contradictions),
        "recommendations": [_recommendation(card) for card in report.recommendations],
    }
    if report.agreements:
        whole["agreements"] = {id: _agreement(agreed) for id, agreed in report.agreements.items()}
    if report.left_out:
        whole["left_out"] = sorted(report.left_out)
    return whole


def report_text(report: Report | WithheldReport) -> str:
    """The same as the text of a file."""
    return json.dumps(report_json(report), indent=2, allow_nan=False) + "\n"


def _finding(
    finding: SymptomFinding | RowFinding | PracticeFinding | MistakeFinding | AgreementFinding,
) -> JsonObject:
    return {key: value for key, value in asdict(finding).items() if key != "id"}


def _hidden_work(hidden: HiddenWork) -> JsonObject:
    """`decided` stands there only where something was: without agreements a report has the keys it always had."""
    return {key: value for key, value in asdict(hidden).items() if key != "decided" or value}


def _agreement(agreed: AgreementFinding) -> JsonObject:
    return _finding(agreed) | {"since": agreed.since.isoformat()}


def _ownership(ownership: Ownership) -> JsonObject:
    return {
        "clarity": ownership.clarity,
        "clarity_range": ownership.clarity_range and list(ownership.clarity_range),
        "agreement": ownership.agreement,
        "alignment": {"expected": ownership.alignment_expected, "named": ownership.alignment_named},
        "explicit": ownership.explicit and list(ownership.explicit),
        "rows": {id: _finding(row) | {"candidates": list(row.candidates)} for id, row in ownership.rows.items()},
    }


def _recommendation(card: Recommendation) -> JsonObject:
    return {
        "theme": card.theme,
        "points": card.points,
        "class": card.urgency,
        "rank": card.rank,
        "start_now": card.start_now,
        "reasons": [asdict(reason) for reason in card.reasons],
        "advice": list(card.advice),
        "rows": list(card.rows),
    }

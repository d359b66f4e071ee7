"""The report as JSON Schema. More keys may come anywhere; those that are here stay (contract section 1)."""

from functools import cache
from typing import Any

from app.bank.sample import sample_answers
from app.domain.reporting import report_of
from app.wording.report_json import report_json

JsonObject = dict[str, Any]

TEXT: JsonObject = {"type": "string"}
TEXT_OR_NOTHING: JsonObject = {"type": ["string", "null"]}
FLAG: JsonObject = {"type": "boolean"}
COUNT: JsonObject = {"type": "integer", "minimum": 0}
COUNT_OR_NOTHING: JsonObject = {"type": ["integer", "null"], "minimum": 0}
PERCENT: JsonObject = {"type": ["number", "null"], "minimum": 0, "maximum": 100}
SHARE: JsonObject = {"type": ["number", "null"], "minimum": 0, "maximum": 1}

REPORT: JsonObject = {
    "schema": {"$ref": "#/components/schemas/Report"},
    "examples": {"report": {"$ref": "#/components/examples/report"}},
}
COMPARISON: JsonObject = {"schema": {"$ref": "#/components/schemas/Comparison"}}


@cache
def sample_report() -> JsonObject:
    """The report of the bundled sample answers, as an example."""
    sample = sample_answers()
    return report_json(report_of(sample.bank, sample.responses))


def report_schema() -> JsonObject:
    """A report of which nothing is withheld, key by key."""
    shape = _object(
        bank=TEXT,
        respondents=COUNT,
        privacy={"enum": ["named", "anonymous"]},
        withheld={"const": False},
        contexts=_each(TEXT),
        verdict=_verdict(),
        symptoms=_each(_symptom()),
        ownership=_ownership(),
        hidden_work=_hidden_work(),
        load=_each(_object(rows=COUNT, foreign=COUNT, absorber=FLAG)),
        practices=_each(_object(state=TEXT, split=FLAG, answers=_each(COUNT))),
        mistakes=_each(_object(state=TEXT, many_unknown=FLAG, answers=_each(COUNT))),
        contradictions=_list(TEXT),
        recommendations=_list(_recommendation()),
    )
    return {"title": "Report", "description": "Exact numbers, rounded nowhere.", **shape}


def comparison_schema() -> JsonObject:
    """Two rounds side by side, as far as every pair has it."""
    picture = _object(
        bank=TEXT,
        respondents=COUNT,
        privacy={"enum": ["named", "anonymous"]},
        verdict=_object(lower=COUNT, upper=COUNT, of=COUNT),
        hidden_work=_object(low=COUNT, high=COUNT, of=COUNT),
        clarity=PERCENT,
        clarity_range={"type": ["array", "null"], "items": PERCENT},
        states=_each(TEXT),
        rows=_each({"type": "object"}),
    )
    changes = {"type": ["object", "null"], "description": "What has changed; null where a round is anonymous."}
    return {"title": "Comparison", **_object(earlier=picture, later=picture, changes=changes)}


def _verdict() -> JsonObject:
    code = {"enum": ["architectural", "borderline", "undetermined", "below", "not_enough"]}
    counts = dict.fromkeys(("lower", "upper", "with_partly", "applicable"), COUNT)
    return _object(code=code, **counts, people_at_two=COUNT_OR_NOTHING)


def _symptom() -> JsonObject:
    counts = dict.fromkeys(("yes", "partly", "no", "dont_know", "not_applicable", "blank"), COUNT)
    severity = {"type": ["integer", "null"], "minimum": 0, "maximum": 3}
    state = {"enum": ["present", "somewhere", "absent", "unknown"]}
    return _object(state=state, **counts, many_unknown=FLAG, severity=severity)


def _ownership() -> JsonObject:
    row = _object(
        expected=TEXT,
        core=FLAG,
        status=TEXT,
        answers=_each(COUNT),
        same_owner=SHARE,
        dissent=FLAG,
        holder=TEXT_OR_NOTHING,
        candidates=_list(TEXT),
        owner_not_aware=FLAG,
        written_down=COUNT,
    )
    return _object(
        clarity=PERCENT,
        clarity_range={"type": ["array", "null"], "items": PERCENT},
        agreement=PERCENT,
        alignment=_object(expected=COUNT, named=COUNT),
        explicit={"type": ["array", "null"], "items": COUNT},
        rows=_each(row),
    )


def _hidden_work() -> JsonObject:
    counts = dict.fromkeys(("low", "high", "of", "shared", "undone", "unknown"), COUNT)
    return _object(**counts, carried=_each(COUNT))


def _recommendation() -> JsonObject:
    return _object(
        theme=TEXT,
        points={"type": "number"},
        **{"class": {"enum": ["now", "normal"]}},
        rank=COUNT,
        start_now=FLAG,
        reasons=_list({"type": "object"}),
        advice=_list(TEXT),
        rows=_list(TEXT),
    )


def _object(**properties: JsonObject) -> JsonObject:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _each(value: JsonObject) -> JsonObject:
    """An object with a value per id."""
    return {"type": "object", "additionalProperties": value}


def _list(value: JsonObject) -> JsonObject:
    return {"type": "array", "items": value}

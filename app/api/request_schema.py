"""What answers may hold, as JSON Schema made from the questionnaire: each item with the values of its own scale."""

from typing import Any

from app.bank import load_bank
from app.domain.questionnaire import Item, Responsibility, Symptom, is_role
from app.domain.sent_answers import FELT, LARGEST_SEQUENCE

JsonObject = dict[str, Any]

SEEN = {
    "type": "integer",
    "minimum": 0,
    "maximum": LARGEST_SEQUENCE,
    "default": 0,
    "description": "The `sequence` of the answer as you read it; left out where there was none.",
}
SEVERITY = {"type": ["integer", "null"], "minimum": 0, "maximum": 3, "description": "What it costs, 0 to 3."}
WRITTEN_DOWN = {"type": "boolean", "default": False, "description": "Whether it is written down who holds the duty."}
NO_SEVERITY = {"type": "null", "default": None}
NOT_WRITTEN_DOWN = {"const": False, "default": False}

EXAMPLE = {"S1": {"value": "yes", "severity": 2}, "R-CIC": {"value": "dfd", "written_down": True, "seen": 1}}


def answers_schema() -> JsonObject:
    """The body of a change of answers: an object per item, as `sent_answers` checks them."""
    return {
        "type": "object",
        "title": "Answers",
        "description": "An answer per item. Items that are left out stay as they are.",
        "properties": {item.id: _answer(item) for item in load_bank().items.values()},
        "additionalProperties": False,
        "minProperties": 1,
    }


ANSWERS: JsonObject = {"schema": {"$ref": "#/components/schemas/Answers"}, "example": EXAMPLE}


def _answer(item: Item) -> JsonObject:
    values: list[str | None] = [choice.value for choice in item.scale.choices]
    if isinstance(item, Symptom):
        felt: list[str | None] = [*FELT]
        return _either(item, felt, values, {"severity": SEVERITY}, {"severity": NO_SEVERITY})
    if isinstance(item, Responsibility):
        roles = [value for value in values if value and is_role(value)]
        return _either(item, [*roles], values, {"written_down": WRITTEN_DOWN}, {"written_down": NOT_WRITTEN_DOWN})
    return {"description": item.name, **_object([*values, None], {})}


def _either(
    item: Item, marked: list[str | None], values: list[str | None], mark: JsonObject, no_mark: JsonObject
) -> JsonObject:
    """An answer that may carry the mark, or one of the others."""
    rest = [value for value in values if value not in marked]
    return {"description": item.name, "anyOf": [_object(marked, mark), _object([*rest, None], no_mark)]}


def _object(values: list[str | None], mark: JsonObject) -> JsonObject:
    properties = {"value": {"enum": values}, **mark, "seen": SEEN}
    return {"type": "object", "properties": properties, "required": ["value"], "additionalProperties": False}

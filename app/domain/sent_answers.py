"""Answers as a program sends them, by item: checked whole against the questionnaire, or every fault with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.answers_json import Faults, JsonObject, Place
from app.domain.questionnaire import SEVERITIES, Bank, Item, Responsibility, Symptom, is_role

WHOLE = "the body"
LARGEST_SEQUENCE = 2**31 - 1
FELT = ("yes", "partly")


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """One answer. `value` is None to take it back; `seen` is the sequence of the answer that the program knew, 0 where
    it knew of none."""

    value: str | None
    severity: int | None
    written_down: bool
    seen: int


def sent_answers(value: object, bank: Bank) -> Mapping[str, SentAnswer]:
    """The answers by item, from the value of a JSON text as `parsed` gives it. Raises AnswersFault with every fault.

    A severity belongs to a symptom that is there at least partly, "written down" to a duty that one role holds; with
    any other answer each is a fault, as in an answers file.
    """
    faults = Faults(WHOLE)
    top = Place("", faults)
    answers = top.fields(value, bank.items, "an item of this questionnaire")
    if isinstance(value, JsonObject) and not value:
        top.fault("no answer in it; allowed: one or more, by item")
    sent = {item: _answer(top.at(item), bank.items[item], answer) for item, answer in answers.items()}
    if faults.found:
        raise faults.refusal()
    return sent


def marks_of(item: Item) -> tuple[str, ...]:
    """What an answer to the item can carry besides its value."""
    if isinstance(item, Symptom):
        return ("severity",)
    return ("written_down",) if isinstance(item, Responsibility) else ()


def _answer(place: Place, item: Item, value: object) -> SentAnswer:
    fields = place.fields(value, ("value", *marks_of(item), "seen"), "a key of this answer", required=("value",))
    chosen = _value(place.at("value"), item, fields)
    return SentAnswer(
        value=chosen,
        severity=_severity(place.at("severity"), fields, chosen),
        written_down=_written_down(place.at("written_down"), fields, chosen),
        seen=place.at("seen").whole_number(_number(fields.get("seen", 0)), 0, LARGEST_SEQUENCE),
    )


def _value(place: Place, item: Item, fields: Mapping[str, Any]) -> str | None:
    if fields.get("value") is None:
        return None
    return place.one_of(fields["value"], tuple(choice.value for choice in item.scale.choices))


def _severity(place: Place, fields: Mapping[str, Any], chosen: str | None) -> int | None:
    if fields.get("severity") is None:
        return None
    if chosen not in FELT:
        place.fault("allowed only with the answers yes and partly")
        return None
    return place.whole_number(_number(fields["severity"]), 0, max(SEVERITIES))


def _written_down(place: Place, fields: Mapping[str, Any], chosen: str | None) -> bool:
    written = fields.get("written_down", False)
    if not isinstance(written, bool):
        place.fault("not allowed; allowed: true, false")
        return False
    if written and (chosen is None or not is_role(chosen)):
        place.fault("allowed only with an answer that names one role")
    return written


def _number(value: object) -> object:
    """JSON knows one kind of number: 2.0 is 2, however a program writes it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value

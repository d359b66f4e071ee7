"""Answers that a program sends are checked whole, and every fault is told with its place."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from app.bank import load_bank
from app.domain.answers_json import AnswersFault, parsed
from app.domain.sent_answers import SentAnswer, sent_answers

WRONG: dict[str, tuple[Any, str]] = {
    "no object": ([], ""),
    "nothing": ({}, ""),
    "an unknown item": ({"S7": {"value": "yes"}}, "S7"),
    "a value of another scale": ({"S1": {"value": "de"}}, "S1.value"),
    "a text for an object": ({"S1": "yes"}, "S1"),
    "no value": ({"S1": {"seen": 1}}, "S1.value"),
    "an unknown key": ({"S1": {"value": "yes", "sevrity": 1}}, "S1.sevrity"),
    "a number as text": ({"S1": {"value": "yes", "severity": "1"}}, "S1.severity"),
    "too large a number": ({"S1": {"value": "yes", "severity": 4}}, "S1.severity"),
    "half a number": ({"S1": {"value": "yes", "seen": 0.5}}, "S1.seen"),
    "true for a number": ({"S1": {"value": "yes", "seen": True}}, "S1.seen"),
    "a severity of nothing": ({"S1": {"value": "no", "severity": 1}}, "S1.severity"),
    "a severity of a duty": ({"R-CIC": {"value": "de", "severity": 1}}, "R-CIC.severity"),
    "nobody's duty written down": ({"R-CIC": {"value": "nobody", "written_down": True}}, "R-CIC.written_down"),
    "a number for true": ({"R-CIC": {"value": "de", "written_down": 1}}, "R-CIC.written_down"),
    "a character that cannot be kept": ({"S1": {"value": "yes\0"}}, "S1.value"),
    "half a pair of surrogates": ({"S1": {"value": "\ud800"}}, "S1.value"),
}


def read(body: object) -> Mapping[str, SentAnswer]:
    return sent_answers(parsed(json.dumps(body).encode()), load_bank())


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_with_its_place(case: str) -> None:
    body, where = WRONG[case]
    with pytest.raises(AnswersFault) as refused:
        read(body)

    assert [fault.where for fault in refused.value.found] == [where]


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(AnswersFault) as refused:
        read({"S1": {"value": "de"}, "R-CIC": {"value": "de", "seen": -1}, "X9": {}})

    assert [fault.where for fault in refused.value.found] == ["X9", "S1.value", "R-CIC.seen"]


def test_an_answer_has_what_was_sent_and_nothing_else() -> None:
    sent = read(
        {"S1": {"value": "partly", "severity": 3, "seen": 2}, "R-CIC": {"value": "other:it"}, "P1": {"value": None}}
    )

    assert sent == {
        "S1": SentAnswer("partly", 3, False, 2),
        "R-CIC": SentAnswer("other:it", None, False, 0),
        "P1": SentAnswer(None, None, False, 0),
    }


@pytest.mark.parametrize("number", [b"2", b"2.0", b"2e0"])
def test_a_whole_number_is_one_however_it_is_written(number: bytes) -> None:
    body = parsed(b'{"S1": {"value": "yes", "severity": %s}}' % number)

    assert sent_answers(body, load_bank())["S1"].severity == 2


def test_every_answer_that_the_questionnaire_offers_is_taken() -> None:
    bank = load_bank()
    for item in bank.items.values():
        for choice in item.scale.choices:
            assert read({item.id: {"value": choice.value}})[item.id].value == choice.value

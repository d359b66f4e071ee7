"""The answers file: what contract section 1 allows is read, and every fault is told with its place."""

import json
from typing import Any

import pytest

from app.domain.answers_file import MAX_BYTES, AnswersFile, read_answers_file
from app.domain.answers_json import AnswersFault
from app.domain.questionnaire import Bank
from app.domain.responses import Response
from tests.domain.banks import BANK

OWNER_VALUES = ", ".join(choice.value for choice in BANK.scales["owner"].choices)


def _bank_of(version: str | None) -> Bank:
    if version not in (None, "1"):
        raise LookupError(version)
    return BANK


def _read(text: str | bytes) -> AnswersFile:
    return read_answers_file(text.encode() if isinstance(text, str) else text, _bank_of)


def _faults(text: str | bytes) -> tuple[str, ...]:
    with pytest.raises(AnswersFault) as caught:
        _read(text)
    return caught.value.faults


def _file(**keys: Any) -> str:
    return json.dumps({"responses": [{"role": "ml", "answers": {}}]} | keys)


def _response(**keys: Any) -> str:
    return _file(responses=[{"role": "ml", "answers": {"S1": "yes", "S2": "no", "R-ING": "de"}} | keys])


def test_the_contracts_example_is_read():
    text = """{
      "bank": "1", "privacy": "named", "min_answers": 5,
      "responses": [{
        "role": "ml",
        "answers": {"S1": "yes", "S5": "dont_know", "R-ING": "de", "R-CIC": "other:it", "P1": "some", "M2": "none_at_all", "CX5": "no"},
        "severity": {"S1": 2},
        "written_down": ["R-ING"]
      }]
    }"""  # noqa: E501

    file = _read(text)

    assert (file.bank, file.privacy, file.minimum) == (BANK, "named", 5)
    assert file.responses == (
        Response(
            role="ml",
            answers={
                "S1": "yes",
                "S5": "dont_know",
                "R-ING": "de",
                "R-CIC": "other:it",
                "P1": "some",
                "M2": "none_at_all",
                "CX5": "no",
            },
            severity={"S1": 2},
            written_down=frozenset({"R-ING"}),
        ),
    )


def test_what_is_optional_may_be_left_out():
    file = _read('{"responses": [{"role": "other", "answers": {}}]}')

    assert (file.bank, file.privacy, file.minimum) == (BANK, "named", 5)
    assert file.responses == (Response("other", {}),)


def test_every_value_of_every_scale_is_read():
    for item in BANK.items.values():
        if item.id != "CX1":
            for choice in item.scale.choices:
                assert _read(_response(answers={item.id: choice.value})).responses[0].answers == {item.id: choice.value}


@pytest.mark.parametrize("role", ["de", "ml", "dfd", "engineering", "lead", "other"])
def test_every_role_is_read(role: str):
    assert _read(_response(role=role)).responses[0].role == role


@pytest.mark.parametrize("minimum", [5, 50])
def test_a_round_may_wait_for_five_to_fifty_answers(minimum: int):
    assert _read(_file(min_answers=minimum, privacy="anonymous")).minimum == minimum


@pytest.mark.parametrize("severity", [0, 1, 2, 3])
def test_a_symptom_answered_yes_or_partly_may_be_rated(severity: int):
    assert _read(_response(severity={"S1": severity})).responses[0].severity == {"S1": severity}


def test_a_row_may_be_written_down_without_being_answered():
    assert _read(_response(written_down=["X3"])).responses[0].written_down == {"X3"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("", "the file: not JSON at line 1, column 1", id="empty"),
        pytest.param("{'responses': []}", "the file: not JSON at line 1, column 2", id="not JSON"),
        pytest.param('{"responses": []} {}', "the file: not JSON at line 1, column 19", id="two values"),
        pytest.param("[]", "the file: a list is not allowed; an object is", id="a list"),
        pytest.param('"text"', 'the file: "text" is not allowed; an object is', id="a text"),
        pytest.param(b"\xef\xbb\xbf{}", "the file: starts with a byte order mark", id="byte order mark"),
        pytest.param("\ufeff{}".encode("utf-16-le"), "the file: byte 0 is not UTF-8", id="UTF-16"),
        pytest.param(b'{"bank": "\xe9"}', "the file: byte 10 is not UTF-8", id="Latin-1"),
        pytest.param("[" * 100_000, "the file: nested too deeply", id="deep lists"),
        pytest.param('{"a":' * 100_000, "the file: nested too deeply", id="deep objects"),
        pytest.param("9" * 5000, "the file: a number has too many digits", id="huge number"),
        pytest.param(" " * (MAX_BYTES + 1), "the file: more than 1048576 bytes", id="too large"),
        pytest.param("{}", "responses: missing, and required", id="no responses"),
        pytest.param('{"responses": {}}', "responses: an object is not allowed; a list is", id="responses an object"),
        pytest.param('{"responses": null}', "responses: null is not allowed; a list is", id="responses null"),
        pytest.param('{"responses": []}', "responses: 0 responses are not allowed; allowed: 1 to 500", id="none"),
        pytest.param(_file(bank="2"), 'bank: "2" is not a version of the item bank; newest: "1"', id="unknown bank"),
        pytest.param(_file(bank=1), "bank: 1 is not allowed; allowed: a version as text", id="bank a number"),
        pytest.param(_file(bank=None), "bank: null is not allowed", id="bank null"),
        pytest.param(
            _file(privacy="public"), 'privacy: "public" is not allowed; allowed: named, anonymous', id="privacy"
        ),
        pytest.param(_file(privacy=None), "privacy: null is not allowed", id="privacy null"),
        pytest.param(
            _file(min_answers=4),
            "min_answers: 4 is not allowed; allowed: a whole number from 5 to 50",
            id="minimum of 4",
        ),
        pytest.param(_file(min_answers=51), "min_answers: 51 is not allowed", id="51 answers"),
        pytest.param(_file(min_answers=5.0), "min_answers: 5.0 is not allowed", id="minimum a fraction"),
        pytest.param(_file(min_answers="5"), 'min_answers: "5" is not allowed', id="minimum a text"),
        pytest.param(_file(min_answers=True), "min_answers: true is not allowed", id="minimum a boolean"),
        pytest.param(_file(min_answers=None), "min_answers: null is not allowed", id="minimum null"),
        pytest.param(_file(min_answers=float("nan")), "min_answers: NaN is not allowed", id="minimum NaN"),
        pytest.param(_file(note="x"), "note: not a key of an answers file; allowed: bank, privacy", id="unknown key"),
        pytest.param(
            '{"bank": "1", "bank": "1", "responses": [{"role": "ml", "answers": {}}]}',
            "bank: given more than once; once is allowed",
            id="a key twice",
        ),
    ],
)
def test_a_file_with_one_fault_is_refused_with_one_line(text: str | bytes, fault: str):
    faults = _faults(text)

    assert len(faults) == 1
    assert faults[0].startswith(fault)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (_file(responses=[7]), "responses[0]: 7 is not allowed; an object is"),
        (_file(responses=[{"answers": {}}]), "responses[0].role: missing, and required"),
        (_file(responses=[{"role": "ml"}]), "responses[0].answers: missing, and required"),
        (
            _response(role="cto"),
            'responses[0].role: "cto" is not allowed; allowed: de, ml, dfd, engineering, lead, other',
        ),
        (_response(role=None), "responses[0].role: null is not allowed"),
        (_response(name="Ada"), "responses[0].name: not a key of a response; allowed: role, answers"),
        (_response(answers=[]), "responses[0].answers: a list is not allowed; an object is"),
        (_response(answers=None), "responses[0].answers: null is not allowed; an object is"),
        (_response(answers={"S7": "yes"}), "responses[0].answers.S7: not an item of this bank; allowed: CX3, CX4"),
        (_response(answers={"CX1": "ml"}), "responses[0].answers.CX1: not an item of this bank"),
        (_response(answers={"CX2": "1"}), "responses[0].answers.CX2: not an item of this bank"),
        (_response(answers={"X4": "de"}), "responses[0].answers.X4: not an item of this bank"),
        (_response(answers={"s1": "yes"}), "responses[0].answers.s1: not an item of this bank"),
        (
            _response(answers={"S1": "maybe"}),
            'responses[0].answers.S1: "maybe" is not allowed; allowed: yes, partly, no, dont_know, not_applicable',
        ),
        (_response(answers={"S1": "everywhere"}), 'responses[0].answers.S1: "everywhere" is not allowed'),
        (_response(answers={"M1": "none_at_all"}), 'responses[0].answers.M1: "none_at_all" is not allowed'),
        (_response(answers={"P1": "yes"}), 'responses[0].answers.P1: "yes" is not allowed'),
        (_response(answers={"CX5": "not_applicable"}), 'responses[0].answers.CX5: "not_applicable" is not allowed'),
        (
            _response(answers={"CX4": 1}),
            "responses[0].answers.CX4: 1 is not allowed; allowed: 0, 1, 2-5, 6+, dont_know",
        ),
        (
            _response(answers={"R-CIC": "it"}),
            f'responses[0].answers.R-CIC: "it" is not allowed; allowed: {OWNER_VALUES}',
        ),
        (_response(answers={"S1": None}), "responses[0].answers.S1: null is not allowed"),
        (_response(answers={"S1": True}), "responses[0].answers.S1: true is not allowed"),
        (_response(answers={"S1": ["yes"]}), "responses[0].answers.S1: a list is not allowed"),
        (
            _response(severity={"S1": 4}),
            "responses[0].severity.S1: 4 is not allowed; allowed: a whole number from 0 to 3",
        ),
        (_response(severity={"S1": -1}), "responses[0].severity.S1: -1 is not allowed"),
        (_response(severity={"S1": 2.0}), "responses[0].severity.S1: 2.0 is not allowed"),
        (_response(severity={"S1": True}), "responses[0].severity.S1: true is not allowed"),
        (_response(severity={"S1": None}), "responses[0].severity.S1: null is not allowed"),
        (_response(severity={"S1": float("inf")}), "responses[0].severity.S1: Infinity is not allowed"),
        (_response(severity={"S1": 10**50}), "responses[0].severity.S1: 1000000"),
        (_response(severity={"S2": 1}), "responses[0].severity.S2: the symptom is not answered yes or partly"),
        (_response(severity={"S3": 1}), "responses[0].severity.S3: the symptom is not answered yes or partly"),
        (_response(severity={"M1": 1}), "responses[0].severity.M1: not a symptom; allowed: S1, S2, S3, S4, S5, S6"),
        (_response(severity=None), "responses[0].severity: null is not allowed; an object is"),
        (_response(written_down="R-ING"), 'responses[0].written_down: "R-ING" is not allowed; a list is'),
        (_response(written_down=None), "responses[0].written_down: null is not allowed; a list is"),
        (_response(written_down=["S1"]), 'responses[0].written_down[0]: "S1" is not allowed; allowed: R-ING, R-TRF'),
        (_response(written_down=["R-ING", 5]), "responses[0].written_down[1]: 5 is not allowed"),
        (_response(written_down=["R-ING", "R-ING"]), "responses[0].written_down[1]: R-ING is listed more than once"),
    ],
)
def test_a_response_with_one_fault_is_refused_with_one_line(text: str, fault: str):
    faults = _faults(text)

    assert len(faults) == 1
    assert faults[0].startswith(fault)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"responses": [{"role": "ml", "role": "ml", "answers": {}}]}', "responses[0].role"),
        ('{"responses": [{"role": "ml", "answers": {"S1": "yes", "S1": "no"}}]}', "responses[0].answers.S1"),
        (
            '{"responses": [{"role": "ml", "answers": {"S1": "yes"}, "severity": {"S1": 1, "S1": 1}}]}',
            "responses[0].severity.S1",
        ),
    ],
)
def test_a_key_given_twice_is_a_fault_wherever_it_stands(text: str, place: str):
    assert _faults(text) == (f"{place}: given more than once; once is allowed",)


def test_not_a_number_is_no_answer():
    assert _faults('{"responses": [{"role": "ml", "answers": {"S1": NaN}}]}')[0].startswith(
        "responses[0].answers.S1: NaN is not allowed"
    )


def test_half_a_character_is_told_without_being_printed():
    faults = _faults('{"responses": [{"role": "ml", "answers": {"\\ud800": "yes", "S1": "\\udfff"}}]}')

    assert faults[0].startswith('responses[0].answers["\\ud800"]: not an item')
    assert faults[1].startswith('responses[0].answers.S1: "\\udfff" is not allowed')


def test_a_fault_stays_on_one_short_line_whatever_the_file_holds():
    faults = _faults(_response(answers={"a\nb": "yes", "S1": "long\n" * 1000}))

    assert faults[0].startswith('responses[0].answers["a\\nb"]: not an item')
    assert all("\n" not in fault and len(fault) < 500 for fault in faults)


def test_all_faults_are_told_at_once_in_the_order_of_the_file():
    responses = [{"role": "ml", "answers": {"S1": "maybe"}}, {"role": "x", "answers": {}, "severity": {"S1": 9}}]
    places = [fault.split(": ")[0] for fault in _faults(_file(privacy="secret", min_answers=1, responses=responses))]

    assert places == [
        "privacy",
        "min_answers",
        "responses[0].answers.S1",
        "responses[1].role",
        "responses[1].severity.S1",
        "responses[1].severity.S1",
    ]


def test_after_a_hundred_faults_the_rest_are_counted():
    faults = _faults(_file(responses=[{"role": "x", "answers": {}}] * 130))

    assert len(faults) == 101
    assert faults[-1] == "and 30 more"


def test_five_hundred_responses_are_read_and_no_more():
    assert len(_read(_file(responses=[{"role": "ml", "answers": {}}] * 500)).responses) == 500
    assert _faults(_file(responses=[{"role": "x", "answers": {}}] * 501)) == (
        "responses: 501 responses are not allowed; allowed: 1 to 500",
    )


def test_a_file_of_exactly_one_mebibyte_is_read():
    text = _file()

    assert len(_read(text + " " * (MAX_BYTES - len(text))).responses) == 1

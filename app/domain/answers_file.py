"""The answers file (contract section 1): bytes in, responses out, or every fault with its place. Nothing is guessed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.answers_json import AnswersFault, Faults, Place, in_words, parsed
from app.domain.judgement import ANONYMOUS_MINIMUM, ANONYMOUS_MINIMUM_AT_MOST
from app.domain.privacy import ANONYMOUS, NAMED
from app.domain.questionnaire import SEVERITIES, Bank
from app.domain.responses import Response
from app.domain.tally import RESPONDENT_ROLE

KEYS = ("bank", "privacy", "min_answers", "responses")
RESPONSE_KEYS = ("role", "answers", "severity", "written_down")
MINIMUM_BOUNDS = (ANONYMOUS_MINIMUM, ANONYMOUS_MINIMUM_AT_MOST)

MAX_BYTES = 1024 * 1024
MAX_RESPONSES = 500


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """A valid file: the bank that it answers, how it wants to be reported, and its responses in order."""

    bank: Bank
    privacy: str
    minimum: int
    responses: tuple[Response, ...]


def read_answers_file(text: bytes, bank_of: Callable[[str | None], Bank]) -> AnswersFile:
    """The file that the bytes hold; `bank_of` finds a bank by version (None: the newest), or raises LookupError.

    Raises AnswersFault with every fault found, at most a hundred of them and the number of the rest.
    """
    if len(text) > MAX_BYTES:
        raise AnswersFault((f"the file: more than {MAX_BYTES} bytes; allowed: up to 1 MiB",))
    faults = Faults()
    top = Place("", faults)
    fields = top.fields(parsed(text), KEYS, "a key of an answers file", required=("responses",))
    privacy = top.at("privacy").one_of(fields.get("privacy", NAMED), (NAMED, ANONYMOUS))
    minimum = top.at("min_answers").whole_number(fields.get("min_answers", ANONYMOUS_MINIMUM), *MINIMUM_BOUNDS)
    bank = _bank(top.at("bank"), fields, bank_of)
    responses = _responses(top.at("responses"), fields["responses"], bank) if "responses" in fields else ()
    if faults.found:
        raise faults.refusal()
    return AnswersFile(bank, privacy, minimum, responses)


def _bank(place: Place, fields: Mapping[str, Any], bank_of: Callable[[str | None], Bank]) -> Bank:
    """Without its bank no answer can be judged, so an unknown one ends the reading."""
    version = fields.get("bank")
    if "bank" in fields and not isinstance(version, str):
        place.fault(f"{in_words(version)} is not allowed; allowed: a version as text")
        raise place.faults.refusal()
    try:
        return bank_of(version)
    except LookupError:
        place.fault(f"{in_words(version)} is not a version of the item bank; newest: {in_words(bank_of(None).version)}")
        raise place.faults.refusal() from None


def _responses(place: Place, value: object, bank: Bank) -> tuple[Response, ...]:
    elements = list(place.elements(value))
    if isinstance(value, list) and not 1 <= len(elements) <= MAX_RESPONSES:
        place.fault(f"{len(elements)} responses are not allowed; allowed: 1 to {MAX_RESPONSES}")
        return ()
    sheet = _Sheet(bank)
    return tuple(sheet.response(*element) for element in elements)


class _Sheet:
    """What one bank allows each part of a response to hold."""

    def __init__(self, bank: Bank) -> None:
        values = {item.id: tuple(choice.value for choice in item.scale.choices) for item in bank.items.values()}
        self.roles = values.pop(RESPONDENT_ROLE)
        self.values = values
        self.symptoms = tuple(symptom.id for symptom in bank.symptoms)
        self.rows = tuple(duty.id for duty in bank.responsibilities)

    def response(self, place: Place, value: object) -> Response:
        fields = place.fields(value, RESPONSE_KEYS, "a key of a response", required=("role", "answers"))
        answers = self._answers(place.at("answers"), fields)
        return Response(
            role=place.at("role").one_of(fields["role"], self.roles) if "role" in fields else None,
            answers=answers,
            severity=self._severity(place.at("severity"), fields, answers),
            written_down=self._written_down(place.at("written_down"), fields),
        )

    def _answers(self, place: Place, fields: Mapping[str, Any]) -> dict[str, str]:
        if "answers" not in fields:
            return {}
        given = place.fields(fields["answers"], self.values, "an item of this bank")
        return {item: place.at(item).one_of(value, self.values[item]) for item, value in given.items()}

    def _severity(self, place: Place, fields: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, int]:
        if "severity" not in fields:
            return {}
        given = place.fields(fields["severity"], self.symptoms, "a symptom")
        for symptom in given:
            if answers.get(symptom) not in ("yes", "partly"):
                place.at(symptom).fault("the symptom is not answered yes or partly; severity is allowed only then")
        return {symptom: place.at(symptom).whole_number(value, 0, max(SEVERITIES)) for symptom, value in given.items()}

    def _written_down(self, place: Place, fields: Mapping[str, Any]) -> frozenset[str]:
        if "written_down" not in fields:
            return frozenset()
        rows: set[str] = set()
        for element, value in place.elements(fields["written_down"]):
            row = element.one_of(value, self.rows)
            if row in rows:
                element.fault(f"{row} is listed more than once; once is allowed")
            rows.add(row)
        return frozenset(rows)

"""Who said what of whom: for named rounds only, where people were told so before their first answer (4.5, 4.6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.named import HOLDER_OF_ROLE
from app.domain.privacy import NAMED, roles_to_split_by
from app.domain.questionnaire import Bank, Responsibility, is_role
from app.domain.report import Report, RowFinding
from app.domain.reporting import report_of
from app.domain.responses import Response

LEAD = "lead"
"""The respondent's role whose word a claim is held against."""


class Voice(Protocol):
    """One respondent of a closed named round; `name`, `role` and `person_id` are None where they are not known, the
    last for a former member."""

    @property
    def name(self) -> str | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def response(self) -> Response: ...
    @property
    def person_id(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody as the report names them; `name` is None for a former member, and for whoever never gave one."""

    name: str | None
    role: str | None
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, and everybody who gave it in the order of the voices."""

    answer: str
    by: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """People of one role who name it for a duty that a lead gives to another: `given` has a lead's answer each."""

    role: str
    by: tuple[Speaker, ...]
    given: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class RowVoices:
    """One duty: every answer with its speakers, most frequent first; the holders who do not know of it (F28: empty
    unless none of that role names it); and claims that a lead's answer is against."""

    id: str
    said: tuple[Said, ...]
    unaware: tuple[Speaker, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class RolePart:
    """The report over the respondents of one role alone."""

    role: str
    report: Report


def row_voices(bank: Bank, report: Report, voices: Sequence[Voice]) -> dict[str, RowVoices]:
    """Who says whom, by duty in the bank's order; empty for an anonymous report and where there is but one voice."""
    if report.privacy != NAMED or len(voices) < 2:
        return {}
    return {duty.id: _row(duty, report.ownership.rows[duty.id], voices) for duty in bank.responsibilities}


def split_by_role(bank: Bank, report: Report, voices: Sequence[Voice]) -> tuple[RolePart, ...]:
    """The parts that 4.6 lets a report be split into, the most frequent role first; empty where it lets none."""
    roles = roles_to_split_by(report.privacy, [voice.role for voice in voices])
    return tuple(
        RolePart(role, report_of(bank, [voice.response for voice in voices if voice.role == role])) for role in roles
    )


def _row(duty: Responsibility, finding: RowFinding, voices: Sequence[Voice]) -> RowVoices:
    by_answer = _by_answer(duty, voices)
    said = tuple(Said(answer, speakers) for answer, speakers in by_answer.items())
    return RowVoices(duty.id, said, _unaware(finding, duty, voices), tuple(_claims(duty, voices)))


def _by_answer(duty: Responsibility, voices: Sequence[Voice]) -> dict[str, tuple[Speaker, ...]]:
    """Speakers by answer, most frequent first and then in the order of the scale."""
    speakers: dict[str, list[Speaker]] = {choice.value: [] for choice in duty.scale.choices}
    for one in voices:
        if (answer := _answer(one, duty)) in speakers:
            speakers[answer].append(speaker(one))
    most_first = sorted(speakers.items(), key=lambda said: -len(said[1]))
    return {answer: tuple(by) for answer, by in most_first if by}


def _unaware(finding: RowFinding, duty: Responsibility, voices: Sequence[Voice]) -> tuple[Speaker, ...]:
    if not finding.owner_not_aware:
        return ()
    return tuple(speaker(one) for one in voices if _own_role(one) == finding.holder and _answer(one, duty))


def _claims(duty: Responsibility, voices: Sequence[Voice]) -> list[Claim]:
    """A lead's own claim is no claim against a lead: two leads who differ show in who says whom."""
    by_leads = _by_answer(duty, [one for one in voices if one.role == LEAD])
    claimants: dict[str, list[Speaker]] = {}
    for one in voices:
        own = _own_role(one)
        if own and one.role != LEAD and _answer(one, duty) == own:
            claimants.setdefault(own, []).append(speaker(one))
    claims = [Claim(role, tuple(by), _given_elsewhere(by_leads, role)) for role, by in claimants.items()]
    return [claim for claim in claims if claim.given]


def _given_elsewhere(by_leads: Mapping[str, tuple[Speaker, ...]], role: str) -> tuple[Said, ...]:
    return tuple(Said(answer, leads) for answer, leads in by_leads.items() if is_role(answer) and answer != role)


def speaker(voice: Voice) -> Speaker:
    """A respondent as the report names them."""
    return Speaker(voice.name, voice.role, is_former=voice.person_id is None)


def _answer(voice: Voice, duty: Responsibility) -> str | None:
    return voice.response.answers.get(duty.id)


def _own_role(voice: Voice) -> str | None:
    return HOLDER_OF_ROLE.get(voice.role or "")

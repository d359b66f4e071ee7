"""Who said what of whom: for named rounds only, where people were told so before their first answer (4.5, 4.6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

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


class Speaker(NamedTuple):
    """Somebody as the report names them; `name` is None for a former member, and for whoever never gave one."""

    name: str | None
    role: str | None
    is_former: bool = False


class Said(NamedTuple):
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


class _Heard(NamedTuple):
    """A voice as one duty after the other looks at it; `own` is the answer that names their own role."""

    speaker: Speaker
    own: str | None
    answers: Mapping[str, str]


def row_voices(bank: Bank, report: Report, voices: Sequence[Voice]) -> dict[str, RowVoices]:
    """Who says whom, by duty in the bank's order; empty for an anonymous report and where there is but one voice."""
    if report.privacy != NAMED or len(voices) < 2:
        return {}
    heard = [_Heard(speaker(one), HOLDER_OF_ROLE.get(one.role or ""), one.response.answers) for one in voices]
    return {duty.id: _row(duty, report.ownership.rows[duty.id], heard) for duty in bank.responsibilities}


def split_by_role(bank: Bank, report: Report, voices: Sequence[Voice]) -> tuple[RolePart, ...]:
    """The parts that 4.6 lets a report be split into, the most frequent role first; empty where it lets none."""
    roles = roles_to_split_by(report.privacy, [voice.role for voice in voices])
    return tuple(
        RolePart(role, report_of(bank, [voice.response for voice in voices if voice.role == role])) for role in roles
    )


def _row(duty: Responsibility, finding: RowFinding, heard: Sequence[_Heard]) -> RowVoices:
    return RowVoices(duty.id, _said(duty, heard), _unaware(finding, heard), _claims(duty, heard))


def _said(duty: Responsibility, heard: Sequence[_Heard]) -> tuple[Said, ...]:
    """Every answer, most frequent first and then in the order of the scale."""
    speakers: dict[str, list[Speaker]] = {}
    for one in heard:
        if answer := one.answers.get(duty.id):
            speakers.setdefault(answer, []).append(one.speaker)
    given = [value for value in duty.scale.values if value in speakers]
    most_first = sorted(given, key=lambda answer: -len(speakers[answer]))
    return tuple([Said(answer, tuple(speakers[answer])) for answer in most_first])


def _unaware(finding: RowFinding, heard: Sequence[_Heard]) -> tuple[Speaker, ...]:
    if not finding.owner_not_aware:
        return ()
    return tuple(one.speaker for one in heard if one.own == finding.holder and one.answers.get(finding.id))


def _claims(duty: Responsibility, heard: Sequence[_Heard]) -> tuple[Claim, ...]:
    """A lead's own claim is no claim against a lead: two leads who differ show in who says whom."""
    claimants: dict[str, list[Speaker]] = {}
    for one in heard:
        if one.own and one.answers.get(duty.id) == one.own and one.speaker.role != LEAD:
            claimants.setdefault(one.own, []).append(one.speaker)
    if not claimants:
        return ()
    by_leads = _said(duty, [one for one in heard if one.speaker.role == LEAD])
    claims = [Claim(role, tuple(by), _given_elsewhere(by_leads, role)) for role, by in claimants.items()]
    return tuple(claim for claim in claims if claim.given)


def _given_elsewhere(by_leads: Sequence[Said], role: str) -> tuple[Said, ...]:
    return tuple(said for said in by_leads if is_role(said.answer) and said.answer != role)


def speaker(voice: Voice) -> Speaker:
    """A respondent as the report names them."""
    return Speaker(voice.name, voice.role, is_former=voice.person_id is None)

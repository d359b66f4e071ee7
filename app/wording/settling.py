"""One duty on the page where it is settled: what people said, and what each choice does to each role’s load."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.advice import GAP_ADVICE
from app.domain.agreements import Agreement
from app.domain.questionnaire import Bank, Responsibility
from app.domain.report import Report, RoleLoad
from app.domain.settling import Effect, LoadChange, effects, is_decided
from app.domain.voices import Voice, row_voices
from app.wording.advice import AdviceText, advice_text
from app.wording.numbers import listed, sentence
from app.wording.ownership import TONES, reading_of
from app.wording.roles import carriers
from app.wording.voices import SILENT, SaidText, VoicesText, voices_text


@dataclass(frozen=True, slots=True)
class ChoiceText:
    """A role that could own the duty, and in a sentence or two what that does to each role's load. `is_near`: it is one
    of the article's roles, or somebody named it."""

    value: str
    label: str
    effect: str
    is_near: bool


@dataclass(frozen=True, slots=True)
class DutyText:
    """A duty to settle: its reading; what people said, by name, or as counts in an anonymous round; those `expected` to
    hold it, by the article for a core duty and by Holdfast for one that it adds; the choices; and the advice for its
    kind of gap, None where it has none."""

    id: str
    name: str
    covers: str
    reading: str
    tone: str
    voices: VoicesText
    expected: str
    is_core: bool
    choices: tuple[ChoiceText, ...]
    advice: AdviceText | None


def duty_text(
    bank: Bank, report: Report, voices: Sequence[Voice], standing: Mapping[str, Agreement], duty: Responsibility
) -> DutyText:
    """The duty in words, given what stands today."""
    row = report.ownership.rows[duty.id]
    kind = "" if is_decided(report, duty.id) else GAP_ADVICE.get(row.status, "")
    return DutyText(
        id=duty.id,
        name=duty.name,
        covers=duty.help,
        reading=sentence(reading_of(report, bank, row)),
        tone="ok" if is_decided(report, duty.id) else TONES.get(row.status, "ok"),
        voices=_voices(bank, report, voices, duty),
        expected=carriers(bank, duty.expected),
        is_core=duty.core,
        choices=_choices(bank, report, standing, duty),
        advice=advice_text(bank, kind) if kind else None,
    )


def _voices(bank: Bank, report: Report, voices: Sequence[Voice], duty: Responsibility) -> VoicesText:
    named = row_voices(bank, report, voices)
    if named:
        return voices_text(bank, named[duty.id])
    if report.respondents == 1:
        return SILENT
    answers = report.ownership.rows[duty.id].answers
    most_first = sorted(answers, key=lambda answer: -answers[answer])
    return VoicesText(tuple(_counted(bank, answer, answers[answer], report.respondents) for answer in most_first), ())


def _counted(bank: Bank, answer: str, times: int, respondents: int) -> SaidText:
    column = "other" if answer.startswith("other:") else answer
    return SaidText(column, bank.role_names[answer], f"{times} of {respondents}")


def _choices(
    bank: Bank, report: Report, standing: Mapping[str, Agreement], duty: Responsibility
) -> tuple[ChoiceText, ...]:
    rows = report.ownership.rows
    near = {*(role.id for role in bank.roles), *rows[duty.id].answers}
    agreed = standing.get(duty.id)
    holder = agreed.owner if agreed and agreed.owner else rows[duty.id].holder
    return tuple(
        ChoiceText(
            value=effect.owner,
            label=bank.role_names[effect.owner],
            effect=_effect(bank, duty, holder, effect),
            is_near=effect.owner in near or effect.owner == holder,
        )
        for effect in effects(bank, rows, standing, duty.id)
    )


def _effect(bank: Bank, duty: Responsibility, holder: str | None, effect: Effect) -> str:
    if effect.owner == holder:
        return "Has it already."
    if not duty.core:
        return ""
    own, *others = effect.changes
    relieved = [f"{carriers(bank, change.role)} from {_to(change)}" for change in others]
    return " ".join([f"{sentence(_own(own))}.", *([f"Relieves {listed(relieved)}."] if relieved else [])])


def _own(change: LoadChange) -> str:
    """`from 4 to 5 duties, one of them from outside its own ground`."""
    too_much = ": more than one role should carry" if change.after.absorber else ""
    return f"from {_to(change)} {'duty' if change.after.rows == 1 else 'duties'}{_foreign(change.after)}{too_much}"


def _to(change: LoadChange) -> str:
    return f"{change.before.rows} to {change.after.rows}"


def _foreign(load: RoleLoad) -> str:
    if not load.foreign:
        return ""
    return f", {load.foreign} from outside its own ground"


@dataclass(frozen=True, slots=True)
class GapLine:
    """A duty that needs a decision, in the list of them."""

    id: str
    name: str
    reading: str
    tone: str


def gap_lines(bank: Bank, report: Report, rows: Sequence[str]) -> tuple[GapLine, ...]:
    """The duties in the order given."""
    findings = [report.ownership.rows[row] for row in rows]
    return tuple(
        GapLine(row.id, bank.items[row.id].name, reading_of(report, bank, row), TONES.get(row.status, "ok"))
        for row in findings
    )

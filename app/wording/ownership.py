"""Who holds what, in words: the matrix row by row, with a reading for every status (domain 4.5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.domain.questionnaire import DONT_KNOW, EVERYONE, NOBODY, ROLES, Bank, Responsibility
from app.domain.report import Report, RowFinding
from app.domain.rows import asked_about
from app.domain.settling import is_decided
from app.wording.agreements import agreed_note
from app.wording.missing import no_data
from app.wording.numbers import KEPT, listed
from app.wording.roles import carriers, role_name
from app.wording.voices import SILENT, VoicesText

OTHER = "other"
SOMEONE_ELSE = "Someone else"
COLUMNS = (*ROLES, OTHER, EVERYONE, NOBODY)
TONES: Mapping[str, str] = {
    "ok": "ok",
    "other_role": "bad",
    "unowned": "bad",
    "everyones": "bad",
    "disputed": "warn",
    "unknown": "warn",
}
SIGNS = {"ok": "", "warn": "≠", "bad": "!"}
NOBODY_NAMED: Mapping[str, VoicesText] = {}


class Cell(NamedTuple):
    """One place of the matrix: how many put the duty there, and whether the role is built for it.

    `radius` is the disc's, in the drawing's units (the ring's is 15); `says` is the cell in words, empty where there
    is nothing to say.
    """

    column: str
    times: int
    expected: bool
    radius: float
    says: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A duty with its places and its reading; `tone` is ok, warn or bad, and `sign` says the same without colour.

    `expected` is the role that it is built for; `voices` says who says whom, in a named round of several.
    """

    id: str
    name: str
    expected: str
    status: str
    cells: tuple[Cell, ...]
    reading: str
    notes: tuple[str, ...]
    tone: str
    sign: str
    voices: VoicesText = SILENT


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The duties that one role is built for, or those that Holdfast adds."""

    role: str
    title: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The role-ownership matrix; `columns` are (id, heading)."""

    columns: tuple[tuple[str, str], ...]
    groups: tuple[MatrixGroup, ...]

    def heading(self, column: str) -> str:
        """The words above a column."""
        return dict(self.columns)[column]


def matrix_of(report: Report, bank: Bank, voices: Mapping[str, VoicesText] = NOBODY_NAMED) -> Matrix:
    """The matrix over all rows in use, grouped by the role each is built for, Holdfast's own rows last."""
    rows = {duty.id: _row(report, bank, duty, voices.get(duty.id, SILENT)) for duty in bank.responsibilities}
    groups = [
        MatrixGroup(role.id, f"{role.name}’s ground", tuple(rows[duty.id] for duty in duties))
        for role in bank.roles
        if (duties := [duty for duty in bank.core if duty.expected == role.id])
    ]
    added = tuple(rows[duty.id] for duty in bank.responsibilities if not duty.core)
    if added:
        groups.append(MatrixGroup("dfd", "Added by Holdfast, not counted in the figures", added))
    return Matrix(tuple((column, heading(bank, column)) for column in COLUMNS), tuple(groups))


def heading(bank: Bank, column: str) -> str:
    """A column's name: the owner value's own words, or "Someone else" for all the rest."""
    return SOMEONE_ELSE if column == OTHER else bank.role_names[column]


def _row(report: Report, bank: Bank, duty: Responsibility, voices: VoicesText) -> MatrixRow:
    finding = report.ownership.rows[duty.id]
    others = _others(finding)
    tone = "ok" if is_decided(report, duty.id) else TONES.get(finding.status, "ok")
    return MatrixRow(
        id=duty.id,
        name=duty.name,
        expected=duty.expected,
        status=finding.status,
        cells=_cells(report, bank, finding, others),
        reading=reading_of(report, bank, finding),
        notes=tuple(_notes(report, bank, finding, others)),
        tone=tone,
        sign=SIGNS[tone],
        voices=voices,
    )


def _cells(report: Report, bank: Bank, finding: RowFinding, others: Mapping[str, int]) -> tuple[Cell, ...]:
    counts = {**finding.answers, OTHER: sum(others.values())}
    names = {**bank.role_names, OTHER: listed([bank.role_names[value] for value in others]) or SOMEONE_ELSE}
    return tuple(
        [
            _cell(column, names[column], counts.get(column, 0), column == finding.expected, report.respondents)
            for column in COLUMNS
        ]
    )


@lru_cache(KEPT)
def _cell(column: str, name: str, count: int, expected: bool, respondents: int) -> Cell:
    return Cell(column, count, expected, _radius(count, respondents), _says(name, count, expected, respondents))


def _radius(count: int, respondents: int) -> float:
    """A disc whose area grows with the share of people who said so, large enough to hold its number."""
    return round(7.5 + 4.5 * (count / respondents) ** 0.5, 1) if count else 0.0


def _says(name: str, count: int, expected: bool, respondents: int) -> str:
    if not count:
        return f"{name}: built for it" if expected else ""
    said = name if respondents == 1 else f"{name}: {count} of {respondents}"
    return f"{said}, built for it" if expected else said


def reading_of(report: Report, bank: Bank, finding: RowFinding) -> str:
    """One row in a few words."""
    unsure = finding.answers.get(DONT_KNOW, 0)
    match finding.status:
        case "ok":
            said = f"held{_say_so(finding, finding.holder or '')}"
        case "other_role":
            said = f"carried by {carriers(bank, finding.holder or '')}{_say_so(finding, finding.holder or '')}"
        case "unowned":
            said = _without_one_owner(finding, NOBODY, "nobody holds it")
        case "everyones" if not finding.dissent and not unsure:
            return "everyone’s, so nobody’s"
        case "everyones":
            said = _without_one_owner(finding, EVERYONE, "everyone’s")
        case "disputed":
            said = f"disputed: {len(finding.candidates)} different answers"
        case "unknown":
            return _nobody_known(report, unsure, asked_about(finding.answers))
        case "not_applicable":
            return "not done here"
        case _:
            return no_data(report)
    return f"{said}, {unsure} cannot say" if unsure else said


def _nobody_known(report: Report, unsure: int, asked: int) -> str:
    if report.respondents == 1:
        return "you don’t know who"
    return "nobody can say who" if unsure == asked else f"{unsure} of {asked} cannot say who"


def _without_one_owner(finding: RowFinding, value: str, said: str) -> str:
    """Where neither "nobody" nor "everyone" has most answers, both together have (domain 4.5, rule 4)."""
    opinions = _opinions(finding)
    if 2 * finding.answers.get(value, 0) > opinions:
        return f"{said}{_say_so(finding, value)}"
    together = finding.answers.get(NOBODY, 0) + finding.answers.get(EVERYONE, 0)
    return f"no single owner{'' if together == opinions else f', {together} of {opinions} say so'}"


def _say_so(finding: RowFinding, value: str) -> str:
    """`, 3 of 4 say so` where not all agree; those who cannot say are told apart."""
    return f", {finding.answers[value]} of {_opinions(finding)} say so" if finding.dissent else ""


def _opinions(finding: RowFinding) -> int:
    return asked_about(finding.answers) - finding.answers.get(DONT_KNOW, 0)


def _notes(report: Report, bank: Bank, finding: RowFinding, others: Mapping[str, int]) -> Iterator[str]:
    if agreed := agreed_note(report, bank, finding.id):
        yield agreed
    if named := _someone_else(bank, finding, others):
        yield f"someone else: {named}"
    if finding.owner_not_aware:
        yield "nobody in that role names it as theirs"
    if finding.written_down:
        says = "1 says" if finding.written_down == 1 else f"{finding.written_down} say"
        yield "written down" if report.respondents == 1 else f"{says} it is written down"
    answered = sum(finding.answers.values())
    if 0 < answered < report.respondents:
        yield f"answered by {answered} of {report.respondents}"


def _someone_else(bank: Bank, finding: RowFinding, others: Mapping[str, int]) -> str:
    """Who is meant by the column, where the reading does not name them."""
    return ", ".join([f"{role_name(bank, value)} ({n})" for value, n in others.items() if value != finding.holder])


def _others(finding: RowFinding) -> dict[str, int]:
    return {value: times for value, times in finding.answers.items() if value.startswith("other:")}

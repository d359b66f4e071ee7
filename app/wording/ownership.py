"""Who holds what, in words: the matrix row by row, with a reading for every status (domain 4.5)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.questionnaire import EVERYONE, NOBODY, ROLES, Bank, Responsibility
from app.domain.report import Report, RowFinding
from app.wording.numbers import listed

COLUMNS = (*ROLES, "other", EVERYONE, NOBODY)
TONES: Mapping[str, str] = {
    "ok": "ok",
    "other_role": "bad",
    "unowned": "bad",
    "everyones": "bad",
    "disputed": "warn",
    "unknown": "warn",
}
SIGNS = {"ok": "", "warn": "≠", "bad": "!"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the matrix: how many put the duty there, and whether the role is built for it.

    `radius` is the disc's, in the drawing's units (the ring's is 15); `says` is the cell in words, empty where there
    is nothing to say.
    """

    column: str
    count: int
    expected: bool
    radius: float
    says: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A duty with its places and its reading; `tone` is ok, warn or bad, and `sign` says the same without colour."""

    id: str
    name: str
    status: str
    cells: tuple[Cell, ...]
    reading: str
    notes: tuple[str, ...]
    tone: str
    sign: str


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


def matrix_of(report: Report, bank: Bank) -> Matrix:
    """The matrix over all rows in use, grouped by the role each is built for, Holdfast's own rows last."""
    groups = [
        MatrixGroup(role.id, f"{role.name}’s ground", tuple(_row(report, bank, duty) for duty in duties))
        for role in bank.roles
        if (duties := [duty for duty in bank.core if duty.expected == role.id])
    ]
    added = tuple(_row(report, bank, duty) for duty in bank.responsibilities if not duty.core)
    if added:
        groups.append(MatrixGroup("dfd", "Added by Holdfast, not counted in the figures", added))
    return Matrix(tuple((column, heading(bank, column)) for column in COLUMNS), tuple(groups))


def heading(bank: Bank, column: str) -> str:
    """A column's name: the owner value's own words, or "Someone else" for all the rest."""
    return "Someone else" if column == "other" else bank.role_names[column]


def role_name(bank: Bank, value: str) -> str:
    """A role within a sentence: `ML engineer`, `analytics`, `general DevOps or IT`."""
    name = bank.role_names[value]
    return name if value in ROLES or name.isupper() else name[:1].lower() + name[1:]


def _row(report: Report, bank: Bank, duty: Responsibility) -> MatrixRow:
    finding = report.ownership.rows[duty.id]
    tone = TONES.get(finding.status, "ok")
    return MatrixRow(
        id=duty.id,
        name=duty.name,
        status=finding.status,
        cells=tuple(_cell(report, bank, finding, column) for column in COLUMNS),
        reading=reading_of(report, bank, finding),
        notes=tuple(_notes(report, bank, finding)),
        tone=tone,
        sign=SIGNS[tone],
    )


def _cell(report: Report, bank: Bank, finding: RowFinding, column: str) -> Cell:
    given = {value: n for value, n in finding.answers.items() if value == column or value.startswith(f"{column}:")}
    count = sum(given.values())
    expected = column == finding.expected
    return Cell(
        column, count, expected, _radius(count, report.respondents), _says(report, bank, given, column, expected)
    )


def _radius(count: int, respondents: int) -> float:
    """A disc whose area grows with the share of people who said so, large enough to hold its number."""
    return round(7.5 + 4.5 * (count / respondents) ** 0.5, 1) if count else 0.0


def _says(report: Report, bank: Bank, given: Mapping[str, int], column: str, expected: bool) -> str:
    name = heading(bank, column)
    count = sum(given.values())
    if column == "other" and given:
        name = listed([bank.role_names[value] for value in given])
    if not count:
        return f"{name}: built for it" if expected else ""
    said = name if report.respondents == 1 else f"{name}: {count} of {report.respondents}"
    return f"{said}, built for it" if expected else said


def reading_of(report: Report, bank: Bank, finding: RowFinding) -> str:
    """One row in a few words."""
    alone = report.respondents == 1
    unsure = finding.answers.get("dont_know", 0)
    given = sum(n for value, n in finding.answers.items() if value != "not_applicable")
    match finding.status:
        case "ok":
            said = "held"
        case "other_role":
            said = f"carried by {role_name(bank, finding.holder or '')}"
        case "unowned":
            said = "nobody holds it"
        case "everyones":
            said = "everyone’s, so nobody’s"
        case "disputed":
            said = f"disputed: {len(finding.candidates)} answers"
        case "unknown":
            return "you don’t know who" if alone else f"{unsure} of {given} cannot say who"
        case "not_applicable":
            return "not done here"
        case _:
            return "not answered"
    if finding.dissent and finding.holder:
        said += f", {finding.answers[finding.holder]} of {given} say so"
    elif unsure:
        said += f", {unsure} cannot say"
    return said


def _notes(report: Report, bank: Bank, finding: RowFinding) -> list[str]:
    notes: list[str] = []
    if finding.owner_not_aware and finding.holder:
        notes.append(f"{bank.role_names[finding.holder]} does not name it as their own")
    if finding.written_down:
        marked = "written down" if report.respondents == 1 else f"{finding.written_down} say it is written down"
        notes.append(marked)
    return notes

"""A bank in the shape of bank 1 with texts cut short, so that the domain is tested without reading a file."""

from collections.abc import Sequence

from app.domain.questionnaire import (
    Advice,
    Bank,
    Choice,
    Context,
    Mistake,
    Practice,
    Responsibility,
    Scale,
    Section,
    Symptom,
    Theme,
)

OTHERS = ("it", "engineering", "analytics", "security", "lead", "vendor")
OWNERS = ("de", "ml", "dfd", *(f"other:{x}" for x in OTHERS), "everyone", "nobody", "dont_know", "not_applicable")
EXPECTED = {
    "de": ("R-ING", "R-TRF", "R-STO", "R-PIP", "R-SCH", "R-DMO"),
    "ml": ("R-TRN", "R-EVA", "R-FEA", "R-INF"),
    "dfd": ("R-CIC", "R-ENV", "R-ACC", "R-OBS", "R-GRD"),
}
SYMPTOMS = ("S1", "S2", "S3", "S4", "S5", "S6")
CORE = tuple(row for rows in EXPECTED.values() for row in rows)
ADDED = ("X1", "X2", "X3")
ROWS = (*CORE, *ADDED)
PRACTICES = ("P1", "P2", "P3", "P4", "P5")
MISTAKES = ("M1", "M2", "M3", "M4", "M5")
ADVICE = (*SYMPTOMS, *PRACTICES, "P1-some", *MISTAKES, "M2-none_at_all", "G1", "G2", "G3", "G4", "G5", "G6", "H")


def _scale(id: str, values: Sequence[str]) -> Scale:
    return Scale(id, tuple(Choice(value, value) for value in values))


_PRESENCE = ("yes", "partly", "no", "dont_know", "not_applicable")
SCALES = {
    scale.id: scale
    for scale in (
        _scale("symptom", _PRESENCE),
        _scale("mistake", _PRESENCE),
        _scale("mistake_ci", ("yes", "partly", "no", "none_at_all", "dont_know", "not_applicable")),
        _scale("owner", OWNERS),
        _scale("practice", ("everywhere", "some", "no", "dont_know", "not_applicable")),
        _scale("yes_no", ("yes", "no", "dont_know")),
        _scale("models", ("0", "1", "2-5", "6+", "dont_know")),
        _scale("respondent_role", ("de", "ml", "dfd", "engineering", "lead", "other")),
    )
}


def _context(id: str, scale: str, **presets: tuple[str, ...]) -> Context:
    return Context(id, "1.0", SCALES[scale], id, "", {}, {value.lstrip("_"): items for value, items in presets.items()})


def _theme(
    id: str, effort: str, owner: str, symptom: str = "", practice: str = "", rows: str = "", mistakes: str = ""
) -> Theme:
    return Theme(
        id, id, effort, owner, symptom or None, practice or None, tuple(mistakes.split()), tuple(rows.split()), ()
    )


def _duty(id: str, expected: str, core: bool) -> Responsibility:
    return Responsibility(id, "1.0", SCALES["owner"], id, "", {}, "", "", expected, core)


def _advice(id: str) -> Advice:
    return Advice(id, id, "", (), (), (), "lead", (), "S", "", "", {}, (), ())


BANK = Bank(
    version="1",
    scales=SCALES,
    roles=(),
    sections=(
        Section("symptoms", "", "", "", ("CX1", "CX4", *SYMPTOMS)),
        Section("ownership", "", "", "", ("CX3", *ROWS)),
        Section("practices", "", "", "", ("P1", "P2", "P3", "CX5", "P4", "P5", *MISTAKES)),
    ),
    contexts=(
        _context("CX1", "respondent_role"),
        _context("CX3", "yes_no"),
        _context("CX4", "models", _0=("S1", "S4", "R-INF")),
        _context("CX5", "yes_no"),
    ),
    symptoms=tuple(Symptom(id, "1.0", SCALES["symptom"], id, "", {}, "", "") for id in SYMPTOMS),
    responsibilities=(
        *(_duty(row, expected, core=True) for expected, rows in EXPECTED.items() for row in rows),
        *(_duty(row, "dfd", core=False) for row in ADDED),
    ),
    practices=tuple(Practice(id, "1.0", SCALES["practice"], id, "", {}) for id in PRACTICES),
    mistakes=tuple(
        Mistake(id, "1.0", SCALES["mistake_ci" if id == "M2" else "mistake"], id, "", {}, underlying=id == "M5")
        for id in MISTAKES
    ),
    themes=(
        _theme("T0", "S", "lead", mistakes="M1 M5"),
        _theme("T1", "M", "dfd", "S1", "P2", "R-CIC R-GRD", "M2"),
        _theme("T2", "L", "de", "S2", "P3", "R-PIP R-GRD"),
        _theme("T3", "M", "dfd", "S3", "P4", "R-ACC"),
        _theme("T4", "M", "dfd", "S4", "P3", "X2"),
        _theme("T5", "M", "dfd", "S5", "P5", "R-OBS X3"),
        _theme("T6", "L", "dfd", "S6", "P1", "X1 R-ENV", "M3 M4"),
    ),
    advice={id: _advice(id) for id in ADVICE},
    sources={},
)

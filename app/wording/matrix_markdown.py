"""Who holds what, as Markdown: the matrix, and what the page has beneath it."""

from collections.abc import Iterator, Sequence

from app.wording.document import Document
from app.wording.markdown import bullets, escaped, heading, labelled, paragraphs, strong, table
from app.wording.numbers import counted, listed, within
from app.wording.ownership import Cell, Matrix, MatrixRow

RING = "○"
DISC = "●"
NUMBERS = "A number says how many of you named who carries it today"


def matrix_markdown(doc: Document) -> str:
    """The section under its heading. The ring of the page is a ring here, and its disc the number it holds."""
    carried = f"{DISC} marks who carries it today, in your view" if doc.alone else NUMBERS
    names = [name for _, name in doc.matrix.columns]
    return paragraphs(
        [
            heading(2, "Who holds what"),
            f"{RING} marks the role built for the work. {carried}.",
            _disputed(doc),
            table(["Responsibility", *names, "Reading"], list(_rows(doc.matrix, doc.alone)), centred=names),
            _said(doc),
            _agreed(doc),
            _split(doc),
        ]
    )


def _disputed(doc: Document) -> str:
    if not doc.disputed or doc.alone:
        return ""
    duties = counted(len(doc.disputed), "duty", "duties")
    return labelled(f"You name different owners for {duties}", f"{listed([within(row.name) for row in doc.disputed])}.")


def _rows(matrix: Matrix, alone: bool) -> Iterator[Sequence[str]]:
    for group in matrix.groups:
        yield [strong(group.title), *("" for _ in matrix.columns), ""]
        for row in group.rows:
            yield [escaped(row.name), *(_cell(cell, alone) for cell in row.cells), escaped(_reading(row))]


def _cell(cell: Cell, alone: bool) -> str:
    named = DISC if alone else str(cell.times)
    return " ".join([*([RING] if cell.expected else []), *([named] if cell.times else [])])


def _reading(row: MatrixRow) -> str:
    return "; ".join([f"{row.sign} {row.reading}".strip(), *row.notes])


def _said(doc: Document) -> str:
    """Who says whom, where a named team is not of one mind."""
    rows = [row for group in doc.matrix.groups for row in group.rows if row.voices.is_split]
    lines = [
        labelled(row.name, ". ".join(f"{said.answer}: {said.people}" for said in row.voices.said) + ".") for row in rows
    ]
    return paragraphs([heading(3, "Who says whom"), bullets(lines)]) if lines else ""


def _agreed(doc: Document) -> str:
    rows = [[one.name, f"{one.what}, from {one.since}", one.why, one.state] for one in doc.agreed]
    return _titled_table("What was agreed", ["Duty", "Agreed", "Why", "In these answers"], rows)


def _split(doc: Document) -> str:
    rows = [[part.role, str(part.people), part.symptoms, part.hidden, part.same_owner] for part in doc.split]
    head = ["Role", "People", "Symptoms", "Hidden duties", "Two name the same owner"]
    return _titled_table("What each role sees", head, rows)


def _titled_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    return paragraphs([heading(3, title), table(head, [[escaped(text) for text in row] for row in rows])])

"""Tables as CSV (RFC 4180) that a spreadsheet shows and never runs."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int | float | bool | None

# A spreadsheet takes a file without it for the machine's old code page, and turns every “é” into two wrong letters.
BYTE_ORDER_MARK = "\ufeff"

# The wide forms are what a Japanese or Chinese keyboard gives, and are run like the narrow ones.
RUN = "=+\\-@＝＋－＠"
AT_THE_START = re.compile(rf"^(?=[\t\r\n]|[\s\"']*[{RUN}])")
# A reader with another separator, or other quotes, would begin a new cell in the middle of this one.
FURTHER_ON = re.compile(rf"([,;\t\r\n\"'|]\s*)(?=[{RUN}])")


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table as the text of a file. Numbers stay numbers, exactly; a truth value is `true` or `false`, None an empty
    cell; a text that a spreadsheet would run has an apostrophe before what makes it run."""
    file = StringIO()
    file.write(BYTE_ORDER_MARK)
    lines = csv.writer(file)
    lines.writerow([_cell(title) for title in head])
    lines.writerows([_cell(cell) for cell in row] for row in rows)
    return file.getvalue()


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return _defused(cell) if isinstance(cell, str) else cell


def _defused(text: str) -> str:
    return AT_THE_START.sub("'", FURTHER_ON.sub(r"\1'", text))

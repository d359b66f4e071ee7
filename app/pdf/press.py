"""Sets one sheet in type: JSON on standard input, a PDF on standard output. Run by `app.pdf`, alone in its process."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import typst

HERE = Path(__file__).parent
FOR_EVERYBODY = "ua-1"
"""The standard for PDFs that a screen reader can read: tags, alternatives, a title and a language."""


def press(sheet: str) -> bytes:
    """The sheet as PDF, readable for everybody where every letter of it can be set."""
    try:
        return _typeset(sheet, [FOR_EVERYBODY])
    except typst.TypstError:
        # The standard forbids a letter that no font here has. A box in its place is better than no report.
        return _typeset(sheet, [])


def _typeset(sheet: str, standards: "Sequence[typst.PDFStandard]") -> bytes:
    # The house's fonts first; then whatever the machine has, for writing that these do not know.
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[HERE / "vendor"])
    return typst.compile(
        HERE / "report.typ",
        root=HERE,
        format="pdf",
        font_paths=fonts,
        sys_inputs={"sheet": sheet},
        pdf_standards=list(standards),
        timestamp=json.loads(sheet)["timestamp"],
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(press(sys.stdin.read()))

"""Reports on paper: Typst sets the house's own template, in the house's fonts, and what a report says comes to it as
data. Templates and fonts lie here and not with the pages': no browser ever asks for them."""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.domain.errors import Unavailable

PRESS = Path(__file__).parent / "press.py"
PATIENCE_SECONDS = 30
LAST_SHEETS = 16
"""PDFs kept in memory, half a megabyte each with what it was made of: a closed round's never changes."""

TOO_SLOW = "Setting this report in type took too long. Please try again in a moment."


def report_pdf(sheet: Mapping[str, Any]) -> bytes:
    """The report as PDF, the same bytes for the same `sheet` (`wording.report_sheet`) on the same machine.

    It takes about half a second of every core the first time, so call it in a thread and one at a time. Unavailable
    where the machine is too busy for it.
    """
    return _pressed(json.dumps(sheet))


@lru_cache(LAST_SHEETS)
def _pressed(sheet: str) -> bytes:
    # A process of its own: what Typst remembers of sheet after sheet, some 300 MB, goes with it.
    try:
        done = subprocess.run(
            [sys.executable, "-I", PRESS],
            input=sheet.encode(),
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as slow:
        raise Unavailable(TOO_SLOW) from slow
    return done.stdout

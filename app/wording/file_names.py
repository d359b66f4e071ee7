"""Names of files to take along: readable, and safe in every folder."""

import re
import unicodedata

from app.db.rounds import Round

LONGEST = 50
"""Characters of a team's name that a file's name keeps: systems take 255 bytes, and a letter can be four."""

KEPT = ("L", "M", "N")
"""Letters, the marks upon them, and numbers. What turns the direction of writing, or means something to a system, is
none of these."""


def report_file_name(round: Round, ending: str) -> str:
    """`Payments-ML-round-3-2026-11-12.pdf`: the team, the round, and the day it closed."""
    closed = f"-{round.closed_at:%Y-%m-%d}" if round.closed_at else ""
    return f"{_safe(round.team_name)}-round-{round.number}{closed}.{ending}"


def comparison_file_name(earlier: Round, later: Round, ending: str) -> str:
    """`Payments-ML-rounds-2-and-3-2026-11-12.csv`: the team, both rounds, and the day the later one closed."""
    closed = f"-{later.closed_at:%Y-%m-%d}" if later.closed_at else ""
    return f"{_safe(later.team_name)}-rounds-{earlier.number}-and-{later.number}{closed}.{ending}"


def archive_file_name(team_name: str | None, day: str) -> str:
    """`Payments-ML-archive-2026-11-12.json`."""
    return f"{_safe(team_name)}-archive-{day}.json"


def plain_file_name(name: str) -> str:
    """The same name for programs that read only ASCII: accents dropped, and what has no plain form left out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"-{2,}", "-", plain).strip("-")


def _safe(team_name: str | None) -> str:
    name = unicodedata.normalize("NFC", team_name or "Your team")
    letters = "".join(letter if unicodedata.category(letter)[0] in KEPT else "-" for letter in name)
    return re.sub(r"-{2,}", "-", letters)[:LONGEST].strip("-") or "team"

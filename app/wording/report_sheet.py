"""A report as data for paper: the document's words, with what stands above it and at its foot."""

import re
from dataclasses import asdict
from typing import Any

from app.db.rounds import Round
from app.wording.document import Document
from app.wording.numbers import counted
from app.wording.ownership import Cell
from app.wording.rounds import day, round_kicker, round_name
from app.wording.voices import SaidText

JsonObject = dict[str, Any]

TURNING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
"""Signs that turn the direction of writing: in a name they would turn the line around it too."""

LONG_WORD = re.compile(r"(\S{24})(?=\S{6})")
MAY_BREAK = "\u200b"


def report_sheet(doc: Document, round: Round) -> JsonObject:
    """Dictionaries, lists, texts, numbers, booleans and None, for `pdf.report_pdf`. It says what `doc` says and names
    the round: its team, number and day."""
    closed = round.closed_at or round.opened_at
    return _on_paper(
        {
            "title": f"{round_name(round)}: {doc.verdict.headline}",
            "author": round.team_name or "Holdfast",
            "kicker": round_kicker(round, counted(doc.respondents, "respondent")),
            "footer": f"{round_name(round)} · {day(closed)}",
            "day": {"year": closed.year, "month": closed.month, "day": closed.day},
            "timestamp": int(closed.timestamp()),
            "alone": doc.alone,
            "disputed": [row.name for row in doc.disputed],
            "heard": [[asdict(row) for row in rows] for rows in doc.heard],
            "start": doc.start_sentence,
            "doc": asdict(doc),
        }
    )


def _on_paper(value: Any) -> Any:
    """The same with every text fit for a sheet: nothing turns the line, and a long word may break."""
    match value:
        case str():
            return LONG_WORD.sub(rf"\1{MAY_BREAK}", value.translate(TURNING))
        case {**keyed}:
            return {key: _on_paper(one) for key, one in keyed.items()}
        case Cell() | SaidText():
            return _on_paper(value._asdict())
        case [*listed]:
            return [_on_paper(one) for one in listed]
        case _:
            return value

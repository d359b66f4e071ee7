"""A closed round's report as a file, for its members and over a share link alike."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from fastapi.responses import Response

from app.rounds.closed import ClosedReport
from app.wording.file_names import plain_file_name, report_file_name
from app.wording.report_csv import report_csv
from app.wording.report_json import report_text
from app.wording.report_markdown import report_markdown
from app.wording.rounds import round_kicker

MEDIA_TYPES: Mapping[str, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "md": "text/markdown; charset=utf-8; variant=GFM",
}
TEXTS: Mapping[str, Callable[[ClosedReport], str]] = {
    "json": lambda closed: report_text(closed.report),
    "csv": lambda closed: report_csv(closed.report, closed.bank),
    "md": lambda closed: report_markdown(closed.report, closed.bank, closed.voices, round_kicker(closed.round)),
}


def report_file(closed: ClosedReport, ending: str) -> Response:
    """The report as a file to keep, named after its team, round and day. `ending` is json, csv or md.

    It says what `closed.report` and `closed.voices` hold and no more: for a share, hand over a `ClosedReport` with the
    share's own report and voices.
    """
    name = report_file_name(closed.round, ending)
    return Response(TEXTS[ending](closed), headers=to_keep(name), media_type=MEDIA_TYPES[ending])


def to_keep(name: str) -> dict[str, str]:
    """The header that has a browser keep the answer under this name: the name itself for every browser of today
    (RFC 8187), and a plain one for older programs (RFC 6266)."""
    return {"Content-Disposition": f"attachment; filename=\"{plain_file_name(name)}\"; filename*=UTF-8''{quote(name)}"}

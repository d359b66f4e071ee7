"""A closed round's report as a file, for its members and over a share link alike."""

from collections.abc import Callable, Mapping

import anyio
import anyio.to_thread
from fastapi.responses import Response
from starlette.types import Receive, Scope, Send

from app.domain.errors import Unavailable
from app.pdf import report_pdf
from app.rounds.closed import ClosedReport
from app.web.downloads import MARKDOWN, to_keep
from app.wording.document import document_of
from app.wording.file_names import report_file_name
from app.wording.report_csv import report_csv
from app.wording.report_json import report_text
from app.wording.report_markdown import report_markdown
from app.wording.report_sheet import JsonObject, report_sheet
from app.wording.rounds import round_kicker

MEDIA_TYPES: Mapping[str, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "md": MARKDOWN,
}
TEXTS: Mapping[str, Callable[[ClosedReport], str]] = {
    "json": lambda closed: report_text(closed.report),
    "csv": lambda closed: report_csv(closed.report, closed.bank),
    "md": lambda closed: report_markdown(closed.report, closed.bank, closed.voices, round_kicker(closed.round)),
}

# Setting type takes every core there is, so a second sheet at the same time would only make both late.
ONE_SHEET_AT_A_TIME = anyio.CapacityLimiter(1)
PATIENCE_SECONDS = 20
BUSY = "Too many reports are being set in type just now. Please try again in a moment."


class TypesetReport(Response):
    """A report that is set in type on its way out: by then the visit is over, and no connection waits for it."""

    media_type = "application/pdf"

    def __init__(self, sheet: JsonObject, headers: Mapping[str, str]) -> None:
        super().__init__(headers=headers)
        self.sheet = sheet

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            with anyio.fail_after(PATIENCE_SECONDS):
                self.body = await anyio.to_thread.run_sync(report_pdf, self.sheet, limiter=ONE_SHEET_AT_A_TIME)
        except TimeoutError as late:
            raise Unavailable(BUSY) from late
        self.headers["Content-Length"] = str(len(self.body))
        await super().__call__(scope, receive, send)


def report_file(closed: ClosedReport, ending: str) -> Response:
    """The report as a file to keep, named after its team, round and day. `ending` is json, csv, md or pdf.

    It says what `closed.report` and `closed.voices` hold and no more: for a share, hand over a `ClosedReport` with the
    share's own report and voices.
    """
    headers = to_keep(report_file_name(closed.round, ending))
    if ending == "pdf":
        return TypesetReport(
            report_sheet(document_of(closed.report, closed.bank, closed.voices), closed.round), headers
        )
    return Response(TEXTS[ending](closed), headers=headers, media_type=MEDIA_TYPES[ending])

"""A shared report as its visitors get it: one page for the link and for its preview."""

from dataclasses import dataclass
from datetime import datetime

from app.rounds.closed import ClosedReport
from app.web.render import environment
from app.wording.document import document_of
from app.wording.numbers import counted
from app.wording.rounds import round_kicker, round_name
from app.wording.sharing import share_description, works


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands above a page that is only being looked at: the round, and the form's fields to go on with."""

    round_id: str
    fields: dict[str, str]


def shared_page(
    closed: ClosedReport, expires_at: datetime | None, files: str | None, preview: Preview | None = None
) -> str:
    """The page of a report as it goes along with a share. `files` is the address of its files without an ending, None
    where they are not offered; nothing on the page depends on who reads it."""
    doc = document_of(closed.report, closed.bank, closed.voices)
    return (
        environment()
        .get_template("shares/report.html")
        .render(
            doc=doc,
            round=closed.round,
            title=round_name(closed.round),
            description=share_description(doc),
            kicker=round_kicker(closed.round, counted(doc.respondents, "respondent")),
            works=works(expires_at),
            files=files,
            preview=preview,
        )
    )

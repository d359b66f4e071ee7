"""The verdict, straight after the symptoms: what they say so far, and the way on."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.access import ReadingVisit
from app.domain.reporting import view_of
from app.rounds.own import own_part
from app.web.render import page
from app.wording.verdict import verdict_text

router = APIRouter()


@router.get("/rounds/{round_id}/verdict")
def show(request: Request, round_id: str, visit: ReadingVisit) -> HTMLResponse:
    """The verdict over one's own answers so far."""
    part = own_part(visit, round_id)
    report = view_of(part.bank, part.as_response())
    following = part.bank.sections[1] if len(part.bank.sections) > 1 else None
    return page(
        request,
        "verdicts/show.html",
        round=part.round,
        verdict=verdict_text(report, part.bank),
        following=following,
        may_change=part.may_change,
    )

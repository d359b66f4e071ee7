"""The front page: what Holdfast is, the start, and the way back to what was begun."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.access import ReadingVisit
from app.bank import load_bank
from app.db import rounds
from app.web.render import page
from app.wording.sample import sample_document

router = APIRouter()


@router.get("/")
def show(request: Request, visit: ReadingVisit) -> HTMLResponse:
    """The front page, with the visitor's own rounds where they have some."""
    own = rounds.open_for(visit.session, visit.person_id) if visit.person_id else ()
    return page(request, "home/show.html", rounds=own, bank=load_bank(), doc=sample_document())

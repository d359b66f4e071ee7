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
    """The front page, with the way back to the visitor's own rounds: the open ones, and the last report; of somebody
    with several teams, to all of them."""
    own = rounds.open_for(visit.session, visit.person_id) if visit.person_id else ()
    return page(
        request,
        "home/show.html",
        open_rounds=[round for round in own if round.state == "open"],
        last_closed=next((round for round in own if round.state == "closed"), None),
        has_several_teams=len({round.team_id for round in own}) > 1,
        bank=load_bank(),
        doc=sample_document(),
    )

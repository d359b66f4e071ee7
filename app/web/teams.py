"""Teams. Starting makes one of one person, unnamed, with an open round to answer."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import WritingVisit, welcome
from app.bank import load_bank
from app.db import teams
from app.web.render import see_other

router = APIRouter()


@router.post("/teams")
def create(visit: WritingVisit) -> Response:
    """Start: a team, its first round, and straight to the first question."""
    visit = welcome(visit)
    bank = load_bank()
    round_id = teams.start(visit.session, visit.person, bank.version, visit.now)
    return see_other(f"/rounds/{round_id}/sections/{bank.sections[0].id}")

"""Showing the team a round that one person answered alone."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import WritingVisit
from app.db import rounds
from app.web.render import see_other

router = APIRouter()


@router.post("/rounds/{round_id}/showing")
def create(round_id: str, visit: WritingVisit) -> Response:
    """Let every member, later ones too, see the round; for good."""
    # While it is its author's alone nobody else finds it, so whoever does may show it.
    round = rounds.find(visit.session, visit.person_id, round_id)
    rounds.show_to_team(visit.session, round)
    return see_other(f"/rounds/{round_id}")

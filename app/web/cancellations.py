"""Calling a round off: what it would mean, and doing it."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, WritingVisit
from app.db import round_ends, rounds
from app.domain.errors import NotAllowed
from app.web.erasing import erasing
from app.web.render import page, see_other

router = APIRouter()


@router.get("/rounds/{round_id}/cancellation")
def new(round_id: str, visit: ReadingVisit) -> Response:
    """What calling it off would mean, before it is done."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    if round.state != "open":
        return see_other(f"/rounds/{round_id}")
    if round.standing != rounds.LEAD:
        raise NotAllowed
    return page(visit.request, "rounds/cancellation.html", round=round, counts=rounds.counts(visit.session, round.id))


@router.post("/rounds/{round_id}/cancellation")
def create(round_id: str, visit: WritingVisit) -> Response:
    """End the round without a report."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    round_ends.call_off(visit.session, round, visit.now)
    return erasing(see_other(f"/rounds/{round_id}"), visit, round)

"""Closing a round: what it would mean, and doing it."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, WritingVisit
from app.db import round_ends, rounds
from app.domain.errors import NotAllowed
from app.rounds.closing import close
from app.web.erasing import erasing
from app.web.render import page, see_other

router = APIRouter()


@router.get("/rounds/{round_id}/closure")
def new(round_id: str, visit: ReadingVisit) -> Response:
    """What closing would mean, before it is done."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    if round.state != "open":
        return see_other(f"/rounds/{round_id}/report")
    if round.standing != rounds.LEAD:
        raise NotAllowed
    counts = rounds.counts(visit.session, round.id)
    return page(
        visit.request,
        "rounds/closure.html",
        round=round,
        counts=counts,
        unsubmitted=counts.begun - counts.submitted,
        too_few=round_ends.too_few(round, counts.submitted) if counts.submitted < round.needed else "",
    )


@router.post("/rounds/{round_id}/closure")
def create(round_id: str, visit: WritingVisit) -> Response:
    """Close the round for good."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    close(visit.session, round, visit.now)
    return erasing(see_other(f"/rounds/{round_id}/report"), visit, round)

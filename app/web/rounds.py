"""A round: how far it is, and its closing."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.access import ReadingVisit, WritingVisit
from app.db import rounds
from app.domain.progress import missing
from app.domain.questionnaire import Section
from app.web.own import OwnPart, own_part
from app.web.render import page, see_other

router = APIRouter()


@router.get("/rounds/{round_id}")
def show(request: Request, round_id: str, visit: ReadingVisit) -> Response:
    """How many have begun and finished, and what the visitor can do next."""
    part = own_part(visit, round_id)
    return page(
        request,
        "rounds/show.html",
        part=part,
        round=part.round,
        counts=rounds.counts(visit.session, part.round.id),
        asked=len(part.bank.items),
        going_on=_going_on(part),
    )


@router.get("/rounds/{round_id}/closure")
def new(request: Request, round_id: str, visit: ReadingVisit) -> Response:
    """What closing would mean, before it is done."""
    part = own_part(visit, round_id)
    if part.round.state != "open":
        return see_other(f"/rounds/{round_id}/report")
    counts = rounds.counts(visit.session, part.round.id)
    return page(
        request, "rounds/closure.html", round=part.round, counts=counts, unsubmitted=counts.begun - counts.submitted
    )


@router.post("/rounds/{round_id}/closure")
def create(round_id: str, visit: WritingVisit) -> Response:
    """Close the round for good."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    rounds.close(visit.session, round, visit.now)
    return see_other(f"/rounds/{round_id}/report")


def _going_on(part: OwnPart) -> Section:
    """The first section with a question left; the last one where all are answered."""
    left = missing(part.bank, part.answers)
    sections = part.bank.sections
    return next((section for section in sections if any(item in left for item in section.items)), sections[-1])

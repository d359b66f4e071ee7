"""Submitting one's answers, and taking them back while the round is open."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import WritingVisit
from app.db import responses
from app.domain.errors import BadInput, Closed
from app.rounds.own import CUT_LOOSE, own_part
from app.web.render import see_other

router = APIRouter()


@router.post("/rounds/{round_id}/submission")
def create(round_id: str, visit: WritingVisit) -> Response:
    """Submit, once however often it is sent."""
    part = own_part(visit, round_id)
    if part.is_cut_loose:
        raise Closed(CUT_LOOSE)
    if part.response is None:
        raise BadInput({}, responses.NOTHING_ANSWERED)
    responses.submit(visit.session, part.response.id, visit.now)
    return see_other(f"/rounds/{round_id}/view")


@router.post("/rounds/{round_id}/submission/withdrawal")
def destroy(round_id: str, visit: WritingVisit) -> Response:
    """Take the answers back, to change them and submit again."""
    part = own_part(visit, round_id)
    if part.response is not None:
        responses.take_back(visit.session, part.response.id)
    return see_other(f"/rounds/{round_id}/check")

"""Submitting one's answers, and taking them back while the round is open."""

from fastapi import APIRouter

from app.api.own_parts import own_part_shown
from app.api.problems import ADDRESSES, problems
from app.api.schemas import OwnAnswers, RoundId
from app.db import responses
from app.domain.errors import BadInput, Closed, Conflict
from app.programs import WritingCall
from app.rounds.own import own_part

router = APIRouter(prefix=ADDRESSES)


@router.put(
    "/rounds/{round_id}/response/submission",
    summary="Submit your answers",
    response_description="Your part of the round, as it stands now.",
    responses=problems(403, 404, 409),
)
def update(call: WritingCall, round_id: RoundId) -> OwnAnswers:
    """From now on they count, and stay as they are unless you take them back. A second time changes nothing."""
    part = own_part(call, round_id)
    if part.round.state != "open":
        raise Closed
    if part.response is None:
        raise Conflict(responses.NOTHING_ANSWERED)
    try:
        responses.submit(call.session, part.response.id, call.now)
    except BadInput as nothing:
        raise Conflict(nothing.sentence) from None
    return own_part_shown(call, round_id)


@router.delete(
    "/rounds/{round_id}/response/submission",
    summary="Take your answers back",
    response_description="Your part of the round, as it stands now.",
    responses=problems(403, 404, 409),
)
def destroy(call: WritingCall, round_id: RoundId) -> OwnAnswers:
    """They can be changed again, and do not count until you submit them once more. Where nothing is submitted nothing
    changes."""
    part = own_part(call, round_id)
    if part.round.state != "open":
        raise Closed
    if part.response is not None:
        responses.take_back(call.session, part.response.id)
    return own_part_shown(call, round_id)

"""Shares: the links that were made to a closed round's report. Their tokens stay on the page where leads copy them."""

from dataclasses import asdict

from fastapi import APIRouter

from app.api.problems import ADDRESSES, problems
from app.api.schemas import Along, RoundId, Share, Shares
from app.db import shares
from app.programs import ReadingCall

router = APIRouter(prefix=ADDRESSES)


@router.get(
    "/rounds/{round_id}/shares",
    summary="A round’s shares",
    response_description="Every share of the round.",
    responses=problems(403, 404, 409),
)
def index(call: ReadingCall, round_id: RoundId) -> Shares:
    """Every link that was made to the closed round’s report, the newest first, with what goes along. For leads of the
    team. The links themselves are not told."""
    round = shares.find_led(call.session, call.person, round_id)
    found = shares.of(call.session, round.id)
    items = tuple(
        Share(
            id=one.id,
            label=one.label,
            state=one.state(call.now),
            along=Along(**asdict(one.along)),
            made_at=one.made_at,
            expires_at=one.expires_at,
            withdrawn_at=one.withdrawn_at,
        )
        for one in found
    )
    return Shares(items=items, next=None)

"""One's own part of a round, as a program sees it."""

from fastapi import APIRouter

from app.access import Visit
from app.api.problems import ADDRESSES, problems
from app.api.schemas import Answer, OwnAnswers, RoundId
from app.domain.progress import missing
from app.programs import ReadingCall
from app.rounds.own import own_part

router = APIRouter(prefix=ADDRESSES)


@router.get(
    "/rounds/{round_id}/response",
    summary="Your own answers",
    response_description="Your part of the round.",
    responses=problems(404),
)
def show(call: ReadingCall, round_id: RoundId) -> OwnAnswers:
    """What you have answered so far. While the round is open nobody else sees it, leads included."""
    return own_part_shown(call, round_id)


def own_part_shown(call: Visit, round_id: str) -> OwnAnswers:
    """The caller's part of the round as it stands now; NotFound for a round that they may not open."""
    part = own_part(call, round_id)
    return OwnAnswers(
        round_id=part.round.id,
        state="submitted" if part.is_submitted else "begun" if part.has_begun else "not_begun",
        may_change=part.may_change,
        answers={item: Answer.model_validate(given) for item, given in part.given.items()},
        missing=missing(part.bank, part.answers),
    )

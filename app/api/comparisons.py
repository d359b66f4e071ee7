"""Comparisons: two closed rounds of a team side by side, as every member sees them."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from app.api.problems import ADDRESSES, problems
from app.api.report_schema import COMPARISON
from app.api.schemas import EarlierId, RoundId
from app.programs import ReadingCall
from app.rounds.compared import comparison_of_pair, pair_of
from app.wording.comparisons.as_json import comparison_json

router = APIRouter(prefix=ADDRESSES)


@router.get(
    "/rounds/{round_id}/comparison/{earlier_id}",
    summary="Two rounds side by side",
    responses=problems(404, 409)
    | {200: {"description": "Both rounds, the earlier one first.", "content": {"application/json": COMPARISON}}},
)
def show(call: ReadingCall, round_id: RoundId, earlier_id: EarlierId) -> JSONResponse:
    """What has changed between two closed rounds of a team, in exact numbers. Where one of them is anonymous there are
    only two pictures, and `changes` is null. Which round is named first does not matter."""
    pair = pair_of(call.session, call.person, round_id, earlier_id)
    return JSONResponse(comparison_json(comparison_of_pair(call.session, pair)))

"""Reports: what a closed round says, as every member sees it."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from app.api.problems import ADDRESSES, problems
from app.api.report_schema import REPORT
from app.api.schemas import RoundId
from app.db import rounds
from app.domain.errors import Conflict
from app.programs import ReadingCall
from app.rounds.closed import closed_report
from app.wording.report_json import report_json

router = APIRouter(prefix=ADDRESSES)

NO_REPORT = {
    "open": "The round is open. Its report is there once a lead has closed it.",
    "called_off": "The round was called off, so it has no report.",
}


@router.get(
    "/rounds/{round_id}/report",
    summary="A closed round’s report",
    responses=problems(404, 409) | {200: {"description": "The report.", "content": {"application/json": REPORT}}},
)
def show(call: ReadingCall, round_id: RoundId) -> JSONResponse:
    """The whole report in exact numbers, the same as `report.json` and as `holdfast score` prints it."""
    round = rounds.find(call.session, call.person, round_id)
    if round.state != "closed":
        raise Conflict(NO_REPORT[round.state])
    return JSONResponse(report_json(closed_report(call.session, round).report))

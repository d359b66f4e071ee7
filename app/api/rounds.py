"""Rounds: a team's, and how far one is."""

from fastapi import APIRouter, Response

from app.api.paging import Paging, next_address
from app.api.problems import ADDRESSES, problems
from app.api.schemas import Counts, Round, RoundId, RoundNow, Rounds, TeamId
from app.db import rounds, teams
from app.programs import ReadingCall

router = APIRouter(prefix=ADDRESSES)


@router.get(
    "/teams/{team_id}/rounds",
    summary="A team’s rounds",
    response_description="Some of the team’s rounds.",
    responses=problems(404, 422),
)
def index(call: ReadingCall, team_id: TeamId, asked: Paging, answer: Response) -> Rounds:
    """Every round of the team that you may open, the newest first. One that somebody answered alone, and has not shown
    to the team, is only theirs."""
    team = teams.find(call.session, call.person, team_id)
    page = rounds.page_of_team(call.session, call.person, team.id, asked.place, asked.limit)
    items = tuple(Round.model_validate(round) for round in page.items)
    return Rounds(items=items, next=next_address(call, asked, page.end, answer))


@router.get("/rounds/{round_id}", summary="One round", response_description="The round.", responses=problems(404))
def show(call: ReadingCall, round_id: RoundId) -> RoundNow:
    """The round, and while it is open how many have begun to answer and how many of these have submitted."""
    round = rounds.find(call.session, call.person, round_id)
    counts = rounds.counts(call.session, round.id) if round.state == "open" else None
    shown = Counts.model_validate(counts) if counts else None
    return RoundNow(**Round.model_validate(round).model_dump(), counts=shown)

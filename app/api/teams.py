"""Teams: those that one is in."""

from fastapi import APIRouter, Response

from app.api.paging import Paging, next_address
from app.api.problems import ADDRESSES, problems
from app.api.schemas import Team, TeamId, Teams
from app.db import teams
from app.programs import ReadingCall

router = APIRouter(prefix=ADDRESSES)


@router.get("/teams", summary="Your teams", response_description="Some of your teams.", responses=problems(422))
def index(call: ReadingCall, asked: Paging, answer: Response) -> Teams:
    """Every team that you are in, the one joined last first."""
    page = teams.page_of_person(call.session, call.person, asked.place, asked.limit)
    items = tuple(Team.model_validate(team) for team in page.items)
    return Teams(items=items, next=next_address(call, asked, page.end, answer))


@router.get("/teams/{team_id}", summary="One team", response_description="The team.", responses=problems(404))
def show(call: ReadingCall, team_id: TeamId) -> Team:
    """A team that you are in."""
    return Team.model_validate(teams.find(call.session, call.person, team_id))

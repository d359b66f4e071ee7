"""Agreements: what a team has settled about its duties, and what stood before."""

from dataclasses import asdict

from fastapi import APIRouter, Response

from app.api.paging import Paging, next_address
from app.api.problems import ADDRESSES, problems
from app.api.schemas import Agreement, Agreements, TeamId
from app.db import agreements, teams
from app.programs import ReadingCall

router = APIRouter(prefix=ADDRESSES)


@router.get(
    "/teams/{team_id}/agreements",
    summary="A team’s agreements",
    response_description="Some of the team’s agreements.",
    responses=problems(404, 422),
)
def index(call: ReadingCall, team_id: TeamId, asked: Paging, answer: Response) -> Agreements:
    """Every decision that was ever recorded, the newest first; of those about one duty only the last one stands."""
    team = teams.find(call.session, call.person, team_id)
    page = agreements.page_of_team(call.session, team.id, asked.place, asked.limit)
    stand = {decision.id for decision in agreements.latest(call.session, team.id).values()}
    items = tuple(
        Agreement(**asdict(one.agreement), id=one.id, decided_by=one.decided_by, stands=one.id in stand)
        for one in page.items
    )
    return Agreements(items=items, next=next_address(call, asked, page.end, answer))

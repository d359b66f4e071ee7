"""OWNERSHIP.md: who holds what, as a file to live beside the code."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit
from app.db import agreements, rounds, teams
from app.domain.errors import Conflict
from app.rounds.closed import closed_report
from app.web.downloads import MARKDOWN, to_keep
from app.wording.ownership_markdown import ownership_markdown

router = APIRouter()

NOTHING_CLOSED = "OWNERSHIP.md says who holds what by the last closed round, and this team has none yet."


@router.get("/teams/{team_id}/OWNERSHIP.md")
def show(team_id: str, visit: ReadingVisit) -> Response:
    """Each duty with its owner by the team's last closed round, and the agreed one."""
    team = teams.find(visit.session, visit.person_id, team_id)
    own = rounds.of_team(visit.session, visit.person, team.id)
    last = next((round for round in own if round.state == "closed"), None)
    if last is None:
        raise Conflict(NOTHING_CLOSED)
    closed = closed_report(visit.session, last)
    agreed = {item: one.agreement for item, one in agreements.latest(visit.session, team.id).items()}
    text = ownership_markdown(closed.bank, closed.report, last, agreed)
    return Response(text, headers=to_keep("OWNERSHIP.md"), media_type=MARKDOWN)

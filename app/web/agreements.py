"""What the team has agreed: what stands for each duty, and what stood before. Every member sees all of it."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit
from app.bank import load_bank
from app.db import agreements, rounds, teams
from app.web.render import page
from app.wording.agreements import agreed_words
from app.wording.rounds import day

router = APIRouter()


@router.get("/teams/{team_id}/agreements")
def index(team_id: str, visit: ReadingVisit) -> Response:
    """Every duty that was ever settled, in the order of the questionnaire, with its history."""
    team = teams.find(visit.session, visit.person_id, team_id)
    bank = load_bank()
    history = agreements.history(visit.session, team.id)
    own = rounds.of_team(visit.session, visit.person, team.id)
    return page(
        visit.request,
        "agreements/index.html",
        team=team,
        duties=[(duty, history[duty.id]) for duty in bank.responsibilities if duty.id in history],
        words={one.id: agreed_words(bank, one.agreement) for told in history.values() for one in told},
        day=day,
        latest=next((round for round in own if round.state == "closed"), None),
    )

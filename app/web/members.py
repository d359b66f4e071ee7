"""Members of a team: their standing and roles, and how somebody goes."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, WritingVisit
from app.bank import load_bank
from app.db import members, responses, teams
from app.domain.errors import BadInput
from app.domain.questionnaire import Scale
from app.web.forms import Fields
from app.web.render import page, see_other
from app.wording.rounds import day

router = APIRouter()

STANDINGS = (teams.LEAD, teams.MEMBER)
UNKNOWN_STANDING = "Somebody is a lead or a member of a team; there is nothing else to be."
UNKNOWN_ROLE = "That is not one of the roles to choose from."


@router.get("/teams/{team_id}/members")
def index(team_id: str, visit: ReadingVisit) -> Response:
    """Everybody in the team; for leads, with what they can change."""
    team = teams.find(visit.session, visit.person_id, team_id)
    return page(
        visit.request,
        "members/index.html",
        team=team,
        members=members.of(visit.session, team),
        roles={choice.value: choice for choice in _roles().choices},
        day=day,
    )


@router.post("/teams/{team_id}/members/{person_id}/standing")
def update(team_id: str, person_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Make somebody a lead, or a lead a member."""
    team = teams.find_led(visit.session, visit.person_id, team_id)
    standing = fields.get("standing", "")
    if standing not in STANDINGS:
        raise BadInput({}, UNKNOWN_STANDING)
    members.give_standing(visit.session, team, person_id, standing)
    return see_other(f"/teams/{team.id}/members")


@router.post("/teams/{team_id}/members/{person_id}/removal")
def destroy(team_id: str, person_id: str, visit: WritingVisit) -> Response:
    """Take somebody out of the team."""
    team = teams.find(visit.session, visit.person_id, team_id)
    members.remove(visit.session, visit.secret, team, person_id)
    return see_other("/teams" if person_id == visit.person_id else f"/teams/{team.id}/members")


@router.post("/teams/{team_id}/role")
def update_role(team_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Keep one's own job role."""
    team = teams.find(visit.session, visit.person_id, team_id)
    role = fields.get("role", "")
    if not _roles().allows(role):
        raise BadInput({}, UNKNOWN_ROLE)
    members.give_job_role(visit.session, team, role)
    return see_other(f"/teams/{team.id}/members")


@router.get("/teams/{team_id}/departure")
def leave(team_id: str, visit: ReadingVisit) -> Response:
    """What leaving means, before it is done; for the only lead, what has to come first."""
    team = teams.find(visit.session, visit.person_id, team_id)
    everybody = members.of(visit.session, team)
    leads = [member for member in everybody if member.standing == teams.LEAD]
    return page(
        visit.request,
        "members/departure.html",
        team=team,
        is_only_lead=team.is_led and len(leads) == 1,
        is_alone=len(everybody) == 1,
    )


@router.post("/teams/{team_id}/departure")
def depart(team_id: str, visit: WritingVisit) -> Response:
    """Leave the team."""
    team = teams.find(visit.session, visit.person_id, team_id)
    members.leave(visit.session, visit.secret, team)
    return see_other("/teams")


def _roles() -> Scale:
    return load_bank().items[responses.ROLE].scale

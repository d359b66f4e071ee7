"""Teams. Starting makes one of one person, unnamed, with an open round to answer."""

from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, Visit, WritingVisit, welcome
from app.bank import load_bank
from app.db import members, rounds, teams
from app.db.teams import Team
from app.domain.errors import BadInput
from app.web.erasing import erasing
from app.web.forms import Fields
from app.web.names import name_in
from app.web.render import page, see_other
from app.wording.rounds import day

router = APIRouter()

NAME_MISSING = "Please give the team a name."
NAME_DIFFERS = "This is not the team’s name. Please type it as it stands above."
UNNAMED = "Your team"


@router.get("/teams")
def index(visit: ReadingVisit) -> Response:
    """The visitor's teams, the one joined last first."""
    own = rounds.open_for(visit.session, visit.person)
    found = teams.of(visit.session, visit.person)
    latest = {team.id: next((round for round in own if round.team_id == team.id), None) for team in found}
    return page(visit.request, "teams/index.html", teams=found, latest=latest)


@router.post("/teams")
def create(visit: WritingVisit) -> Response:
    """Start: a team, its first round, and straight to the first question."""
    visit = welcome(visit)
    bank = load_bank()
    round_id = teams.start(visit.session, visit.person, bank.version, visit.now)
    return see_other(f"/rounds/{round_id}/sections/{bank.sections[0].id}")


@router.get("/teams/{team_id}")
def show(team_id: str, visit: ReadingVisit) -> Response:
    """The team's rounds, newest first, and the ways to its members, links and agreements."""
    return _page(visit, teams.find(visit.session, visit.person_id, team_id))


@router.post("/teams/{team_id}/name")
def update(team_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Give the team another name."""
    team = teams.find_led(visit.session, visit.person_id, team_id)
    try:
        teams.rename(visit.session, team, name_in(fields, "name", NAME_MISSING))
    except BadInput as fault:
        return _page(visit, team, typed=fields, errors=fault.fields)
    return see_other(f"/teams/{team.id}")


@router.get("/teams/{team_id}/deletion")
def delete(team_id: str, visit: ReadingVisit) -> Response:
    """What deleting the team takes with it, before it is done."""
    return _deletion(visit, teams.find_led(visit.session, visit.person_id, team_id))


@router.post("/teams/{team_id}/deletion")
def destroy(team_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Delete the team, wholly, once its name is typed."""
    team = teams.find_led(visit.session, visit.person_id, team_id)
    if " ".join(fields.get("name", "").split()).casefold() != (team.name or UNNAMED).casefold():
        return _deletion(visit, team, typed=fields, errors={"name": NAME_DIFFERS})
    ended = rounds.open_of_team(visit.session, visit.person, team.id)
    teams.destroy(visit.session, team)
    answer = see_other("/teams")
    return erasing(answer, visit, ended) if ended else answer


def _page(
    visit: Visit, team: Team, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> Response:
    own = rounds.of_team(visit.session, visit.person, team.id)
    return page(
        visit.request,
        "teams/show.html",
        422 if errors else 200,
        team=team,
        rounds=own,
        day=day,
        has_open_round=any(round.state == "open" for round in own),
        members=len(members.of(visit.session, team)),
        typed={"name": team.name or ""} | dict(typed or {}),
        errors=errors or {},
    )


def _deletion(
    visit: Visit, team: Team, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> Response:
    return page(
        visit.request,
        "teams/deletion.html",
        422 if errors else 200,
        team=team,
        shown_name=team.name or UNNAMED,
        members=len(members.of(visit.session, team)),
        typed={"name": ""} | dict(typed or {}),
        errors=errors or {},
    )

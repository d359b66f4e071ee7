"""Inviting: the team’s join links, for its leads to make, copy and withdraw."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, Visit, WritingVisit
from app.db import invitations, members, people, rounds, teams
from app.db.teams import Team
from app.domain.errors import BadInput
from app.web.forms import Fields
from app.web.join_links import join_links
from app.web.names import name_in
from app.web.render import page, see_other

router = APIRouter()

NO_END = "none"
DAYS = ("7", "30", "90", NO_END)
USUAL_DAYS = "30"
TEAM_MISSING = "Please give the team a name. It stands on the join page."
NAME_MISSING = "Please give your name, so that people see who asks them."
DAYS_UNKNOWN = "Please choose how long the link should work."


@router.get("/teams/{team_id}/invitations")
def index(team_id: str, visit: ReadingVisit) -> Response:
    """The links, each ready to paste, and a form for a new one."""
    return _page(visit, teams.find_led(visit.session, visit.person_id, team_id))


@router.post("/teams/{team_id}/invitations")
def create(team_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Make a link; the team and its lead get the names that a join page needs, where they have none yet."""
    team = teams.find_led(visit.session, visit.person_id, team_id)
    try:
        missing = _names_in(visit, team, fields)
        expires_at = _expiry(visit, fields)
    except BadInput as fault:
        return _page(visit, team, typed=fields, errors=fault.fields)
    if "team_name" in missing:
        teams.rename(visit.session, team, missing["team_name"])
    if "name" in missing:
        people.rename(visit.session, visit.person, missing["name"])
    invitations.make(visit.session, team, expires_at, visit.now)
    return see_other(f"/teams/{team.id}/invitations")


@router.post("/teams/{team_id}/invitations/{invitation_id}/withdrawal")
def destroy(team_id: str, invitation_id: str, visit: WritingVisit) -> Response:
    """Withdraw a link: from now on it looks like one that never was."""
    team = teams.find_led(visit.session, visit.person_id, team_id)
    invitations.withdraw(visit.session, team, invitation_id, visit.now)
    return see_other(f"/teams/{team.id}/invitations")


def _names_in(visit: Visit, team: Team, fields: Mapping[str, str]) -> Mapping[str, str]:
    """The names that were missing and are typed now. BadInput with a sentence for each that still is."""
    asked = {} if team.name else {"team_name": TEAM_MISSING}
    if not people.find(visit.session, visit.person).name:
        asked["name"] = NAME_MISSING
    names: dict[str, str] = {}
    errors: dict[str, str] = {}
    for field, sentence in asked.items():
        try:
            names[field] = name_in(fields, field, sentence)
        except BadInput as fault:
            errors.update(fault.fields)
    if errors:
        raise BadInput(errors)
    return names


def _expiry(visit: Visit, fields: Mapping[str, str]) -> datetime | None:
    days = fields.get("days", USUAL_DAYS)
    if days not in DAYS:
        raise BadInput({"days": DAYS_UNKNOWN})
    return None if days == NO_END else visit.now + timedelta(days=int(days))


def _page(
    visit: Visit, team: Team, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> Response:
    links = join_links(visit, team)
    return page(
        visit.request,
        "invitations/index.html",
        422 if errors else 200,
        team=team,
        name=people.find(visit.session, visit.person).name,
        working=[link for link in links if link.state == "open"],
        ended=[link for link in links if link.state != "open"],
        round=rounds.open_of_team(visit.session, visit.person, team.id),
        is_alone=len(members.of(visit.session, team)) == 1,
        days=DAYS,
        typed={"team_name": "", "name": "", "days": USUAL_DAYS} | dict(typed or {}),
        errors=errors or {},
    )

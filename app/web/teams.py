"""Teams. Starting makes one of one person, unnamed, with an open round to answer."""

from collections.abc import Mapping
from itertools import chain

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, Visit, WritingVisit, welcome
from app.bank import load_bank
from app.db import agreements, members, rounds, teams
from app.db.teams import Team
from app.domain.errors import BadInput
from app.rounds.overview import overview_of
from app.rounds.summaries import summaries_of
from app.web.erasing import erasing
from app.web.forms import Fields
from app.web.names import name_in
from app.web.render import page, see_other
from app.wording.line import line_of
from app.wording.overview import BY_NAME, ORDERS, legend_of, overview_texts
from app.wording.rounds import day, short_day

router = APIRouter()

NAME_MISSING = "Please give the team a name."
NAME_DIFFERS = "This is not the team’s name. Please type it as it stands above."
UNNAMED = "Your team"


@router.get("/teams")
def index(visit: ReadingVisit) -> Response:
    """The visitor's teams side by side, each by its last closed round: by name, or by that round's date."""
    bank, wanted = load_bank(), visit.request.query_params.get("sort", "")
    order = wanted if wanted in ORDERS else BY_NAME
    lines = overview_texts(bank, overview_of(visit.session, visit.person), order)
    return page(
        visit.request,
        "teams/index.html",
        lines=lines,
        is_any_closed=any(line.short.last for line in lines),
        symptoms=bank.symptoms,
        order=order,
        orders=ORDERS,
        legend=legend_of(lines),
        short_day=short_day,
    )


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
    decisions = agreements.history(visit.session, team.id).values()
    return page(
        visit.request,
        "teams/show.html",
        422 if errors else 200,
        team=team,
        rounds=own,
        line=line_of(load_bank(), own, summaries_of(visit.session, own), [one.agreement for one in chain(*decisions)]),
        day=day,
        short_day=short_day,
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

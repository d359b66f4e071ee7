"""Opening a round: named or anonymous, and for how many people."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, Visit, WritingVisit
from app.bank import load_bank
from app.db import members, round_ends, rounds, teams
from app.db.rounds import Round
from app.db.teams import Team
from app.domain.errors import BadInput, Conflict
from app.domain.openings import LARGEST_MINIMUM, MINIMUM, MOST_ASKED, anonymous_from, may_be_anonymous
from app.domain.privacy import ANONYMOUS, NAMED
from app.rounds.closing import close
from app.web.forms import Fields
from app.web.render import page, see_other
from app.wording.rounds import day

router = APIRouter()

CLOSE = "close"
CALL_OFF = "call_off"
PRIVACY_MISSING = "Please choose whether answers carry a name."
ASKED_MISSING = f"Please say how many people you will ask, from 1 to {MOST_ASKED}."
MINIMUM_MISSING = f"Please give a number from {MINIMUM} to {LARGEST_MINIMUM}."
MINIMUM_BEYOND = "That is more than you are asking, so the round could never be closed."
TOO_FEW_ASKED = "Below five people, anonymous answers would soon be traced. A named round is possible."
TOO_SOON = (
    "The last anonymous round was closed less than 30 days ago. The next one can be opened from {day}, {time} UTC: two"
    " so close together would show what single people changed. A named round is possible now."
)
NAMED_IS_OPEN = "Your own round is open, and a named one already: people can join it."
OWN_CHANGED = "Your own round has changed since. Please read again what happens to it."


@dataclass(frozen=True, slots=True)
class Ground:
    """What a new round finds: the open one, if any, how many are in the team, and what would become of the open one.

    `ending` is `close` or `call_off` where that is the lead's own, answered alone, and empty everywhere else.
    """

    open_round: Round | None
    size: int
    ending: str

    @property
    def is_taken(self) -> bool:
        """Whether an open round stands in the way."""
        return self.open_round is not None and not self.ending


@dataclass(frozen=True, slots=True)
class Opening:
    """A round as it was asked for."""

    privacy: str
    asked: int
    minimum: int


@router.get("/teams/{team_id}/rounds/new")
def new(team_id: str, visit: ReadingVisit) -> Response:
    """The form; where a round is open, the way to it instead."""
    team = teams.find_led(visit.session, visit.person_id, team_id)
    wanted = visit.request.query_params.get("privacy", "")
    return _page(visit, team, _ground(visit, team), {"privacy": wanted if wanted in (NAMED, ANONYMOUS) else ""})


@router.post("/teams/{team_id}/rounds")
def create(team_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Open the round. One's own round is ended first, as the form said."""
    team = teams.find_led(visit.session, visit.person_id, team_id)
    teams.hold_as_lead(visit.session, team)
    ground = _ground(visit, team)
    if ground.is_taken:
        raise Conflict(rounds.ONE_IS_OPEN)
    try:
        opening = _opening(visit, team, ground, fields)
    except BadInput as fault:
        return _page(visit, team, ground, fields, fault.fields)
    _end_own(visit, ground)
    round_id = rounds.start(
        visit.session,
        team.id,
        load_bank().version,
        visit.now,
        privacy=opening.privacy,
        asked=opening.asked,
        minimum=opening.minimum,
    )
    return see_other(f"/rounds/{round_id}")


def _ground(visit: Visit, team: Team) -> Ground:
    open_round = rounds.open_of_team(visit.session, visit.person, team.id)
    size = len(members.of(visit.session, team))
    if open_round is None or size > 1 or open_round.privacy != NAMED:
        return Ground(open_round, size, ending="")
    submitted = rounds.counts(visit.session, open_round.id).submitted
    return Ground(open_round, size, CLOSE if submitted else CALL_OFF)


def _opening(visit: Visit, team: Team, ground: Ground, fields: Mapping[str, str]) -> Opening:
    """The round asked for; BadInput with a sentence per field that is in the way."""
    privacy = fields.get("privacy", "")
    asked = _number(fields, "asked", 1, MOST_ASKED)
    minimum = _number(fields, "minimum", MINIMUM, LARGEST_MINIMUM) if privacy == ANONYMOUS else MINIMUM
    errors = {
        "asked": "" if asked else ASKED_MISSING,
        "privacy": _privacy_fault(visit, team, ground, fields, asked),
        "minimum": _minimum_fault(privacy, asked, minimum),
    }
    if any(errors.values()):
        raise BadInput({field: sentence for field, sentence in errors.items() if sentence})
    assert asked and minimum
    return Opening(privacy, asked, minimum)


def _privacy_fault(visit: Visit, team: Team, ground: Ground, fields: Mapping[str, str], asked: int | None) -> str:
    privacy = fields.get("privacy", "")
    if privacy not in (NAMED, ANONYMOUS):
        return PRIVACY_MISSING
    if ground.ending and privacy == NAMED:
        return NAMED_IS_OPEN
    if fields.get("ending", "") != ground.ending:
        return OWN_CHANGED
    if privacy == NAMED:
        return ""
    if asked and not may_be_anonymous(asked):
        return TOO_FEW_ASKED
    possible = anonymous_from(rounds.last_anonymous(visit.session, team.id), visit.now)
    return TOO_SOON.format(day=day(possible), time=f"{possible:%H:%M}") if possible else ""


def _minimum_fault(privacy: str, asked: int | None, minimum: int | None) -> str:
    if minimum is None:
        return MINIMUM_MISSING
    is_beyond = privacy == ANONYMOUS and asked and may_be_anonymous(asked) and minimum > asked
    return MINIMUM_BEYOND if is_beyond else ""


def _number(fields: Mapping[str, str], field: str, least: int, most: int) -> int | None:
    text = fields.get(field, "").strip()
    if not text.isascii() or not text.isdecimal() or len(text) > 4:
        return None
    return int(text) if least <= int(text) <= most else None


def _end_own(visit: Visit, ground: Ground) -> None:
    if ground.open_round and ground.ending:
        end = close if ground.ending == CLOSE else round_ends.call_off
        end(visit.session, ground.open_round, visit.now)


def _page(
    visit: Visit, team: Team, ground: Ground, typed: Mapping[str, str], errors: Mapping[str, str] | None = None
) -> Response:
    usual = {"privacy": "", "asked": str(ground.size) if ground.size > 1 else "", "minimum": str(MINIMUM)}
    return page(
        visit.request,
        "rounds/new.html",
        422 if errors else 200,
        team=team,
        ground=ground,
        typed={**usual, **typed},
        possible=anonymous_from(rounds.last_anonymous(visit.session, team.id), visit.now),
        day=day,
        errors=errors or {},
    )

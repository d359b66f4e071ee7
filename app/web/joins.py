"""The way in for an invited respondent: what joining means, told before anything is asked or kept."""

from collections.abc import Mapping
from contextlib import suppress

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, Visit, WritingVisit, welcome
from app.attempts import LINKS_LIMITED
from app.bank import load_bank
from app.db import invitations, members, people, responses, rounds
from app.db.ids import new_id
from app.db.invitations import AskedRound, WayIn
from app.domain.errors import BadInput, Closed, Submitted
from app.domain.questionnaire import Bank, Scale
from app.links import link_token, linked_id
from app.rounds.own import begun_response, own_part
from app.web.forms import Fields
from app.web.join_links import invitation_in
from app.web.names import name_in
from app.web.render import page, see_other
from app.wording.numbers import counted

router = APIRouter(dependencies=[LINKS_LIMITED])

NAME_MISSING = "Please give your name."
ROLE_MISSING = "Please choose the role that comes closest."
GUEST = "guest"
"""What a form’s token is for that lets a new guest be made once, however often the form is sent."""


@router.get("/join/{token}")
def show(token: str, visit: ReadingVisit) -> Response:
    """What is asked, how long it takes and who will see what, with the form to join. Leaves no trace of the visit."""
    way = invitations.find(visit.session, invitation_in(visit.request, token), visit.now)
    return _page(visit, way, token)


@router.post("/join/{token}")
def create(token: str, fields: Fields, visit: WritingVisit) -> Response:
    """Join, and straight on to the first question. Whoever is in the team already goes on as they are."""
    way = invitations.find(visit.session, invitation_in(visit.request, token), visit.now)
    if members.is_in(visit.session, way.team_id, visit.person_id):
        return see_other(_onward(way))
    try:
        name, role = _form(way, fields)
    except BadInput as fault:
        return _page(visit, way, token, typed=fields, errors=fault.fields)
    visit = welcome(visit, linked_id(visit.secret, GUEST, fields.get("guest", "")))
    people.rename(visit.session, visit.person, name)
    members.join(visit.session, way, visit.person, role, visit.now)
    if way.round and role:
        _begin(visit, way.round)
    return see_other(_onward(way))


def _form(way: WayIn, fields: Mapping[str, str]) -> tuple[str, str | None]:
    """The name and, where answers will carry it, the role. BadInput with a sentence for each that is missing."""
    errors: dict[str, str] = {}
    name = ""
    try:
        name = name_in(fields, "name", NAME_MISSING)
    except BadInput as fault:
        errors.update(fault.fields)
    role = None
    if way.round and way.round.privacy == rounds.NAMED:
        role = fields.get("role", "")
        if not _roles(load_bank(way.round.bank_version)).allows(role):
            errors["role"] = ROLE_MISSING
    if errors:
        raise BadInput(errors)
    return name, role


def _begin(visit: Visit, asked: AskedRound) -> None:
    """Begin to answer, with the role that was given on joining, unless the round has just closed."""
    with suppress(Closed, Submitted):
        begun_response(visit, own_part(visit, asked.id))


def _onward(way: WayIn) -> str:
    """The first question; the team's page where no round is open."""
    if way.round is None:
        return f"/teams/{way.team_id}"
    first = load_bank(way.round.bank_version).sections[0]
    return f"/rounds/{way.round.id}/sections/{first.id}"


def _page(
    visit: Visit,
    way: WayIn,
    token: str,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Response:
    bank = load_bank(way.round.bank_version if way.round else None)
    known = people.find(visit.session, visit.person_id).name if visit.person_id else None
    return page(
        visit.request,
        "joins/show.html",
        422 if errors else 200,
        way=way,
        round=way.round,
        token=token,
        bank=bank,
        roles=_roles(bank).choices,
        counted=counted,
        guest=link_token(visit.secret, GUEST, new_id()),
        is_member=members.is_in(visit.session, way.team_id, visit.person_id),
        typed={"name": known or "", "role": ""} | dict(typed or {}),
        errors=errors or {},
    )


def _roles(bank: Bank) -> Scale:
    return bank.items[responses.ROLE].scale

"""Join links as pages show them: the whole address, ready to paste, and how long it works."""

from dataclasses import dataclass

from fastapi import Request

from app.access import Visit
from app.db import invitations
from app.db.invitations import Invitation
from app.db.teams import Team
from app.links import JOIN, link_token, linked_id
from app.web.addresses import whole_address
from app.wording.rounds import day


@dataclass(frozen=True, slots=True)
class JoinLink:
    """One link into a team. `name` tells it from the team’s others, `state` is `open`, `expired` or `withdrawn`;
    `joined` counts who came in through it."""

    id: str
    name: str
    address: str
    state: str
    made: str
    until: str
    joined: int


def join_links(visit: Visit, team: Team) -> tuple[JoinLink, ...]:
    """Every link into the team, newest first. For leads only: the caller has seen to that."""
    found = invitations.of(visit.session, team)
    names = [f"Join link {number}" for number in range(len(found), 0, -1)] if len(found) > 1 else ["Join link"]
    return tuple(_join_link(visit, name, link) for name, link in zip(names, found, strict=False))


def current_link(visit: Visit, team: Team) -> JoinLink | None:
    """The newest link that works, to stand on a page for leads; None where there is none."""
    return next((link for link in join_links(visit, team) if link.state == "open"), None)


def invitation_in(request: Request, token: str) -> str | None:
    """The id of the invitation that the token of an address was made for; None for one not made here."""
    return linked_id(request.app.state.secret, JOIN, token)


def _join_link(visit: Visit, name: str, link: Invitation) -> JoinLink:
    token = link_token(visit.secret, JOIN, link.id)
    return JoinLink(
        id=link.id,
        name=name,
        address=whole_address(visit.request, f"/join/{token}"),
        state=link.state(visit.now),
        made=day(link.made_at),
        until=day(link.expires_at) if link.expires_at else "",
        joined=link.joined,
    )

"""Shares as leads see them: the whole address, ready to paste, what goes along, and how long it works."""

from dataclasses import dataclass

from fastapi import Request

from app.access import Visit, secret_of
from app.db import shares
from app.db.rounds import Round
from app.db.shares import NO_SUCH_SHARE, Share
from app.domain.errors import NotFound
from app.links import SHARE, link_token, linked_id
from app.web.addresses import whole_address
from app.wording.rounds import day
from app.wording.sharing import goes_along, works


@dataclass(frozen=True, slots=True)
class ShareLink:
    """One share of a round. `name` is its label, or a number that tells it from the others; `state` is `open`,
    `expired` or `withdrawn`, and `ended` says when it ended, empty while it works."""

    id: str
    name: str
    address: str
    state: str
    along: str
    made: str
    works: str
    ended: str


def share_links(visit: Visit, round: Round) -> tuple[ShareLink, ...]:
    """Every share of the round, newest first. For leads only: the caller has seen to that."""
    found = shares.of(visit.session, round.id)
    return tuple(_share_link(visit, share, len(found) - place) for place, share in enumerate(found))


def share_in(request: Request, token: str) -> str:
    """The id of the share that the token of an address was made for. NotFound for one not made here, as for a share
    that is no more."""
    share_id = linked_id(secret_of(request), SHARE, token)
    if share_id is None:
        raise NotFound(NO_SUCH_SHARE)
    return share_id


def _share_link(visit: Visit, share: Share, number: int) -> ShareLink:
    return ShareLink(
        id=share.id,
        name=share.label or f"Link {number}",
        address=whole_address(visit.request, f"/s/{link_token(visit.secret, SHARE, share.id)}"),
        state=share.state(visit.now),
        along=goes_along(share.along),
        made=day(share.made_at),
        works=works(share.expires_at),
        ended=_ended(share, visit),
    )


def _ended(share: Share, visit: Visit) -> str:
    if share.withdrawn_at:
        return f"withdrawn on {day(share.withdrawn_at)}"
    return f"expired on {day(share.expires_at)}" if share.expires_at and share.state(visit.now) == "expired" else ""

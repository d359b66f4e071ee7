"""Shares: links that a lead makes to a closed round's report, good until they expire or are withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select, update
from sqlalchemy.orm import Session

from app.db import responses, rounds, teams
from app.db.models import RoundRow, ShareRow, TeamRow
from app.db.rounds import Round
from app.domain.errors import Conflict, NotAllowed, NotFound
from app.domain.sharing import Along

NO_SUCH_SHARE = (
    "There is nothing at this address. If somebody shared a report with you, please ask them for a new link."
)
NOT_CLOSED = "A report can be shared once its round is closed. Until then nobody sees it."


@dataclass(frozen=True, slots=True)
class Share:
    """A share as leads see it. `label` is None where none was given, `expires_at` None for one without an end."""

    id: str
    label: str | None
    along: Along
    made_at: datetime
    expires_at: datetime | None
    withdrawn_at: datetime | None

    def state(self, now: datetime) -> str:
        """`open`, `expired` or `withdrawn`."""
        if self.withdrawn_at:
            return "withdrawn"
        return "expired" if self.expires_at and self.expires_at <= now else "open"


@dataclass(frozen=True, slots=True)
class StandingShare:
    """A share that stands, as its visitors come upon it: the round it opens, and all that may still change of a closed
    one. `heard` has each respondent's name and person id as they are now, where names go along."""

    id: str
    round_id: str
    along: Along
    expires_at: datetime | None
    team_name: str | None
    heard: tuple[tuple[str | None, str | None], ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)

    def at(self, now: datetime) -> "StandingShare":
        """The same share; once it has expired NotFound, as for one that is unknown or withdrawn: all look the same."""
        if self.expires_at is not None and self.expires_at <= now:
            raise NotFound(NO_SUCH_SHARE)
        return self


def find_led(session: Session, person_id: str | None, round_id: str) -> Round:
    """The closed round, for a lead of its team: NotAllowed for other members, NotFound for everybody else, Conflict
    while it is not closed."""
    round = rounds.find(session, person_id, round_id)
    if round.standing != rounds.LEAD:
        raise NotAllowed
    if round.state != "closed":
        raise Conflict(NOT_CLOSED)
    return round


def make(
    session: Session,
    round: Round,
    person_id: str,
    along: Along,
    expires_at: datetime | None,
    now: datetime,
    label: str | None = None,
) -> str:
    """The id of a new share of a round that `find_led` found for the person; NotAllowed when they just ceased to lead
    the team."""
    teams.hold_as_lead(session, teams.find(session, person_id, round.team_id))
    made = ShareRow(
        round_id=round.id,
        label=label,
        recommendations=along.recommendations,
        decisions=along.decisions,
        names=along.names,
        files=along.files,
        made_at=now,
        expires_at=expires_at,
    )
    session.add(made)
    session.flush()
    return made.id


def of(session: Session, round_id: str) -> tuple[Share, ...]:
    """Every share that was made of the round, newest first. For leads only: the caller has seen to that."""
    found = session.execute(
        _columns(ShareRow.id, ShareRow.label, ShareRow.made_at, ShareRow.expires_at, ShareRow.withdrawn_at)
        .where(ShareRow.round_id == round_id)
        .order_by(ShareRow.made_at.desc(), ShareRow.id)
    )
    return tuple(Share(row.id, row.label, _along(row), row.made_at, row.expires_at, row.withdrawn_at) for row in found)


def withdraw(session: Session, round: Round, person_id: str, share_id: str, now: datetime) -> None:
    """End a share; one that was withdrawn before stays as it is. NotAllowed as for `make`, NotFound for a share of
    another round."""
    teams.hold_as_lead(session, teams.find(session, person_id, round.team_id))
    ours = (ShareRow.id == share_id) & (ShareRow.round_id == round.id)
    if session.scalar(select(ShareRow.id).where(ours)) is None:
        raise NotFound
    session.execute(update(ShareRow).where(ours, ShareRow.withdrawn_at.is_(None)).values(withdrawn_at=now))


def find(session: Session | Connection, share_id: str) -> StandingShare:
    """What the link opens, unless it has expired, in one read, or two where names go along. NotFound for one that is
    unknown or withdrawn."""
    found = session.execute(_STANDING, {"share": share_id}).one_or_none()
    if found is None:
        raise NotFound(NO_SUCH_SHARE)
    # An account that is deleted takes its name out of closed rounds, and so out of what was shared of them.
    heard = responses.heard(session, found.round_id) if found.names else ()
    return StandingShare(share_id, found.round_id, _along(found), found.expires_at, found.name, heard)


def _columns(*more: Any) -> Select[*tuple[Any, ...]]:
    return select(ShareRow.recommendations, ShareRow.decisions, ShareRow.names, ShareRow.files, *more)


def _along(row: Row[*tuple[Any, ...]]) -> Along:
    return Along(row.recommendations, row.decisions, row.names, row.files)


_STANDING = (
    _columns(ShareRow.round_id, ShareRow.expires_at, TeamRow.name)
    .join(RoundRow, RoundRow.id == ShareRow.round_id)
    .join(TeamRow, TeamRow.id == RoundRow.team_id)
    .where(ShareRow.id == bindparam("share"), ShareRow.withdrawn_at.is_(None))
)
"""Written once: every visit of a shared page runs it."""

"""Join links: made by a lead, good until they expire or are withdrawn, and what they let somebody see."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from app.db import teams
from app.db.models import InvitationRow, MemberRow, PersonRow, RoundRow, TeamRow
from app.db.teams import LEAD, Team
from app.domain.errors import NotFound

NO_SUCH_LINK = "There is nothing at this address. If this was a join link, please ask for a new one."


@dataclass(frozen=True, slots=True)
class Invitation:
    """A join link. `expires_at` is None for one that stays good; `joined` counts the members who came in through it."""

    id: str
    made_at: datetime
    expires_at: datetime | None
    withdrawn_at: datetime | None
    joined: int

    def state(self, now: datetime) -> str:
        """`open`, `expired` or `withdrawn`."""
        if self.withdrawn_at:
            return "withdrawn"
        return "expired" if self.expires_at and self.expires_at <= now else "open"


@dataclass(frozen=True, slots=True)
class AskedRound:
    """The open round that somebody who joins will answer. `minimum` counts answers, for anonymous ones."""

    id: str
    number: int
    bank_version: str
    privacy: str
    minimum: int


@dataclass(frozen=True, slots=True)
class WayIn:
    """What a join link shows before anybody joins: the team, the names of its leads, and its open round if it has
    one."""

    invitation_id: str
    team_id: str
    team_name: str | None
    leads: tuple[str, ...]
    round: AskedRound | None


def make(session: Session, team: Team, expires_at: datetime | None, now: datetime) -> str:
    """The id of a new link into the team. NotAllowed for a member who does not lead it."""
    teams.hold_as_lead(session, team)
    made = InvitationRow(team_id=team.id, made_at=now, expires_at=expires_at)
    session.add(made)
    session.flush()
    return made.id


def of(session: Session, team: Team) -> tuple[Invitation, ...]:
    """Every link that was made into the team, newest first."""
    joined = func.count(MemberRow.person_id)
    found = session.execute(
        select(InvitationRow.id, InvitationRow.made_at, InvitationRow.expires_at, InvitationRow.withdrawn_at, joined)
        .outerjoin(MemberRow, MemberRow.invitation_id == InvitationRow.id)
        .where(InvitationRow.team_id == team.id)
        .group_by(InvitationRow.id)
        .order_by(InvitationRow.made_at.desc(), InvitationRow.id)
    )
    return tuple(Invitation(*row) for row in found)


def withdraw(session: Session, team: Team, invitation_id: str, now: datetime) -> None:
    """End a link; one that was withdrawn before stays as it is. NotAllowed for a member who does not lead the team,
    NotFound for a link into another one."""
    teams.hold_as_lead(session, team)
    ours = (InvitationRow.id == invitation_id) & (InvitationRow.team_id == team.id)
    if session.scalar(select(InvitationRow.id).where(ours)) is None:
        raise NotFound
    session.execute(update(InvitationRow).where(ours, InvitationRow.withdrawn_at.is_(None)).values(withdrawn_at=now))


def find(session: Session, invitation_id: str | None, now: datetime) -> WayIn:
    """What the link shows. NotFound for one that is unknown, withdrawn or expired: all look the same."""
    found = session.execute(
        select(InvitationRow.team_id, TeamRow.name)
        .join(TeamRow, TeamRow.id == InvitationRow.team_id)
        .where(InvitationRow.id == invitation_id, *_is_open(now))
    ).one_or_none()
    if invitation_id is None or found is None:
        raise NotFound(NO_SUCH_LINK)
    team_id, name = found
    return WayIn(invitation_id, team_id, name, _leads(session, team_id), _open_round(session, team_id))


def hold(session: Session, way: WayIn, now: datetime) -> None:
    """Keep the link from being withdrawn, and its team from being deleted, until the transaction ends. NotFound when
    that has just happened."""
    team = select(TeamRow.id).where(TeamRow.id == way.team_id).with_for_update(read=True, key_share=True)
    link = select(InvitationRow.id).where(InvitationRow.id == way.invitation_id, *_is_open(now))
    if not session.scalar(team) or not session.scalar(link.with_for_update(read=True)):
        raise NotFound(NO_SUCH_LINK)


def _is_open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    never = InvitationRow.expires_at.is_(None)
    return InvitationRow.withdrawn_at.is_(None), never | (InvitationRow.expires_at > now)


def _leads(session: Session, team_id: str) -> tuple[str, ...]:
    names = session.scalars(
        select(PersonRow.name)
        .join(MemberRow, MemberRow.person_id == PersonRow.id)
        .where(MemberRow.team_id == team_id, MemberRow.standing == LEAD)
        .order_by(MemberRow.joined_at, PersonRow.id)
    )
    return tuple(name for name in names if name)


def _open_round(session: Session, team_id: str) -> AskedRound | None:
    is_open = RoundRow.closed_at.is_(None) & RoundRow.called_off_at.is_(None)
    found = session.execute(
        select(RoundRow.id, RoundRow.number, RoundRow.bank_version, RoundRow.privacy, RoundRow.minimum).where(
            RoundRow.team_id == team_id, is_open
        )
    ).one_or_none()
    return AskedRound(*found) if found else None

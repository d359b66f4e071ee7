"""Members: who is in a team, how they came in, where they stand, and how they go."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from app.db import invitations, responses, teams
from app.db.invitations import WayIn
from app.db.models import MemberRow, PersonRow
from app.db.teams import LEAD, MEMBER, Team
from app.db.upsert import insert
from app.domain.errors import Conflict, NotFound

ONLY_LEAD = "A team needs a lead. Name another one first, or delete the team."


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a team. `name` is None until they give one, `job_role` a value of CX1 or None."""

    person_id: str
    name: str | None
    standing: str
    job_role: str | None
    joined_at: datetime


def of(session: Session, team: Team) -> tuple[Member, ...]:
    """Everybody in the team: leads first, then in the order in which they joined."""
    found = session.execute(
        select(PersonRow.id, PersonRow.name, MemberRow.standing, MemberRow.job_role, MemberRow.joined_at)
        .join(PersonRow, PersonRow.id == MemberRow.person_id)
        .where(MemberRow.team_id == team.id)
        .order_by(MemberRow.standing, MemberRow.joined_at, PersonRow.id)
    )
    return tuple(Member(*row) for row in found)


def join(session: Session, way: WayIn, person_id: str, job_role: str | None, now: datetime) -> None:
    """Let the person in through the link. Whoever is in the team already stays as they are. NotFound when the link has
    just been withdrawn."""
    invitations.hold(session, way, now)
    values = {
        "team_id": way.team_id,
        "person_id": person_id,
        "standing": MEMBER,
        "job_role": job_role,
        "joined_at": now,
        "invitation_id": way.invitation_id,
    }
    session.execute(insert(session, MemberRow).values(values).on_conflict_do_nothing())


def is_in(session: Session, team_id: str, person_id: str | None) -> bool:
    """Whether the person is in the team."""
    return session.scalar(select(MemberRow.team_id).where(*_one(team_id, person_id))) is not None


def give_standing(session: Session, team: Team, person_id: str, standing: str) -> None:
    """Make somebody in the team a `lead` or a `member`. NotAllowed for whoever does not lead the team, NotFound for
    somebody not in it, Conflict where it would be left without a lead."""
    teams.hold_as_lead(session, team)
    _refuse_unknown(session, team, person_id)
    if standing != LEAD:
        _refuse_without_lead(session, team, person_id)
    session.execute(update(MemberRow).where(*_one(team.id, person_id)).values(standing=standing))


def give_job_role(session: Session, team: Team, job_role: str) -> None:
    """Keep the member's own job role, a value of CX1."""
    session.execute(update(MemberRow).where(*_one(team.id, team.person_id)).values(job_role=job_role))


def remove(session: Session, secret: bytes, team: Team, person_id: str) -> None:
    """Take somebody out of the team, with their answers in its open round; those in closed rounds stay. Refuses as
    `give_standing` does."""
    teams.hold_as_lead(session, team)
    _refuse_unknown(session, team, person_id)
    _take_out(session, secret, team, person_id)


def leave(session: Session, secret: bytes, team: Team) -> None:
    """Take the member out of the team, as `remove` does. Conflict for its only lead."""
    teams.hold(session, team)
    _take_out(session, secret, team, team.person_id)


def _take_out(session: Session, secret: bytes, team: Team, person_id: str) -> None:
    _refuse_without_lead(session, team, person_id)
    responses.withdraw(session, secret, team.id, person_id)
    session.execute(delete(MemberRow).where(*_one(team.id, person_id)))


def _refuse_unknown(session: Session, team: Team, person_id: str) -> None:
    if not is_in(session, team.id, person_id):
        raise NotFound


def _refuse_without_lead(session: Session, team: Team, without: str) -> None:
    others = select(func.count()).where(
        MemberRow.team_id == team.id, MemberRow.standing == LEAD, MemberRow.person_id != without
    )
    if session.scalar(others) == 0:
        raise Conflict(ONLY_LEAD)


def _one(team_id: str, person_id: str | None) -> tuple[ColumnElement[bool], ...]:
    return MemberRow.team_id == team_id, MemberRow.person_id == person_id

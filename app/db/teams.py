"""Teams: who may open one, what it is called, and its end."""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from app.db import rounds
from app.db.models import MemberRow, RoundRow, TeamRow
from app.db.pages import Page, Place, page_of
from app.domain.errors import NotAllowed, NotFound

LEAD = "lead"
MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Team:
    """A team as one of its members sees it. `name` is None until somebody gives one; `standing` (`lead` or `member`)
    and `job_role` (a value of CX1, None until given) are that member's."""

    id: str
    name: str | None
    standing: str
    job_role: str | None
    person_id: str

    @property
    def is_led(self) -> bool:
        """Whether this member is a lead."""
        return self.standing == LEAD


def start(session: Session, person_id: str, bank_version: str, now: datetime) -> str:
    """The id of a named, open first round of a new, unnamed team of which the person is the lead."""
    team = TeamRow(created_at=now)
    session.add(team)
    session.flush()
    session.add(MemberRow(team_id=team.id, person_id=person_id, standing=LEAD, joined_at=now))
    return rounds.start(session, team.id, bank_version, now)


def of(session: Session, person_id: str) -> tuple[Team, ...]:
    """The person's teams, the one joined last first."""
    found = session.execute(_teams_of(person_id).order_by(MemberRow.joined_at.desc(), TeamRow.id))
    return tuple(Team(*row) for row in found)


def page_of_person(session: Session, person_id: str, after: Place | None, most: int) -> Page[Team]:
    """Up to `most` of the person's teams behind the place, the one joined last first."""
    return page_of(session, _teams_of(person_id), MemberRow.joined_at, TeamRow.id, Team, after, most)


def find(session: Session, person_id: str | None, team_id: str) -> Team:
    """The team, for a member of it; NotFound for everybody else, as for an id that does not exist."""
    found = session.execute(_teams_of(person_id).where(TeamRow.id == team_id)).one_or_none()
    if found is None:
        raise NotFound
    return Team(*found)


def find_led(session: Session, person_id: str | None, team_id: str) -> Team:
    """The team, for a lead of it; NotAllowed for its other members, NotFound for everybody else."""
    team = find(session, person_id, team_id)
    if not team.is_led:
        raise NotAllowed
    return team


def are_any(session: Session) -> bool:
    """Whether the database has a team at all."""
    return session.scalar(select(TeamRow.id).limit(1)) is not None


def hold_as_lead(session: Session, team: Team) -> None:
    """Keep other changes to the team waiting until the transaction ends. NotAllowed when the member is no lead, or is
    none any more: of two who act at once, one may just have changed the other's standing."""
    if hold(session, team) != LEAD:
        raise NotAllowed


def hold(session: Session, team: Team) -> str:
    """The same for any member; their standing as it is then. NotFound when they are out of the team by then."""
    # Not the strictest lock: that would make those wait who only join.
    session.execute(select(TeamRow.id).where(TeamRow.id == team.id).with_for_update(key_share=True))
    standing = session.scalar(
        select(MemberRow.standing).where(MemberRow.team_id == team.id, MemberRow.person_id == team.person_id)
    )
    if standing is None:
        raise NotFound
    return standing


def hold_all(session: Session, person_id: str) -> tuple[Team, ...]:
    """Every team of the person, each held. NotFound when they are just being taken out of one."""
    # In one order for everybody: two people who share two teams would wait for each other for ever.
    own = tuple(sorted(of(session, person_id), key=attrgetter("id")))
    for team in own:
        hold(session, team)
    return own


def rename(session: Session, team: Team, name: str) -> None:
    """Give the team a name of up to 80 characters. NotAllowed for a member who does not lead it."""
    hold_as_lead(session, team)
    session.execute(update(TeamRow).where(TeamRow.id == team.id).values(name=name))


def destroy(session: Session, team: Team) -> None:
    """Delete the team with everything that belongs to it. NotAllowed for a member who does not lead it."""
    hold_as_lead(session, team)
    # Whoever saves holds the round first; a cascade would reach the responses in an order of its own.
    rounds_of_team = select(RoundRow.id).where(RoundRow.team_id == team.id).order_by(RoundRow.id)
    session.execute(rounds_of_team.with_for_update())
    session.execute(delete(TeamRow).where(TeamRow.id == team.id))


def _teams_of(person_id: str | None) -> Select[*tuple[Any, ...]]:
    return (
        select(TeamRow.id, TeamRow.name, MemberRow.standing, MemberRow.job_role, MemberRow.person_id)
        .join(MemberRow, MemberRow.team_id == TeamRow.id)
        .where(MemberRow.person_id == person_id)
    )

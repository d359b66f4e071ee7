"""Teams and who is in them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import rounds
from app.db.models import MemberRow, TeamRow

LEAD = "lead"
MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Team:
    """A team as a member sees it. `name` is None until somebody gives one; `standing` is `lead` or `member`."""

    id: str
    name: str | None
    standing: str


def start(session: Session, person_id: str, bank_version: str, now: datetime) -> str:
    """The id of a named, open first round of a new, unnamed team of which the person is the lead."""
    team = TeamRow(created_at=now)
    session.add(team)
    session.flush()
    session.add(MemberRow(team_id=team.id, person_id=person_id, standing=LEAD, joined_at=now))
    return rounds.start(session, team.id, bank_version, now)


def of(session: Session, person_id: str) -> tuple[Team, ...]:
    """The person's teams, the one joined last first."""
    found = session.execute(
        select(TeamRow.id, TeamRow.name, MemberRow.standing)
        .join(MemberRow, MemberRow.team_id == TeamRow.id)
        .where(MemberRow.person_id == person_id)
        .order_by(MemberRow.joined_at.desc(), TeamRow.id)
    )
    return tuple(Team(*row) for row in found)

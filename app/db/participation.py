"""Who takes part in a named round, by name: whether they have begun and finished, never what they say."""

from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.db.models import MemberRow, PersonRow, ResponseRow
from app.db.rounds import Round
from app.domain.privacy import NAMED


@dataclass(frozen=True, slots=True)
class Participant:
    """A present member and how far they are. `name` is None until they give one."""

    person_id: str
    name: str | None
    has_begun: bool
    has_finished: bool


def participants(session: Session, round: Round) -> tuple[Participant, ...]:
    """Every member of the team, in the order they joined; nobody where the round is anonymous."""
    if round.privacy != NAMED:
        return ()
    own = and_(ResponseRow.round_id == round.id, ResponseRow.person_id == MemberRow.person_id)
    rows = session.execute(
        select(PersonRow.id, PersonRow.name, ResponseRow.id.is_not(None), ResponseRow.submitted_at.is_not(None))
        .join(MemberRow, MemberRow.person_id == PersonRow.id)
        .outerjoin(ResponseRow, own)
        .where(MemberRow.team_id == round.team_id)
        .order_by(MemberRow.joined_at, PersonRow.id)
    )
    return tuple(Participant(*row) for row in rows)

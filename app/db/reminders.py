"""Reminders: who has not answered an open named round, and when they were last written to about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.db.models import MemberRow, PersonRow, ReminderRow, ResponseRow
from app.db.rounds import Round
from app.db.upsert import insert
from app.domain.privacy import NAMED
from app.domain.reminders import PAUSE


@dataclass(frozen=True, slots=True)
class Missing:
    """A member who has not submitted. `email` is None for a guest, `reminded_at` for somebody never written to."""

    person_id: str
    email: str | None
    reminded_at: datetime | None


def missing(session: Session, round: Round) -> tuple[Missing, ...]:
    """Every present member who has not submitted, in the order they joined; nobody unless the round is named and open:
    of an anonymous one it is not known who has."""
    if round.privacy != NAMED or round.state != "open":
        return ()
    own = and_(ResponseRow.round_id == round.id, ResponseRow.person_id == MemberRow.person_id)
    last = and_(ReminderRow.round_id == round.id, ReminderRow.person_id == MemberRow.person_id)
    rows = session.execute(
        select(PersonRow.id, PersonRow.email, ReminderRow.at)
        .join(MemberRow, MemberRow.person_id == PersonRow.id)
        .outerjoin(ResponseRow, own)
        .outerjoin(ReminderRow, last)
        .where(MemberRow.team_id == round.team_id, ResponseRow.submitted_at.is_(None))
        .order_by(MemberRow.joined_at, PersonRow.id)
    )
    return tuple(Missing(*row) for row in rows)


def note(session: Session, round: Round, person_ids: Sequence[str], now: datetime) -> frozenset[str]:
    """Those of the people whose last letter about the round is a day ago or more, noted as written to now: of several
    who remind at once, one gets each of them."""
    if not person_ids:
        return frozenset()
    # In one order for everybody: two who note the same people would wait for each other for ever.
    noted = insert(session, ReminderRow).values(
        [{"round_id": round.id, "person_id": person_id, "at": now} for person_id in sorted(person_ids)]
    )
    again = noted.on_conflict_do_update(
        index_elements=["round_id", "person_id"], set_={"at": now}, where=ReminderRow.at <= now - PAUSE
    )
    return frozenset(session.scalars(again.returning(ReminderRow.person_id)))

"""People: those who answer, with or without an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.db.models import PersonRow


def new_guest(session: Session, now: datetime) -> str:
    """The id of a new person without credentials."""
    person = PersonRow(created_at=now)
    session.add(person)
    session.flush()
    return person.id

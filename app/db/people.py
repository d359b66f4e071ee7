"""People: those who answer, with or without an account."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.db.models import PersonRow
from app.db.upsert import insert
from app.domain.errors import NotFound, SignInNeeded

SAME_CLICK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who answers. `name` is None until they give one, `email` is None for a guest."""

    id: str
    name: str | None
    email: str | None

    @property
    def has_account(self) -> bool:
        return self.email is not None


def new_guest(session: Session, now: datetime) -> str:
    """The id of a new person without credentials."""
    person = PersonRow(created_at=now)
    session.add(person)
    session.flush()
    return person.id


def guest_once(session: Session, person_id: str, now: datetime) -> str:
    """The id of a new guest: this one, also for whoever asks for it again within the minute, as a form does that is
    sent twice at once; after that another one."""
    made = insert(session, PersonRow).values(id=person_id, created_at=now).on_conflict_do_nothing()
    session.execute(made)
    made_at = session.scalar(select(PersonRow.created_at).where(PersonRow.id == person_id, PersonRow.email.is_(None)))
    return person_id if made_at and now - made_at < SAME_CLICK else new_guest(session, now)


def find(session: Session, person_id: str) -> Person:
    """The person; NotFound once they are gone."""
    query = select(PersonRow.id, PersonRow.name, PersonRow.email).where(PersonRow.id == person_id)
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFound
    return Person(*found)


def hold(session: Session, person_id: str) -> None:
    """Keep the person from being deleted, or from becoming somebody else by signing in, until the transaction is over;
    SignInNeeded where it is too late."""
    there = select(PersonRow.id).where(PersonRow.id == person_id).with_for_update(read=True, key_share=True)
    if session.scalar(there) is None:
        raise SignInNeeded


def rename(session: Session, person_id: str, name: str) -> None:
    """Give the person a name of up to 80 characters. What was submitted before keeps the name it was submitted with."""
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(name=name))


def name_of(session: Session, person_id: str) -> str | None:
    """What the person is called; None for a guest who has not said."""
    return session.scalar(select(PersonRow.name).where(PersonRow.id == person_id))

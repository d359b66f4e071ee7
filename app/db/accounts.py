"""Accounts: people whose work is kept under an e-mail address and a password, until they delete it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db import members, teams
from app.db.models import AgreementRow, MemberRow, PersonRow, ResponseRow
from app.db.teams import LEAD, Team


@dataclass(frozen=True, slots=True)
class Account:
    """What signing in is held against. `email` is in lower case, `password_digest` an Argon2 digest with its salt."""

    person_id: str
    email: str
    password_digest: str


@dataclass(frozen=True, slots=True)
class Teams:
    """A person's teams by what becomes of them without that person."""

    left: tuple[Team, ...]
    """Others are in these, and somebody else leads them."""

    deleted: tuple[Team, ...]
    """Nobody else is in these."""

    in_the_way: tuple[Team, ...]
    """Others are in these, and nobody else leads them."""


def of(session: Session, person_id: str) -> Account | None:
    """The person's account; None for a guest."""
    return _one(session, _accounts().where(PersonRow.id == person_id))


def with_email(session: Session, email: str) -> Account | None:
    """The account that has the address, which must be in lower case; None where there is none."""
    return _one(session, _accounts().where(PersonRow.email == email))


def keep(session: Session, person_id: str, name: str, email: str, password_digest: str) -> bool:
    """Make a guest's work an account's. False, and nothing is done, where another account has the address or the person
    has an account already."""
    values = {"name": name, "email": email, "password_digest": password_digest}
    kept = update(PersonRow).where(PersonRow.id == person_id, PersonRow.email.is_(None)).values(values)
    try:
        with session.begin_nested():
            return session.scalar(kept.returning(PersonRow.id)) is not None
    except IntegrityError:
        return False


def is_current(session: Session, account: Account) -> bool:
    """Whether the account still has this address and this password; they stay so until the transaction ends."""
    # Not shared: of two who sign in at once, each would keep the other from moving a guest's work.
    return session.scalar(select(PersonRow.id).where(*_as_it_was(account)).with_for_update()) is not None


def change_password(session: Session, account: Account, password_digest: str) -> bool:
    """Give the account another password. False, and nothing is done, where it has changed since."""
    changed = update(PersonRow).where(*_as_it_was(account)).values(password_digest=password_digest)
    return session.scalar(changed.returning(PersonRow.id)) is not None


def teams_without(session: Session, person_id: str) -> Teams:
    """What would become of the person's teams if they went."""
    own = teams.of(session, person_id)
    others = set(session.scalars(_team_ids_of_others(own, person_id)))
    leads = set(session.scalars(_team_ids_of_others(own, person_id).where(MemberRow.standing == LEAD)))
    return Teams(
        left=tuple(team for team in own if team.id in leads),
        deleted=tuple(team for team in own if team.id not in others),
        in_the_way=tuple(team for team in own if team.id in others - leads),
    )


def destroy(session: Session, secret: bytes, person_id: str) -> None:
    """Delete the person, guest or not (design 3, point 7): with answers in open rounds, whatever was not submitted, and
    teams that nobody else is in. What was submitted to closed named rounds stays, without a name. Conflict for the only
    lead of others."""
    teams.hold_all(session, person_id)
    affected = teams_without(session, person_id)
    for team in affected.deleted:
        teams.destroy(session, team)
    for team in (*affected.left, *affected.in_the_way):
        members.leave(session, secret, team)
    own_responses = ResponseRow.person_id == person_id
    session.execute(delete(ResponseRow).where(own_responses, ResponseRow.submitted_at.is_(None)))
    session.execute(update(ResponseRow).where(own_responses).values(person_id=None, name=None))
    decided = update(AgreementRow).where(AgreementRow.decided_by == person_id)
    session.execute(decided.values(decided_by=None, decided_by_name=None))
    session.execute(delete(PersonRow).where(PersonRow.id == person_id))


def _accounts() -> Select[*tuple[Any, ...]]:
    return select(PersonRow.id, PersonRow.email, PersonRow.password_digest).where(PersonRow.email.is_not(None))


def _one(session: Session, query: Select[*tuple[Any, ...]]) -> Account | None:
    found = session.execute(query).one_or_none()
    return Account(*found) if found else None


def _as_it_was(account: Account) -> tuple[Any, ...]:
    return (
        PersonRow.id == account.person_id,
        PersonRow.email == account.email,
        PersonRow.password_digest == account.password_digest,
    )


def _team_ids_of_others(own: tuple[Team, ...], person_id: str) -> Select[str]:
    ids = [team.id for team in own]
    return select(MemberRow.team_id).where(MemberRow.team_id.in_(ids), MemberRow.person_id != person_id).distinct()

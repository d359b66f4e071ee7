"""Sign-ins: which browser is whose. The browser holds a token, the database only its digest."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.db.models import PersonRow, SignInRow

KEPT = timedelta(days=400)
"""How long a guest's browser is remembered after it was last used; there is no limit on idling within."""

RENEWED = timedelta(hours=1)
"""How old the last use may get before it is written down again."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whose browser this is, whether its last use should be written down again, and whether they have an account."""

    person_id: str
    renewal_due: bool
    has_account: bool = False


def start(session: Session, person_id: str, now: datetime) -> str:
    """A new token for the person's browser: 32 random bytes in 43 characters that a cookie may hold."""
    token = secrets.token_urlsafe(32)
    values = {"digest": _digest(token), "person_id": person_id, "created_at": now, "last_used_at": now}
    session.execute(insert(SignInRow).values(values))
    return token


def person_of(session: Session, token: str, now: datetime) -> SignedIn | None:
    """Whose token this is; None for one that is unknown or was not used for too long."""
    found = session.execute(
        select(SignInRow.person_id, SignInRow.last_used_at, PersonRow.email)
        .join(PersonRow, PersonRow.id == SignInRow.person_id)
        .where(SignInRow.digest == _digest(token))
    ).one_or_none()
    if found is None or now - found.last_used_at > KEPT:
        return None
    return SignedIn(found.person_id, now - found.last_used_at >= RENEWED, found.email is not None)


def renew(session: Session, token: str, now: datetime) -> None:
    """Write down that the token was used now; nothing happens to one that was renewed within the hour."""
    session.execute(
        update(SignInRow)
        .where(SignInRow.digest == _digest(token), SignInRow.last_used_at <= now - RENEWED)
        .values(last_used_at=now)
    )


def end(session: Session, token: str) -> None:
    """Forget the browser with the token; nothing happens to one that nobody has."""
    session.execute(delete(SignInRow).where(SignInRow.digest == _digest(token)))


def end_all(session: Session, person_id: str) -> None:
    """Forget every browser of the person."""
    session.execute(delete(SignInRow).where(SignInRow.person_id == person_id))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

"""Access tokens, by which a program asks in somebody's name: it holds the token, the database only a digest."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from app.db.ids import new_id
from app.db.models import AccessTokenRow, PersonRow
from app.domain.errors import Conflict, NotFound

MOST = 20
"""How many tokens one person can have, those that have expired included."""

NOTED = timedelta(hours=1)
"""How old the last use may get before it is written down again."""

TOO_MANY = f"You have {MOST} tokens, which is as many as there can be. Withdraw one first."

SHAPE = re.compile(r"hf_[\w-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token as its owner sees it. `expires_at` is None for one that stays good, `last_used_at` until it is used."""

    id: str
    label: str
    may_write: bool
    made_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None

    def is_good(self, now: datetime) -> bool:
        """Whether it has not expired."""
        return self.expires_at is None or self.expires_at > now


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose token it is, what it may do, and whether its last use should be written down again."""

    person_id: str
    token_id: str
    may_write: bool
    is_use_to_note: bool


def is_shaped(token: str) -> bool:
    """Whether the text could be a token at all; what is not one is no guess either."""
    return SHAPE.fullmatch(token) is not None


def make(
    session: Session, person_id: str, label: str, may_write: bool, expires_at: datetime | None, now: datetime
) -> str:
    """A new token: 32 random bytes in 43 characters behind `hf_`. This is the only time that anybody sees it. Conflict
    for somebody who has twenty."""
    # Held, so that two made at once are counted one after the other.
    session.execute(select(PersonRow.id).where(PersonRow.id == person_id).with_for_update())
    own = select(func.count()).select_from(AccessTokenRow).where(AccessTokenRow.person_id == person_id)
    if (session.scalar(own) or 0) >= MOST:
        raise Conflict(TOO_MANY)
    token = f"hf_{secrets.token_urlsafe(32)}"
    values = {"label": label, "may_write": may_write, "made_at": now, "expires_at": expires_at}
    session.execute(insert(AccessTokenRow).values(id=new_id(), digest=_digest(token), person_id=person_id, **values))
    return token


def of(session: Session, person_id: str) -> tuple[AccessToken, ...]:
    """The person's tokens, the newest first."""
    found = session.execute(
        select(
            AccessTokenRow.id,
            AccessTokenRow.label,
            AccessTokenRow.may_write,
            AccessTokenRow.made_at,
            AccessTokenRow.expires_at,
            AccessTokenRow.last_used_at,
        )
        .where(AccessTokenRow.person_id == person_id)
        .order_by(AccessTokenRow.made_at.desc(), AccessTokenRow.id)
    )
    return tuple(AccessToken(*row) for row in found)


def withdraw(session: Session, person_id: str, token_id: str) -> None:
    """End the person's token for good. NotFound for one that is not theirs, or not any more."""
    theirs = delete(AccessTokenRow).where(AccessTokenRow.id == token_id, AccessTokenRow.person_id == person_id)
    if session.scalar(theirs.returning(AccessTokenRow.id)) is None:
        raise NotFound


def bearer_of(session: Session, token: str, now: datetime) -> Bearer | None:
    """Whose token this is; None for one that is unknown, withdrawn or expired."""
    still_good = or_(AccessTokenRow.expires_at.is_(None), AccessTokenRow.expires_at > now)
    found = session.execute(
        select(
            AccessTokenRow.person_id, AccessTokenRow.id, AccessTokenRow.may_write, AccessTokenRow.last_used_at
        ).where(AccessTokenRow.digest == _digest(token), still_good)
    ).one_or_none()
    if found is None:
        return None
    used = found.last_used_at
    return Bearer(found.person_id, found.id, found.may_write, used is None or now - used >= NOTED)


def note_use(session: Session, token_id: str, now: datetime) -> None:
    """Write down that the token was used now; nothing happens to one that was noted within the hour."""
    is_due = or_(AccessTokenRow.last_used_at.is_(None), AccessTokenRow.last_used_at <= now - NOTED)
    session.execute(update(AccessTokenRow).where(AccessTokenRow.id == token_id, is_due).values(last_used_at=now))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

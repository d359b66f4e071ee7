"""Sign-ins: which browser is whose. The browser holds a token, the database only its digest."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from app.db.models import PersonRow, SignInRow
from app.db.rows import rows_of

TOKEN_BYTES = 32
TOKEN_LENGTH = 43
ID_DIGITS = 20
"""How much of a digest tells one browser from another; nobody finds the token by it."""

KEPT = timedelta(days=400)
"""How long a guest's browser is remembered after it was last used; there is no limit on idling within."""

SIGNED_IN = timedelta(days=30)
"""How long an account's holder stays signed in, whatever they do, before they show once more who they are (ASVS 5,
7.3.2). A round takes weeks, so that they are asked about once in each; what a browser shows of a team is worth that."""

UNUSED = timedelta(days=14)
"""How long a browser may lie unused before an account's holder is signed out of it (ASVS 5, 7.3.1)."""

RENEWED = timedelta(hours=1)
"""How old the last use may get before it is written down again."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whose browser this is, whether its last use should be written down again, and whether they have an account; who
    has one is signed out at `ends_at` at the latest."""

    person_id: str
    renewal_due: bool
    has_account: bool = False
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """What is written down of a browser's token. `email` is None for a guest."""

    person_id: str
    created_at: datetime
    last_used_at: datetime
    email: str | None

    def at(self, now: datetime) -> SignedIn | None:
        """Whose browser this is at that time; None once it was not used for too long, or is an account's and too
        old."""
        unused = now - self.last_used_at
        if unused > KEPT:
            return None
        if self.email is None:
            return SignedIn(self.person_id, unused >= RENEWED)
        is_live = unused <= UNUSED and now - self.created_at < SIGNED_IN
        return SignedIn(self.person_id, unused >= RENEWED, True, self.created_at + SIGNED_IN) if is_live else None


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser in which somebody is signed in. `id` tells it from their others, and opens nothing."""

    id: str
    began_at: datetime
    last_used_at: datetime
    ends_at: datetime


def start(session: Session, person_id: str, now: datetime) -> str:
    """A new token for the person's browser: 32 random bytes in 43 characters that a cookie may hold."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    values = {"digest": digest_of(token), "person_id": person_id, "created_at": now, "last_used_at": now}
    session.execute(insert(SignInRow).values(values))
    return token


def is_token(text: str) -> bool:
    """Whether the text looks like a token that `start` gave, at whatever time."""
    return len(text) == TOKEN_LENGTH and text.isascii() and text.replace("-", "").replace("_", "").isalnum()


def person_of(session: Session, token: str, now: datetime) -> SignedIn | None:
    """Whose token this is; None for one that is unknown, was not used for too long, or is an account's and too old."""
    found = find(session, token)
    return found.at(now) if found else None


def find(session: Session, token: str) -> SignIn | None:
    """What is written down of the token, whether or not it is still good for anything; None for an unknown one."""
    found = rows_of(session, _PERSON_OF, digest=digest_of(token)).one_or_none()
    return SignIn(*found) if found else None


_PERSON_OF = (
    select(SignInRow.person_id, SignInRow.created_at, SignInRow.last_used_at, PersonRow.email)
    .join(PersonRow, PersonRow.id == SignInRow.person_id)
    .where(SignInRow.digest == bindparam("digest"))
)


def of(session: Session, person_id: str, now: datetime) -> tuple[Browser, ...]:
    """The browsers in which the account's holder is signed in, the one that was used last first."""
    live = SignInRow.last_used_at >= now - UNUSED, SignInRow.created_at > now - SIGNED_IN
    found = session.scalars(select(SignInRow).where(SignInRow.person_id == person_id, *live))
    browsers = [
        Browser(
            row.digest[:ID_DIGITS],
            row.created_at,
            row.last_used_at,
            min(row.created_at + SIGNED_IN, row.last_used_at + UNUSED),
        )
        for row in found
    ]
    return tuple(sorted(browsers, key=lambda browser: (browser.last_used_at, browser.began_at), reverse=True))


def id_of(token: str) -> str:
    """The id of the browser with the token, as `of` gives it."""
    return digest_of(token)[:ID_DIGITS]


def renew(session: Session, token: str, now: datetime) -> None:
    """Write down that the token was used now; nothing happens to one that was renewed within the hour."""
    session.execute(
        update(SignInRow)
        .where(SignInRow.digest == digest_of(token), SignInRow.last_used_at <= now - RENEWED)
        .values(last_used_at=now)
    )


def end(session: Session, token: str) -> None:
    """Forget the browser with the token; nothing happens to one that nobody has."""
    session.execute(delete(SignInRow).where(SignInRow.digest == digest_of(token)))


def end_one(session: Session, person_id: str, id: str) -> None:
    """Forget the person's browser with the id; nothing happens to one that they do not have."""
    theirs = SignInRow.person_id == person_id, SignInRow.digest.startswith(id, autoescape=True)
    if len(id) == ID_DIGITS:
        session.execute(delete(SignInRow).where(*theirs))


def end_old(session: Session, person_id: str, now: datetime) -> None:
    """Forget the browsers in which the account's holder is signed out by now."""
    is_old = (SignInRow.last_used_at < now - UNUSED) | (SignInRow.created_at <= now - SIGNED_IN)
    session.execute(delete(SignInRow).where(SignInRow.person_id == person_id, is_old))


def end_all(session: Session, person_id: str) -> None:
    """Forget every browser of the person."""
    session.execute(delete(SignInRow).where(SignInRow.person_id == person_id))


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

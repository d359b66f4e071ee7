"""Attempts: how often something was tried lately, counted here so that the limit holds for every replica."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.orm import Session

from app.db.models import AttemptRow
from app.domain.errors import TooMany

MOST = 10
WITHIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try, by the ids of its rows: a row for everything that it was about."""

    ids: tuple[str, ...]


def note(session: Session, secret: bytes, kind: str, abouts: Iterable[str], now: datetime) -> Attempt:
    """Write the try down. TooMany where any of what it is about was tried ten times within five minutes; such a try is
    not counted, so that trying on keeps nobody out for longer."""
    digests = sorted({_digest(secret, kind, about) for about in abouts})
    _forget_old(session, now)
    for about in digests:
        _hold(session, about)
        _refuse_more(session, kind, about, now)
    rows = [AttemptRow(kind=kind, about=about, at=now) for about in digests]
    session.add_all(rows)
    session.flush()
    return Attempt(tuple(row.id for row in rows))


def refuse_more(session: Session | Connection, secret: bytes, kind: str, abouts: Iterable[str], now: datetime) -> None:
    """TooMany where `note` would refuse the try; without counting it."""
    for about in abouts:
        _refuse_more(session, kind, _digest(secret, kind, about), now)


def forget(session: Session, attempt: Attempt) -> None:
    """Do not count a try that was right."""
    session.execute(delete(AttemptRow).where(AttemptRow.id.in_(attempt.ids)))


def _refuse_more(session: Session | Connection, kind: str, about: str, now: datetime) -> None:
    lately = {"since": now - WITHIN, "until": now + WITHIN}
    if (session.scalar(_TRIED, {"kind": kind, "about": about, **lately}) or 0) >= MOST:
        raise TooMany


# A clock that was set back must not keep anybody out until it has caught up.
_LATELY = (AttemptRow.at > bindparam("since")) & (AttemptRow.at < bindparam("until"))
_TRIED = select(func.count()).where(
    AttemptRow.kind == bindparam("kind"), AttemptRow.about == bindparam("about"), _LATELY
)
"""Written once: whoever opens a link is asked about first."""


def _forget_old(session: Session, now: datetime) -> None:
    # Of several who tidy up at once none waits for another.
    old = select(AttemptRow.id).where(AttemptRow.at <= now - WITHIN).with_for_update(skip_locked=True)
    session.execute(delete(AttemptRow).where(AttemptRow.id.in_(old)))


def _hold(session: Session, about: str) -> None:
    """Let nobody else count the same until the transaction ends; on SQLite only one writes anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(about, 0))))


def _digest(secret: bytes, kind: str, about: str) -> str:
    return hmac.new(secret, f"attempt:{kind}:{about}".encode("utf-8", "surrogatepass"), sha256).hexdigest()

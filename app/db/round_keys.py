"""The keys of open anonymous rounds: with one, and the server's secret, a response can be told to be somebody's.

A key is alone in its table and gone when its round ends (design section 3).
"""

import hmac
import secrets
from hashlib import sha256

from sqlalchemy import Select, delete, exists, insert, or_, select
from sqlalchemy.orm import Session

from app.db.models import RoundKeyRow, RoundRow
from app.domain.privacy import ANONYMOUS

KEY_BYTES = 32


def make(session: Session, round_id: str) -> None:
    """Give a round that was just opened its key."""
    session.execute(insert(RoundKeyRow).values(round_id=round_id, key=secrets.token_hex(KEY_BYTES)))


def destroy(session: Session, round_id: str) -> None:
    """From now on nobody can tell who said what in this round; a round without a key is left as it is."""
    session.execute(delete(RoundKeyRow).where(RoundKeyRow.round_id == round_id))


def author(session: Session, secret: bytes, round_id: str, person_id: str) -> str | None:
    """What stands for the person in an open anonymous round: 64 hexadecimal digits. None once the round has ended."""
    key = session.scalar(select(RoundKeyRow.key).where(RoundKeyRow.round_id == round_id))
    return _digest(secret, key, person_id) if key else None


def authors(session: Session, secret: bytes, person_id: str, team_id: str | None = None) -> dict[str, str]:
    """The same for every open anonymous round, or those of one team, by the round's id, answered or not."""
    keys = select(RoundKeyRow.round_id, RoundKeyRow.key)
    if team_id:
        keys = keys.join(RoundRow, RoundRow.id == RoundKeyRow.round_id).where(RoundRow.team_id == team_id)
    return {round_id: _digest(secret, key, person_id) for round_id, key in session.execute(keys)}


def missing() -> Select[str]:
    """The ids of open anonymous rounds without their key, as a restored backup leaves them."""
    has_key = exists().where(RoundKeyRow.round_id == RoundRow.id)
    return select(RoundRow.id).where(RoundRow.privacy == ANONYMOUS, _IS_OPEN, ~has_key)


def left_over() -> Select[str]:
    """The ids of rounds that have a key and should have none."""
    query = select(RoundRow.id).join(RoundKeyRow, RoundKeyRow.round_id == RoundRow.id)
    return query.where(or_(RoundRow.privacy != ANONYMOUS, ~_IS_OPEN))


_IS_OPEN = RoundRow.closed_at.is_(None) & RoundRow.called_off_at.is_(None)


def _digest(secret: bytes, key: str, person_id: str) -> str:
    return hmac.new(secret, f"author:{key}:{person_id}".encode(), sha256).hexdigest()

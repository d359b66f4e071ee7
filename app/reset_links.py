"""Links to choose a new password by. Nothing of them is stored: a link is a keyed digest of the person, the password
they have and when it ends, so that a new password is the end of every link made before (design 3)."""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from app.db.accounts import Account
from app.db.ids import ALPHABET, LENGTH

BY_MAIL = timedelta(hours=1)
BY_OPERATOR = timedelta(hours=24)
"""How long a link works; one that is handed over by a person may take a day to be read."""

TIME_DIGITS = 9
DIGITS = 40


@dataclass(frozen=True, slots=True)
class ResetLink:
    """What a link's token says, which anybody could have written: `is_genuine` tells."""

    person_id: str
    expires_at: datetime
    digest: str


def reset_path(secret: bytes, account: Account, expires_at: datetime) -> str:
    """The address, without the server's part, at which the account's holder chooses a new password."""
    end = _time(expires_at)
    return f"/resets/{account.person_id}{end}{_digest(secret, account, end)}"


def reset_link(token: str) -> ResetLink | None:
    """What the token says; None for text that is no token."""
    person_id, end, digest = token[:LENGTH], token[LENGTH:][:TIME_DIGITS], token[LENGTH + TIME_DIGITS :]
    is_token = (
        len(digest) == DIGITS and set(person_id) <= set(ALPHABET) and set(end + digest) <= set("0123456789abcdef")
    )
    return ResetLink(person_id, datetime.fromtimestamp(int(end, 16), UTC), digest) if is_token else None


def is_genuine(secret: bytes, link: ResetLink, account: Account, now: datetime) -> bool:
    """Whether the link was made here, for the password that the account has now, and has not ended."""
    expected = _digest(secret, account, _time(link.expires_at))
    return hmac.compare_digest(link.digest, expected) and now < link.expires_at


def _time(at: datetime) -> str:
    return f"{int(at.timestamp()):0{TIME_DIGITS}x}"


def _digest(secret: bytes, account: Account, end: str) -> str:
    text = f"reset:{account.person_id}:{account.password_digest}:{end}"
    return hmac.new(secret, text.encode(), sha256).hexdigest()[:DIGITS]

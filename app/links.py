"""Links that are capabilities: an id and a keyed digest of it, so that the database alone opens nothing (design 3)."""

import hmac
from hashlib import sha256

from app.db.ids import ALPHABET, LENGTH

DIGITS = 32
JOIN = "join"
SHARE = "share"
PURPOSES = (JOIN, SHARE)
"""What links open."""


def link_token(secret: bytes, purpose: str, id: str) -> str:
    """What stands in the address: the id and 32 hexadecimal digits that only this server could add to it."""
    return f"{id}{_digest(secret, purpose, id)}"


def linked_id(secret: bytes, purpose: str, token: str) -> str | None:
    """The id that the token was made for; None for every token that was not made here for this purpose."""
    id, digest = token[:LENGTH], token[LENGTH:]
    if len(id) != LENGTH or not set(id) <= set(ALPHABET):
        return None
    return (
        id
        if hmac.compare_digest(digest.encode("utf-8", "surrogatepass"), _digest(secret, purpose, id).encode())
        else None
    )


def is_made_here(secret: bytes, token: str) -> bool:
    """Whether the token was made here, for whatever purpose, and whether or not it still opens anything."""
    return any(linked_id(secret, purpose, token) for purpose in PURPOSES)


def _digest(secret: bytes, purpose: str, id: str) -> str:
    return hmac.new(secret, f"{purpose}:{id}".encode(), sha256).hexdigest()[:DIGITS]

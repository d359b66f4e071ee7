"""Ids as they stand in addresses: random, so that nobody can count through them."""

import secrets
import string

ALPHABET = string.digits + string.ascii_lowercase
LENGTH = 20


def new_id() -> str:
    """Twenty characters of 0-9 and a-z, 103 bits of them random."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))

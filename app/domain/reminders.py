"""Whom a letter about an open round reaches: those who can be reached and were not just written to."""

from datetime import datetime, timedelta

PAUSE = timedelta(days=1)
"""At least so much time lies between two letters to the same person about the same round."""

REACHED = "reached"
NO_ADDRESS = "no_address"
REMINDED = "reminded"


def reach_of(email: str | None, reminded_at: datetime | None, now: datetime) -> str:
    """`reached`, `no_address`, or `reminded` for somebody who got the last letter less than a day ago."""
    if not email:
        return NO_ADDRESS
    return REMINDED if reminded_at and now - reminded_at < PAUSE else REACHED

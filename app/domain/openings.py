"""When a round may be opened, and how: what anonymity needs from the start (domain 4.10, design section 3)."""

from datetime import datetime, timedelta

from app.domain.judgement import ANONYMOUS_MINIMUM, ANONYMOUS_MINIMUM_AT_MOST

MINIMUM = ANONYMOUS_MINIMUM
"""How many have to submit before an anonymous round is closed, unless a lead asks for more."""

LARGEST_MINIMUM = ANONYMOUS_MINIMUM_AT_MOST
MOST_ASKED = 500
PAUSE = timedelta(days=30)
"""Between two anonymous rounds of a team: two reports close together would show what the newcomers said."""


def may_be_anonymous(asked: int) -> bool:
    """Whether so many people are enough to ask them anonymously."""
    return asked >= MINIMUM


def anonymous_from(last: datetime | None, now: datetime) -> datetime | None:
    """The first moment for an anonymous round where the last one was closed too recently; None where now will do."""
    return last + PAUSE if last and now < last + PAUSE else None

"""When a sign-in ends: said on pages with questions in time to sign in again without losing anything."""

from datetime import timedelta

from fastapi import Request

from app import access

WARNED = timedelta(hours=1)
FORESEEN = timedelta(days=1)
"""How long before the warning a page that stays open may be asked to show it by itself."""


def ends_soon(request: Request) -> bool:
    """Whether the visitor is signed out within the hour, whatever they do."""
    left = access.time_left(request)
    return left is not None and left <= WARNED


def seconds_to_warning(request: Request) -> int | None:
    """How many seconds a page is to wait before it warns, 0 where it warns at once; None where it need not."""
    left = access.time_left(request)
    if left is None or left > WARNED + FORESEEN:
        return None
    return max(0, int((left - WARNED).total_seconds()))

"""What a visitor tries, counted for pages and programs alike: nobody guesses a secret ten times in five minutes."""

from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address, ip_network

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from app import access
from app.db import attempts
from app.db.attempts import Attempt
from app.db.session import database_of

IPV6_CUSTOMER = 64


async def limited(request: Request, kind: str, *abouts: str) -> Attempt:
    """Count a try at something for each of what it is about, and for the visitor's address; TooMany once that is over
    the limit."""
    now, secret = datetime.now(UTC), access.secret_of(request)
    counted = [f"about {about}" for about in abouts] + [f"from {_origin(request)}"]
    async with database_of(request).writing_turn() as session:
        return await run_in_threadpool(attempts.note, session, secret, kind, counted, now)


def _origin(request: Request) -> str:
    """The visitor's address; of an IPv6 address the part that one customer has."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(ip_network((address, IPV6_CUSTOMER), strict=False)) if isinstance(address, IPv6Address) else host

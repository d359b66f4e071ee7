"""What a visitor tries, counted for pages and programs alike: nobody guesses a secret ten times in five minutes."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address, ip_network

from fastapi import Depends, Request
from sqlalchemy import Connection
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from app import access
from app.db import attempts
from app.db.attempts import Attempt
from app.db.session import database_of
from app.domain.errors import NotFound
from app.links import is_made_here

IPV6_CUSTOMER = 64
LINK = "link"
TOKEN = "token"
"""What addresses call the part of a link that is its secret."""


async def limited(request: Request, kind: str, *abouts: str) -> Attempt:
    """Count a try at something for each of what it is about, and for the visitor's address; TooMany once that is over
    the limit."""
    now, secret = datetime.now(UTC), access.secret_of(request)
    counted = [f"about {about}" for about in abouts] + [_origin(request)]
    async with database_of(request).writing_turn() as session:
        return await run_in_threadpool(attempts.note, session, secret, kind, counted, now)


async def _links_limited(request: Request) -> AsyncGenerator[None]:
    token = request.path_params.get(TOKEN)
    if token is None:
        yield
        return
    await database_of(request).glance(lambda reader: refuse_guesses(request, reader))
    try:
        yield
    except NotFound:
        await count_guess(request, token)
        raise


LINKS_LIMITED = Depends(_links_limited, scope="function")
"""For every address of a room: where it holds a link's token, TooMany after ten from the visitor's address that open
nothing. A link that was made here is no guess, also once it has ended."""


def refuse_guesses(request: Request, reader: Session | Connection) -> None:
    """TooMany where ten links from the visitor's address opened nothing lately."""
    attempts.refuse_more(reader, access.secret_of(request), LINK, [_origin(request)], datetime.now(UTC))


async def count_guess(request: Request, token: str) -> None:
    """Count a link that opened nothing, unless it was made here; TooMany once that is over the limit."""
    if not is_made_here(access.secret_of(request), token):
        await limited(request, LINK)


def _origin(request: Request) -> str:
    """Where the visitor comes from: their address, of an IPv6 address the part that one customer has."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return f"from {host}"
    if isinstance(address, IPv6Address):
        host = str(ip_network((address, IPV6_CUSTOMER), strict=False))
    return f"from {host}"

"""The public side: a shared report for whoever has the link, without an account and without a trace of the visit."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection
from sqlalchemy.orm import Session
from starlette.datastructures import Headers

from app.attempts import TOKEN, count_guess, refuse_guesses
from app.db import shares
from app.db.session import database_of
from app.db.shares import StandingShare
from app.domain.errors import NotFound
from app.rounds.shared import shared_report
from app.web.kept_pages import KeptPage, KeptPages, kept_page, takes_compressed
from app.web.share_links import share_in
from app.web.shared_pages import shared_page

router = APIRouter()

ADDRESS = "/s/{token}"
ASK_EACH_TIME = Headers({"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}).raw
"""Browsers may keep the page, and ask each time whether the link still stands."""


async def show(request: Request) -> Response:
    """The shared report. NotFound, all alike, for a link that is unknown, expired or withdrawn."""
    token: str = request.path_params[TOKEN]
    try:
        share = await _standing(request, token)
    except NotFound:
        await count_guess(request, token)
        raise
    page = _find(request, share) or _pages(request).keep(share, await _made(request, share, token))
    return page.answer(request, ASK_EACH_TIME)


# Without what FastAPI does for a handler, which takes longer than all that this one does.
router.add_route(ADDRESS, show, methods=["GET"])


async def kept(request: Request, token: str) -> Response | None:
    """The shared report as `show` would answer, where its page is kept. Refusals as there, but for the guess."""
    page = _find(request, await _standing(request, token))
    return page.answer(request, ASK_EACH_TIME, is_last=True) if page else None


async def _standing(request: Request, token: str) -> StandingShare:
    def look(reader: Connection) -> StandingShare:
        # Without another guess, there are never more of the last five minutes than there were.
        refuse_guesses(request, reader)
        return shares.find(reader, share_in(request, token))

    visitor = request.client.host if request.client else ""
    share = await database_of(request).recall((ADDRESS, token, visitor), look)
    return share.at(datetime.now(UTC))


def _pages(request: Request) -> KeptPages:
    return request.app.state.shared_pages


def _find(request: Request, share: StandingShare) -> KeptPage | None:
    return _pages(request).find(share, compressed=takes_compressed(request))


async def _made(request: Request, share: StandingShare, token: str) -> KeptPage:
    files = f"/s/{token}" if share.along.files else None

    # Set in type in the same turn, so that those who ask for one at a time do not all set theirs at once.
    def made(session: Session) -> KeptPage:
        page = shared_page(shared_report(session, share), share.expires_at, files)
        return kept_page(page, compressed=takes_compressed(request))

    return await database_of(request).read(made)

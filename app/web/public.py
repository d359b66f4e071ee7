"""The public side: a shared report for whoever has the link, without an account and without a trace of the visit."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from app.attempts import TOKEN, count_guess, refuse_guesses
from app.db import shares
from app.db.session import database_of
from app.db.shares import StandingShare
from app.domain.errors import NotFound
from app.rounds.shared import shared_report
from app.web.kept_pages import KeptPage, KeptPages, kept_page
from app.web.share_links import share_in
from app.web.shared_pages import shared_page

router = APIRouter()

ASK_EACH_TIME = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
"""Browsers may keep the page, and ask each time whether the link still stands."""


async def show(request: Request) -> Response:
    """The shared report. NotFound, all alike, for a link that is unknown, expired or withdrawn."""
    token: str = request.path_params[TOKEN]
    try:
        share = await _standing(request, token)
    except NotFound:
        await count_guess(request, token)
        raise
    pages: KeptPages = request.app.state.shared_pages
    page = pages.find(share) or pages.keep(share, await _made(request, share, token))
    return page.answer(request, ASK_EACH_TIME)


# Without what FastAPI does for a handler, which takes longer than all that this one does.
router.add_route("/s/{token}", show, methods=["GET"])


async def _standing(request: Request, token: str) -> StandingShare:
    share_id, now = share_in(request, token), datetime.now(UTC)

    def look(reader: Connection) -> StandingShare:
        refuse_guesses(request, reader)
        return shares.standing(reader, share_id, now)

    return await database_of(request).glance(look)


async def _made(request: Request, share: StandingShare, token: str) -> KeptPage:
    closed = await database_of(request).read(lambda session: shared_report(session, share))
    files = f"/s/{token}" if share.along.files else None
    return await run_in_threadpool(lambda: kept_page(shared_page(closed, share.expires_at, files)))

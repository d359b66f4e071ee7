"""For whatever watches over the server: is it alive, can it serve, and what has it done."""

import hmac

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.concurrency import run_in_threadpool

from app import metrics
from app.db import revisions
from app.db.session import database_of
from app.domain.errors import NotFound, Unavailable
from app.settings import Settings

router = APIRouter()


@router.get("/healthz")
async def alive() -> JSONResponse:
    """200 as long as the process answers at all."""
    return JSONResponse({"alive": True})


@router.get("/readyz")
async def ready(request: Request) -> JSONResponse:
    """200 when the database is reached and current; 503 and the reason otherwise."""
    try:
        async with database_of(request).reading_turn() as session:
            is_current = await run_in_threadpool(revisions.is_current, session)
    except Unavailable as gone:
        return _not_ready(gone.sentence)
    return JSONResponse({"ready": True}) if is_current else _not_ready(revisions.NOT_CURRENT)


@router.get("/metrics")
def counted(request: Request) -> Response:
    """What was counted, for whoever brings the token of the settings; nothing is here where none is set."""
    settings: Settings = request.app.state.settings
    token = settings.metrics_token.get_secret_value()
    if not token:
        raise NotFound
    brought = request.headers.get("authorization", "")
    if not hmac.compare_digest(brought.encode(), f"Bearer {token}".encode()):
        return PlainTextResponse("The token for metrics is missing or wrong.\n", 401, {"WWW-Authenticate": "Bearer"})
    return Response(metrics.exposition(), media_type=metrics.CONTENT_TYPE)


def _not_ready(because: str) -> JSONResponse:
    return JSONResponse({"ready": False, "because": because}, 503, {"Retry-After": "5"})

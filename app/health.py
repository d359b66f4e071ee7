"""For whatever watches over the server: is it alive, and can it serve."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from app.db import migrations
from app.db.session import database_of
from app.domain.errors import Unavailable

router = APIRouter()

NOT_CURRENT = "The database is not at this version’s migrations. Run: holdfast migrate"


@router.get("/healthz")
async def alive() -> JSONResponse:
    """200 as long as the process answers at all."""
    return JSONResponse({"alive": True})


@router.get("/readyz")
async def ready(request: Request) -> JSONResponse:
    """200 when the database is reached and current; 503 and the reason otherwise."""
    try:
        async with database_of(request).reading_turn() as session:
            is_current = await run_in_threadpool(migrations.is_current, session)
    except Unavailable as gone:
        return _not_ready(gone.sentence)
    return JSONResponse({"ready": True}) if is_current else _not_ready(NOT_CURRENT)


def _not_ready(because: str) -> JSONResponse:
    return JSONResponse({"ready": False, "because": because}, 503, {"Retry-After": "5"})

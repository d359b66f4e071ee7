"""The application: the only module that knows every room."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import anyio
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.types import ASGIApp

from app import api, error_pages, health
from app.api.description import describe
from app.bank import load_bank
from app.db.idle_guests import forget_daily
from app.db.server_lock import held_lock
from app.db.session import Database
from app.db.traces import erase
from app.doors.body import BodyDoor
from app.doors.cookies import CookieDoor
from app.doors.cross_site import CrossSiteDoor
from app.doors.head import HeadDoor
from app.doors.headers import with_headers
from app.doors.request_log import with_request_log
from app.doors.shortcuts import Shortcut, with_shortcuts
from app.places import STATIC
from app.rounds.summaries import sum_up_earlier
from app.secret import secret_of
from app.settings import Settings, settings_from_environment
from app.static_files import ContentAddressedFiles
from app.web import direct_routes, public, reports, routers, sections
from app.web.kept_pages import KeptPages

SMALLEST_TO_COMPRESS = 500
COMPRESSED_ALREADY = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/pdf")


TO_KEPT_PAGES = (Shortcut(public.ADDRESS, public.kept), Shortcut(reports.ADDRESS, reports.kept))
TO_QUESTIONS = (Shortcut(sections.ADDRESS, sections.edit),)


class Holdfast(FastAPI):
    """FastAPI with three doors around everything: no answer leaves without its headers and its line in the log, and
    what is kept goes out by a shortcut."""

    def openapi(self) -> dict[str, Any]:
        """The description of the JSON interface; pages are for people, and need none."""
        self.openapi_schema = self.openapi_schema or describe(api.router.routes)
        return self.openapi_schema

    def build_middleware_stack(self) -> ASGIApp:
        return with_request_log(with_headers(with_shortcuts(super().build_middleware_stack(), TO_KEPT_PAGES)))


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application, with the settings given or those of the environment (StartFault where these are at fault).

    It opens the database when it starts, and expects it migrated: `readyz` says so where it is not.
    """
    app = Holdfast(
        title="Holdfast",
        openapi_url=None,
        # It would lead to wherever the request's Host says.
        redirect_slashes=False,
        lifespan=_lifespan,
        # What happens here is counted in `metrics` and told to nobody else.
        telemetry={"tracing": False, "metrics": False, "logs": False},
        middleware=[
            Middleware(
                GZipMiddleware,
                minimum_size=SMALLEST_TO_COMPRESS,
                compresslevel=6,
                exclude_content_types=COMPRESSED_ALREADY,
            ),
            Middleware(CookieDoor),
            Middleware(with_shortcuts, TO_QUESTIONS),
            Middleware(CrossSiteDoor),
            Middleware(BodyDoor),
            Middleware(HeadDoor),
        ],
    )
    app.state.settings = settings or settings_from_environment()
    app.state.shared_pages = KeptPages()
    app.state.reports = KeptPages()
    error_pages.answer_refusals(app)
    app.router.routes.extend(direct_routes)
    for router in (health.router, *routers, api.router):
        app.include_router(router)
    app.mount("/static", ContentAddressedFiles(directory=STATIC), name="static")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    settings: Settings = app.state.settings
    load_bank()
    app.state.secret = secret_of(settings)
    with held_lock(settings.database):
        app.state.database = Database(settings.database)
        try:
            async with anyio.create_task_group() as tasks:
                # A server that was cut off may have left on the disk what it had deleted.
                tasks.start_soon(erase, app.state.database)
                tasks.start_soon(forget_daily, app.state.database, app.state.secret)
                tasks.start_soon(sum_up_earlier, app.state.database)
                yield
                tasks.cancel_scope.cancel()
        finally:
            app.state.database.close()

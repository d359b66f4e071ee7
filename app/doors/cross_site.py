"""Keeps other sites from posting in a visitor's name, by what the browser itself says (Go's CrossOriginProtection)."""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app import error_pages
from app.domain.errors import CrossSite
from app.settings import Settings

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class CrossSiteDoor:
    """Middleware. A request that changes something goes on only when it comes from this site or from no browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or is_from_here(Request(scope)):
            await self.app(scope, receive, send)
            return
        answer = error_pages.answer_to(Request(scope), CrossSite())
        await answer(scope, receive, send)


def is_from_here(request: Request) -> bool:
    """Whether a browser could not have been made to send this by a page of another site."""
    if request.method in SAFE_METHODS:
        return True
    if site := request.headers.get("sec-fetch-site"):
        return site in ("same-origin", "none")
    # Browsers of before 2023 send no Sec-Fetch-Site; everything that is not a browser sends neither.
    origin = request.headers.get("origin")
    return origin is None or _is_ours(origin, request)


def _is_ours(origin: str, request: Request) -> bool:
    settings: Settings = request.app.state.settings
    host = request.headers.get("host", "")
    ours = {f"http://{host}", f"https://{host}", settings.base_url} - {""}
    return origin in ours

"""Puts the visitor's cookie on the answer, and notes a long unnoted use once the answer has gone."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import access, logs
from app.domain.errors import Refusal

log = logs.logger("holdfast.cookies")


class CookieDoor:
    """Middleware. Answers that refuse or fail carry no cookie: what it stands for was not kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # Routing works on copies of the scope; the state is shared only if it is there before.
        scope.setdefault("state", {})
        request = Request(scope)
        is_kept = False

        async def send_with_cookie(message: Message) -> None:
            nonlocal is_kept
            if message["type"] == "http.response.start" and message["status"] < 400:
                is_kept = True
                if cookie := access.cookie_header(request):
                    MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self.app(scope, receive, send_with_cookie)
        if is_kept:
            await _renew(request)


async def _renew(request: Request) -> None:
    try:
        await access.renew(request)
    except Refusal as refused:
        log.warning("the use of a sign-in was not noted", because=refused.sentence)

"""One line a request, and counted: what was asked for by its kind of address, how it went, how long it took.

Never the address itself, which may hold a link's token, nor cookies, bodies, or who asked.
"""

from functools import lru_cache
from random import getrandbits
from time import perf_counter

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import logs, metrics

KINDS = 1000
"""Kinds of requests whose lines are kept begun at a time, of half a kilobyte."""


def with_request_log(app: ASGIApp) -> ASGIApp:
    """The app, writing its line for every request. The request's id is in `scope["state"]["request_id"]`, in every line
    logged meanwhile, and in the answer's `X-Request-ID`."""

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        # To be told from others, not to be kept from anybody: a secret one takes ten times as long.
        request_id = f"{getrandbits(64):016x}"
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.bind_contextvars(request_id=request_id)
        began = perf_counter()
        status = 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], (b"x-request-id", request_id.encode())]}
            await send(message)

        try:
            await app(scope, receive, send_with_id)
        finally:
            _note(scope, status, perf_counter() - began)

    return door


def _note(scope: Scope, status: int, seconds: float) -> None:
    method, route, refusal = scope["method"], _route(scope), scope["state"].get("refusal")
    metrics.count_answer(method, route, status, seconds, refusal)
    _alike(method, route, status, refusal).tell(scope["state"]["request_id"], ms=round(seconds * 1000, 1))


@lru_cache(KINDS)
def _alike(method: str, route: str, status: int, refusal: str | None) -> logs.RequestsAlike:
    refused = {"refused": refusal} if refusal else {}
    return logs.RequestsAlike(method=method, route=route, status=status, **refused)


def _route(scope: Scope) -> str:
    """The address with its parameters left as names, `-` where no page has it."""
    return getattr(scope.get("route"), "path", "-")

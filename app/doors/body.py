"""Takes a request's body in before anything else happens, and refuses more than a page of ours can send.

So a body that trickles in never holds a place at the database's gate, and an endless one never fills the memory.
"""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import error_pages
from app.domain.errors import TooLarge

LARGEST = 64 * 1024


class BodyDoor:
    """Middleware. Bodies of up to 64 KiB go on in one piece; larger ones, announced or in chunks, are TooLarge."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        body = None if _announced(request) > LARGEST else await _taken_in(receive)
        if body is None:
            answer = error_pages.answer_to(request, TooLarge())
            # What is still on its way would otherwise be read as the connection's next request.
            answer.headers["Connection"] = "close"
            await answer(scope, receive, send)
        else:
            await self.app(scope, _once(body, receive), send)


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if length.isdecimal() else 0


async def _taken_in(receive: Receive) -> Message | None:
    """The whole body as one message, the news that the visitor left, or None once it is too large."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return message
        body += message.get("body", b"")
        if len(body) > LARGEST:
            return None
        if not message.get("more_body", False):
            return {"type": "http.request", "body": bytes(body), "more_body": False}


def _once(message: Message, receive: Receive) -> Receive:
    """A `receive` that gives this message first."""
    waiting = [message]

    async def receive_once() -> Message:
        return waiting.pop() if waiting else await receive()

    return receive_once

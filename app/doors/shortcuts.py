"""Shortcuts: what is asked for most is answered ahead of all that only other requests need.

To find an address among all others, to make a handler's arguments and to compress take five times as long as to answer
with a page that is kept, and a third of the time of a page of questions.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import compile_path
from starlette.types import ASGIApp, Receive, Scope, Send

from app.domain.errors import Refusal

Find = Callable[..., Awaitable[Response | None]]
"""Takes the request and the parameters of its address by name, as a handler does."""


class Shortcut:
    """The way to what answers addresses like `path`. It leads to None, or to a refusal, where there is anything else to
    do: then the request goes on as if there were no shortcut."""

    def __init__(self, path: str, find: Find) -> None:
        self.path = path
        self.find = find
        self._addresses = compile_path(path)[0]

    def parameters(self, path: str) -> Mapping[str, str] | None:
        """The parameters of an address like this one by name, None for others."""
        found = self._addresses.match(path)
        return found.groupdict() if found else None


def with_shortcuts(app: ASGIApp, shortcuts: Iterable[Shortcut]) -> ASGIApp:
    """The app, with these shortcuts for whoever only wants to see."""
    shortcuts = tuple(shortcuts)

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "GET":
            for shortcut in shortcuts:
                if (parameters := shortcut.parameters(scope["path"])) and (
                    answer := await _found(shortcut, Request(scope), parameters)
                ):
                    scope["route"] = shortcut
                    await answer(scope, receive, send)
                    return
        await app(scope, receive, send)

    return door


async def _found(shortcut: Shortcut, request: Request, parameters: Mapping[str, str]) -> Response | None:
    try:
        return await shortcut.find(request, **parameters)
    except Refusal:
        return None

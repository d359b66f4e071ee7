"""Shortcuts: what is there already goes out ahead of all that only a page which has to be made needs.

To find an address among all others, to make a handler's arguments and to compress take five times as long as to answer
with a page that is kept.
"""

from collections.abc import Awaitable, Callable, Iterable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.domain.errors import Refusal

Find = Callable[[Request, str], Awaitable[Response | None]]


class Shortcut:
    """The way to what is kept under addresses like `path`, which has one parameter. It leads to None, or to a refusal,
    where there is anything to do but to answer: then the request goes on as if there were no shortcut."""

    def __init__(self, path: str, find: Find) -> None:
        self.path = path
        self.find = find
        self._before, _, rest = path.partition("{")
        self._after = rest.partition("}")[2]

    def parameter(self, path: str) -> str | None:
        """The parameter of an address like this one, None for others."""
        if not (path.startswith(self._before) and path.endswith(self._after)):
            return None
        parameter = path[len(self._before) : len(path) - len(self._after)]
        return parameter if parameter and "/" not in parameter else None


def with_shortcuts(app: ASGIApp, shortcuts: Iterable[Shortcut]) -> ASGIApp:
    """The app, with these shortcuts for whoever only wants to see."""
    shortcuts = tuple(shortcuts)

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "GET":
            for shortcut in shortcuts:
                if (parameter := shortcut.parameter(scope["path"])) and (
                    answer := await _found(shortcut, Request(scope), parameter)
                ):
                    scope["route"] = shortcut
                    await answer(scope, receive, send)
                    return
        await app(scope, receive, send)

    return door


async def _found(shortcut: Shortcut, request: Request, parameter: str) -> Response | None:
    try:
        return await shortcut.find(request, parameter)
    except Refusal:
        return None

"""Pages and fragments: one Jinja environment, and the few words that every template may use."""

from functools import cache
from hashlib import sha256
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import access
from app.places import STATIC, TEMPLATES
from app.web.pieces import piece, pieces


@cache
def environment() -> Environment:
    """The environment of every page: autoescaped, and an unknown name is an error rather than an empty place."""
    loaded = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    # A part that stands on a page and is also sent alone says so with these.
    off: dict[str, Any] = {"moved": False, "oob": False, "hint": ""}
    filters: dict[str, Any] = {"piece": piece, "pieces": pieces}
    loaded.globals.update(off, static_url=static_url)
    loaded.filters.update(filters)
    return loaded


@cache
def static_url(name: str) -> str:
    """Address of a static file that changes with its content, so that browsers may keep it for good."""
    digest = sha256((STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:8]}"


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A whole page."""
    return HTMLResponse(whole(request, template, **context), status)


def whole(request: Request, template: str, **context: Any) -> str:
    """A whole page, to be kept before it goes out. What the layout shows of its reader are only those three words."""
    visitor = {"path": request.url.path, "known": access.is_known(request), "is_guest": access.is_guest(request)}
    return environment().get_template(template).render(**visitor, **context)


def fragment(template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A part of a page, for htmx to put in its place. `template` is a `_part.html`."""
    return HTMLResponse(environment().get_template(template).render(**context), status)


def see_other(address: str) -> RedirectResponse:
    """The answer to a form that did what it says: look over there."""
    return RedirectResponse(address, status_code=303)


def is_htmx(request: Request) -> bool:
    """Whether htmx asks and so wants the part that changed, not the whole page."""
    return request.headers.get("hx-request") == "true"

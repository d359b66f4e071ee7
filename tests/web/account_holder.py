"""Somebody with an account, and what they do with it on the pages."""

from dataclasses import dataclass

from starlette.testclient import TestClient

from tests.web.visitor import Page, Visitor

EMAIL = "ada@example.org"
PASSWORD = "seven grey herons"
OTHER_PASSWORD = "eleven tin kettles"
NAME = "Ada Lovelace"
COOKIE = "holdfast"


@dataclass(frozen=True)
class Credentials:
    """What somebody signs in with."""

    name: str = NAME
    email: str = EMAIL
    password: str = PASSWORD


ADA = Credentials()


def keep(visitor: Visitor, as_whom: Credentials = ADA, status: int = 200) -> Page:
    """Keep what the visitor began under an account."""
    form = visitor.open("/account/new")
    fields = {"name": as_whom.name, "email": as_whom.email, "password": as_whom.password}
    return visitor.press(form, "Keep this", fields, status)


def sign_in(visitor: Visitor, email: str = EMAIL, password: str = PASSWORD, status: int = 200) -> Page:
    """Sign in on the page for it."""
    return visitor.press(visitor.open("/session/new"), "Sign in", {"email": email, "password": password}, status)


def cookie_of(visitor: Visitor) -> str:
    """What the visitor's browser is known by."""
    return visitor.client.cookies[COOKIE]


def is_dead(visitor: Visitor, cookie: str) -> bool:
    """Whether nobody is known by the cookie any more."""
    stranger = TestClient(visitor.client.app, cookies={COOKIE: cookie})
    stranger.portal = visitor.client.portal
    return stranger.get("/account").status_code == 401

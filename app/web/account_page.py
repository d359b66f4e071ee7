"""The account page, as several forms on it show it again."""

from collections.abc import Mapping

from fastapi.responses import Response

from app.access import Visit
from app.db import people
from app.web.render import page


def account_page(
    visit: Visit, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> Response:
    """The account as it stands, or with what was typed and what is wrong with it."""
    person = people.find(visit.session, visit.person)
    return page(
        visit.request,
        "accounts/show.html",
        422 if errors else 200,
        person=person,
        typed={"name": person.name or ""} | dict(typed or {}),
        errors=errors or {},
    )

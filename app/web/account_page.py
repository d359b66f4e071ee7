"""The account page, as several forms on it show it again."""

from collections.abc import Mapping

from fastapi.responses import Response

from app.access import Visit
from app.db import access_tokens, people, sign_ins
from app.web.render import page
from app.wording.rounds import day

NO_END = "none"
TOKEN_DAYS = ("30", "90", "365", NO_END)
USUAL_TOKEN = {"token_label": "", "token_may": "read", "token_days": "90"}


def account_page(
    visit: Visit,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    new_token: str = "",
) -> Response:
    """The account as it stands, or with what was typed and what is wrong with it; a token that was just made stands
    there this once."""
    person = people.find(visit.session, visit.person)
    return page(
        visit.request,
        "accounts/show.html",
        422 if errors else 200,
        person=person,
        typed={"name": person.name or ""} | USUAL_TOKEN | dict(typed or {}),
        errors=errors or {},
        tokens=access_tokens.of(visit.session, visit.person),
        new_token=new_token,
        browsers=sign_ins.of(visit.session, visit.person, visit.now) if visit.has_account else (),
        browser_id=visit.browser_id,
        token_days=TOKEN_DAYS,
        now=visit.now,
        day=day,
    )

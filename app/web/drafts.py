"""What somebody sent once they were signed out: carried through the sign-in, and sent again when they say so."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request

from app.web.onward import local_address

FIELD = "draft"
SECRETS = ("password", "current")


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was sent: where to, and its fields."""

    action: str
    fields: Mapping[str, str]

    @property
    def carried(self) -> Mapping[str, str]:
        """The whole of it as fields of another form."""
        return {FIELD: self.action, **{f"{FIELD}.{name}": value for name, value in self.fields.items()}}


async def draft_of(request: Request) -> Draft | None:
    """What the request sent; None where that is nothing to come back to. A password goes into no page."""
    if request.method != "POST":
        return None
    form = await request.form()
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    is_secret = any(secret in name for name in fields for secret in SECRETS)
    return None if is_secret else _draft(request.url.path, fields)


def draft_in(fields: Mapping[str, str]) -> Draft | None:
    """The draft that a form carries; None where it carries none that leads to an address of ours."""
    prefix = f"{FIELD}."
    carried = {name.removeprefix(prefix): value for name, value in fields.items() if name.startswith(prefix)}
    return _draft(fields.get(FIELD, ""), carried)


def _draft(action: str, fields: Mapping[str, str]) -> Draft | None:
    return Draft(action, fields) if fields and local_address(action, "") else None

"""Tokens written straight into the database: how the page makes them is not what is tested."""

from datetime import UTC, datetime

from app.db import access_tokens, sign_ins
from app.db.session import Database
from tests.web.account_holder import COOKIE
from tests.web.visitor import Visitor


def token_for(database: Database, person_id: str, *, may_write: bool = True) -> str:
    """A token of the person's that was used just now, so that its next use writes nothing."""
    now = datetime.now(UTC)
    with database.writing() as session:
        token = access_tokens.make(session, person_id, "a program", may_write, None, now)
        access_tokens.note_use(session, access_tokens.of(session, person_id)[0].id, now)
    return token


def person_of(database: Database, visitor: Visitor) -> str | None:
    """The id of the person that the visitor's browser is known as; None for a stranger."""
    with database.reading() as session:
        known = sign_ins.person_of(session, visitor.client.cookies.get(COOKIE) or "", datetime.now(UTC))
    return known.person_id if known else None

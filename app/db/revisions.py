"""Which migrations a database has, and whether these are the ones that this version expects. Whoever serves asks this
without Alembic, which takes ten megabytes and is needed only to migrate."""

import re
from functools import cache

from sqlalchemy import Connection, inspect, text
from sqlalchemy.orm import Session

from app.places import MIGRATIONS

NOT_CURRENT = "The database is not at this version’s migrations. Run: holdfast migrate"
NAMED = re.compile(r'^(down_revision|revision) = (?:"(\w+)"|None)$', re.MULTILINE)


def revision_of(connection: Connection) -> str | None:
    """The revision that the database is at; None where nothing was ever migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(text("SELECT version_num FROM alembic_version"))


def is_current(session: Session) -> bool:
    """Whether the database has every migration that this version knows, and no other."""
    return revision_of(session.connection()) == newest()


@cache
def newest() -> str:
    """The one revision that no other one follows, as the files of the migrations say."""
    named = [dict(NAMED.findall(file.read_text("utf-8"))) for file in (MIGRATIONS / "versions").glob("*.py")]
    [last] = {one["revision"] for one in named} - {one["down_revision"] for one in named}
    return last

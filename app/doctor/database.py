"""The database: whether it can be reached, is at this version, is whole, and agrees with the clock."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import Session

from app.db import migrations, revisions, round_keys
from app.db.models import PersonRow, SignInRow
from app.db.reaching import opened
from app.db.server_lock import is_held
from app.doctor.finding import Finding, note, well, wrong
from app.faults import Obstructed
from app.settings import Settings

TOLERATED = timedelta(minutes=1)
LARGE_WAL = 64 << 20
OLDEST_POSTGRESQL = 140000


def database_findings(settings: Settings) -> Iterator[Finding]:
    """Of the database; where it cannot be reached that is all that can be said."""
    file = Path(settings.database.database or "").absolute()
    if settings.is_embedded and not file.exists():
        yield note(f"There is no database at {file} yet. The first start makes it.")
        return
    try:
        with opened(settings) as database, database.reading() as session:
            yield from _kind(session)
            if settings.is_embedded:
                yield from _whole(session)
                yield from _served(settings, file)
            if not revisions.is_current(session):
                yield wrong(revisions.NOT_CURRENT)
                return
            yield well("Its tables are those of this version.")
            yield from _keys(session)
            yield _clock(session)
    except Obstructed as gone:
        yield from map(wrong, gone.sentences)


def _kind(session: Session) -> Iterator[Finding]:
    if session.get_bind().dialect.name == "sqlite":
        yield well(f"The database is SQLite {sqlite3.sqlite_version}, which one process serves.")
        return
    number = int(session.scalar(text("SHOW server_version_num")) or 0)
    version = str(session.scalar(text("SHOW server_version"))).split()[0]
    if number < OLDEST_POSTGRESQL:
        yield wrong(f"PostgreSQL {version} is older than 14, the oldest that its makers still mended in 2026.")
    else:
        yield well(f"The database is PostgreSQL {version}, and can be reached.")


def _whole(session: Session) -> Iterator[Finding]:
    found = str(session.scalar(text("PRAGMA integrity_check(1)")))
    if found != "ok":
        yield wrong(f"The database file is damaged: {' '.join(found.split())}. Stop the server and restore a backup.")
    elif dangling := migrations.dangling(session.connection()):
        yield wrong(f"Rows that refer to nothing: {len(dangling)}, in {', '.join(sorted(set(dangling)))}.")
    else:
        yield well("The database file is whole, and every row in it refers to one that is there.")


def _served(settings: Settings, file: Path) -> Iterator[Finding]:
    is_served = is_held(settings.database)
    yield well("A server is running on it." if is_served else "No server is running on it.")
    wal = file.with_name(f"{file.name}-wal")
    size = wal.stat().st_size if wal.exists() else 0
    if size and not is_served:
        yield note(f"A server was cut off. The next start takes over what {wal} holds: do not delete it.")
    if size > LARGE_WAL:
        yield wrong(f"{wal} has grown to {size >> 20} MB: something reads the database without ever ending.")


def _keys(session: Session) -> Iterator[Finding]:
    if left_over := _count(session, round_keys.left_over()):
        yield wrong(f"Anonymous rounds that have ended and still have a key: {left_over}. Delete it from round_keys.")
    if missing := _count(session, round_keys.missing()):
        yield note(
            f"Open anonymous rounds without their key, as a backup leaves them: {missing}. They can only be ended."
        )


def _count(session: Session, query: Select[str]) -> int:
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0


def _clock(session: Session) -> Finding:
    """By the database's own clock where it has one, and by what was noted last."""
    now = datetime.now(UTC)
    if session.get_bind().dialect.name == "postgresql":
        there: datetime = session.execute(select(func.clock_timestamp())).scalar_one()
        if abs(there - now) > TOLERATED:
            return wrong(
                f"The clocks differ: {now:%Y-%m-%d %H:%M:%S} UTC here, {there:%Y-%m-%d %H:%M:%S} at PostgreSQL."
            )
    noted = [
        session.scalar(select(func.max(SignInRow.last_used_at))),
        session.scalar(select(func.max(PersonRow.created_at))),
    ]
    last = max((at for at in noted if at), default=now)
    if last > now + TOLERATED:
        return wrong(
            f"The clock says {now:%Y-%m-%d %H:%M} UTC, but somebody was here at {last:%Y-%m-%d %H:%M} already."
        )
    return well(f"The clock says {now:%Y-%m-%d %H:%M:%S} UTC, and nothing noted is later.")

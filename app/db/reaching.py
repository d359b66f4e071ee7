"""The database of the settings, for commands: opened, brought up to date, or a sentence for what stands in the way."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.db import revisions
from app.db.session import Database
from app.domain.errors import Unavailable
from app.faults import Obstructed
from app.settings import Settings


def migrate(settings: Settings) -> None:
    """Bring the database up to date. Obstructed where it cannot be reached or, on SQLite, is being served."""
    # Alembic stays with a process for good, so only one that migrates loads it.
    from app.db import migrations

    with opened(settings) as database:
        migrations.upgrade(database)


def refuse_outdated(settings: Settings) -> None:
    """Obstructed where the database cannot be reached, or is not up to date."""
    is_there = not settings.is_embedded or Path(settings.database.database or "").exists()
    if not (is_there and is_current(settings)):
        raise Obstructed(revisions.NOT_CURRENT)


def is_current(settings: Settings) -> bool:
    """Whether the database has every migration of this version, and no other. Obstructed where it cannot be reached."""
    with opened(settings) as database, database.reading() as session:
        return revisions.is_current(session)


@contextmanager
def opened(settings: Settings) -> Generator[Database]:
    """The database, closed at the end; Obstructed where it cannot be reached."""
    database = Database(settings.database)
    try:
        yield database
    except Unavailable as gone:
        raise _out_of_reach(settings, gone) from gone
    finally:
        database.close()


def _out_of_reach(settings: Settings, gone: Unavailable) -> Obstructed:
    """The database's own words help whoever runs the server; its address is shown without the password."""
    cause = str(getattr(gone.__cause__, "orig", "")) or gone.sentence
    address = settings.database.render_as_string(hide_password=True)
    return Obstructed(f"Cannot reach {address}: {' '.join(cause.split())}")

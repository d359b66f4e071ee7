"""Backups: everything that is remembered but the keys of open anonymous rounds, as it stood at one moment.

Without its key nobody can tell who gave which answer, whoever gets hold of the backup (design section 3).
"""

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from sqlalchemy import Connection, MetaData, select

from app.db import backup_file
from app.db.backup_file import Header, Rows
from app.db.models import RoundKeyRow
from app.db.revisions import revision_of
from app.db.session import Database
from app.faults import Obstructed

LEFT_OUT = (RoundKeyRow.__tablename__, "alembic_version")
NOTHING_YET = "There is nothing to back up: the database has no tables of Holdfast’s yet."


def back_up(database: Database, out: BinaryIO, now: datetime) -> None:
    """Write every row that there is at this moment, while others go on writing.

    On SQLite this reads over a connection that can neither write nor checkpoint. Obstructed where there are no tables.
    """
    with database.reading() as session:
        connection = session.connection()
        revision = revision_of(connection)
        if revision is None:
            raise Obstructed(NOTHING_YET)
        backup_file.write(out, Header(revision, now), _tables(connection))


def tables_of(connection: Connection) -> MetaData:
    """The tables as they are, whatever this version’s models say; what a backup leaves out is not among them."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name not in LEFT_OUT)
    return found


def _tables(connection: Connection) -> Iterator[Rows]:
    for table in tables_of(connection).sorted_tables:
        rows = connection.execution_options(yield_per=backup_file.ROWS_AT_ONCE).execute(select(table))
        yield Rows(table.name, tuple(table.columns.keys()), rows)

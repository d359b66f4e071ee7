"""Restoring: a database as a backup has it, brought up to this version. All of it or, where anything fails, nothing."""

from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from sqlalchemy import Connection, Select, Table, delete, exists, func, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from app.db import backup_file, migrations, round_keys
from app.db.backup_file import DAMAGED, Rows
from app.db.backups import tables_of
from app.db.models import Base, RoundKeyRow, TeamRow
from app.db.session import Database
from app.faults import Obstructed, StartFault

STILL_SERVED = "Another Holdfast is connected to this database. Stop every server first."
NOT_EMPTY = "This database is not empty. To give up what it holds for the backup, add --replace."


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: as it was when, how many teams, and how many open anonymous rounds without their key."""

    made_at: datetime
    teams: int
    without_key: int


def restore(database: Database, source: BinaryIO, *, replace: bool) -> Restored:
    """Put back what the backup holds. The keys of rounds that are still open in what is replaced stay.

    Obstructed while a server runs, or where the database is not empty and not to be replaced; StartFault for a backup
    that is damaged or of a newer version.
    """
    header, batches = backup_file.read(source)
    with migrations.alone(database) as connection:
        _refuse_while_served(connection)
        if not replace and not _is_empty(connection):
            raise Obstructed(NOT_EMPTY)
        keys = _keys(connection)
        _clear(connection)
        migrations.rebuild(connection, header.revision)
        _fill(connection, batches)
        migrations.bring_up_to_date(connection)
        _give_back(connection, keys)
        return Restored(
            header.made_at, _count(connection, select(TeamRow.id)), _count(connection, round_keys.missing())
        )


def _refuse_while_served(connection: Connection) -> None:
    """On SQLite the server's lock has seen to that."""
    if connection.dialect.name == "postgresql":
        others = text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name = 'holdfast' AND pid <> pg_backend_pid()"
        )
        if connection.scalar(others):
            raise Obstructed(STILL_SERVED)


def _ours(connection: Connection) -> list[Table]:
    """Our tables that are there, in the order in which their rows can be deleted."""
    there = inspect(connection).get_table_names()
    return [table for table in reversed(Base.metadata.sorted_tables) if table.name in there]


def _is_empty(connection: Connection) -> bool:
    return not any(
        connection.scalar(select(exists(select(text("1")).select_from(table)))) for table in _ours(connection)
    )


def _keys(connection: Connection) -> Mapping[str, str]:
    if not inspect(connection).has_table(RoundKeyRow.__tablename__):
        return {}
    return {row.round_id: row.key for row in connection.execute(select(RoundKeyRow.round_id, RoundKeyRow.key))}


def _clear(connection: Connection) -> None:
    """Delete every row, so that going back through the migrations meets none."""
    for table in _ours(connection):
        connection.execute(delete(table))


def _fill(connection: Connection, batches: Iterable[Rows]) -> None:
    tables = tables_of(connection).tables
    for batch in batches:
        table = tables.get(batch.table)
        if table is None or not set(batch.columns) <= set(table.columns.keys()):
            raise StartFault(DAMAGED)
        try:
            connection.execute(insert(table), _values(table, batch))
        except (IntegrityError, StatementError, TypeError, ValueError) as fault:
            raise StartFault(DAMAGED) from fault
    if migrations.dangling(connection):
        raise StartFault(DAMAGED)


def _values(table: Table, batch: Rows) -> list[dict[str, Any]]:
    readers = [_reader(table.columns[name].type.python_type) for name in batch.columns]
    return [_read(readers, batch.columns, row) for row in batch.rows]


def _read(readers: Sequence[Callable[[Any], Any]], columns: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    return {
        name: None if value is None else read(value) for read, name, value in zip(readers, columns, row, strict=True)
    }


def _reader(kind: type[Any]) -> Callable[[Any], Any]:
    """How a value of this kind is read from JSON."""
    readers: Mapping[type[Any], Callable[[Any], Any]] = {
        datetime: datetime.fromisoformat,
        date: date.fromisoformat,
        bytes: b64decode,
    }
    return readers.get(kind, lambda value: value)


def _give_back(connection: Connection, keys: Mapping[str, str]) -> None:
    open_now = connection.scalars(round_keys.missing()).all()
    values = [{"round_id": round_id, "key": keys[round_id]} for round_id in open_now if round_id in keys]
    if values:
        connection.execute(insert(RoundKeyRow), values)


def _count(connection: Connection, query: Select[str]) -> int:
    return connection.scalar(select(func.count()).select_from(query.subquery())) or 0

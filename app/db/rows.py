"""Rows for what nearly every request asks: named tuples, of statements that are written once.

To write a statement anew each time, and to have the session look at it, takes ten times as long as SQLite does.
"""

from typing import Any

from sqlalchemy import Connection, CursorResult, Executable
from sqlalchemy.orm import Session


def rows_of(reader: Session | Connection, statement: Executable, **bound: Any) -> CursorResult[*tuple[Any, ...]]:
    """What the statement finds with these values for its bound parameters. Objects that wait to be stored are stored
    first, as `session.execute` would do it."""
    if isinstance(reader, Session):
        reader.flush()
        reader = _connection_of(reader)
    return reader.execute(statement, bound)


def _connection_of(session: Session) -> Connection:
    # A session here has one transaction, and so one connection; to ask it for that takes as long as SQLite for a row.
    connection: Connection | None = session.info.get(_CONNECTION)
    if connection is None:
        connection = session.info[_CONNECTION] = session.connection()
    return connection


_CONNECTION = "connection"

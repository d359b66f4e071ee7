"""What a failing database means to the person who asked."""

from collections.abc import Generator
from contextlib import contextmanager
from sqlite3 import Error as SqliteError

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.domain.errors import Refusal, Unavailable

NOT_SAVED = "This was not saved: the server has no room left. Whoever runs it needs to make some."
NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_WRITE")
"""The second where it is a quota or a limit, rather than the disk, that is used up."""

NO_ROOM_ON_POSTGRESQL = "53100"
"""The state that it calls disk_full."""

OUT_OF_REACH = (
    "SQLITE_BUSY",
    "SQLITE_CANTOPEN",
    "SQLITE_CORRUPT",
    "SQLITE_IOERR",
    "SQLITE_LOCKED",
    "SQLITE_NOTADB",
    "SQLITE_PROTOCOL",
    "SQLITE_READONLY",
)


@contextmanager
def as_refusals() -> Generator[None]:
    """Raises a database's error as the refusal it amounts to, where it is not a fault of ours."""
    try:
        yield
    except SQLAlchemyError as fault:
        if refusal := _refusal_of(fault):
            raise refusal from fault
        raise


def _refusal_of(fault: SQLAlchemyError) -> Refusal | None:
    if isinstance(fault, PoolTimeout):
        return Unavailable()
    if not isinstance(fault, StatementError):
        return None
    # A column type that refuses a value is wrapped by SQLAlchemy as if the statement had failed.
    if isinstance(fault.orig, Refusal):
        return fault.orig
    if _is_full(fault.orig):
        return Unavailable(NOT_SAVED)
    return Unavailable() if _is_out_of_reach(fault) else None


def _is_full(error: BaseException | None) -> bool:
    return getattr(error, "sqlstate", None) == NO_ROOM_ON_POSTGRESQL or _sqlite_name(error) in NO_ROOM


def _is_out_of_reach(fault: StatementError) -> bool:
    if isinstance(fault.orig, SqliteError):
        return _sqlite_name(fault.orig).startswith(OUT_OF_REACH)
    return isinstance(fault, OperationalError) or (isinstance(fault, DBAPIError) and fault.connection_invalidated)


def _sqlite_name(error: BaseException | None) -> str:
    return getattr(error, "sqlite_errorname", "") if isinstance(error, SqliteError) else ""

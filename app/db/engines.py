"""How the two databases are reached (design section 5): who writes, who only reads, how long anybody waits."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from app.db.recollection import Changes, Recollection

READERS = 4
"""Connections that only read, beside the one that writes, on SQLite."""

READING_AT_A_TIME = 1
"""Requests that read on a thread of their own at a time, on SQLite. Reading waits for nothing there but the processor,
and threads that want it at once pass Python's lock to and fro: eight of them made half as many pages as one."""

CACHE_KIB = 256
"""Of the SQLite file, kept by each connection: left to itself it keeps two megabytes of what the system has anyway."""

POOL = 10
"""Connections of one process to PostgreSQL."""

BUSY_SECONDS = 5
POSTGRESQL_TIMEOUTS = {
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
}


@dataclass(frozen=True, slots=True)
class Engines:
    """Where to write and where to read, and how many may do so at a time. On PostgreSQL both share one pool.
    What was read is remembered only where it costs nothing to see that it still holds."""

    writing: Engine
    reading: Engine
    writers: int
    readers: int
    recollection: Recollection | None = None

    @property
    def share_a_pool(self) -> bool:
        return self.writing.pool is self.reading.pool


def engines_of(url: URL) -> Engines:
    """The engines of a database; nothing is opened before it is used."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(Path(url.database or "").absolute())
    return _postgresql(url)


def _sqlite(file: Path) -> Engines:
    # SQLite before 3.51.3 may corrupt a WAL that two connections write or checkpoint at once, and Python ships older
    # ones. So one connection writes, and the others open the file read-only, which also keeps them from checkpointing.
    writing = _sqlite_engine(lambda: _open(file, "rwc"), size=1, begin="BEGIN IMMEDIATE")
    reading = _sqlite_engine(lambda: _open(file, "ro"), size=READERS, begin="BEGIN")
    event.listen(writing, "connect", _prepare_writer)
    event.listen(reading, "connect", _prepare_reader)
    changes = Changes(lambda: _open(file, "ro"))
    return Engines(writing, reading, writers=1, readers=READING_AT_A_TIME, recollection=Recollection(changes))


def _sqlite_engine(open_file: Callable[[], sqlite3.Connection], size: int, begin: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=open_file,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=BUSY_SECONDS,
        hide_parameters=True,
    )

    def begin_transaction(dbapi_connection: PoolProxiedConnection) -> None:
        dbapi_connection.cursor().execute(begin)

    # By an event of the engine it would cost every statement of the transaction something, too.
    engine.dialect.do_begin = begin_transaction
    event.listen(engine, "reset", _undo)
    return engine


def _undo(connection: sqlite3.Connection, _record: object, _state: object) -> None:
    # After a COMMIT that failed, SQLAlchemy takes the transaction for ended, but SQLite leaves it open; the connection
    # would then refuse every BEGIN to come.
    if connection.in_transaction:
        connection.rollback()


def _open(file: Path, mode: str) -> sqlite3.Connection:
    # Without an isolation level the driver leaves BEGIN to the engine.
    address = f"file:{quote(str(file))}?mode={mode}"
    opened = sqlite3.connect(address, BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=True)
    opened.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    return opened


def _prepare_writer(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA foreign_keys=ON")


def _prepare_reader(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA foreign_keys=ON")


def _postgresql(url: URL) -> Engines:
    options = " ".join(f"-c {name}={value}" for name, value in POSTGRESQL_TIMEOUTS.items())
    writing = create_engine(
        url,
        pool_size=POOL,
        max_overflow=0,
        pool_timeout=BUSY_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"options": options, "connect_timeout": BUSY_SECONDS, "application_name": "holdfast"},
    )
    event.listen(writing, "handle_error", _keep_no_values)
    # One snapshot for all that a page reads, as on SQLite.
    reading = writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(writing, reading, writers=POOL, readers=POOL)


def _keep_no_values(context: ExceptionContext) -> None:
    # By now the driver is loaded; on SQLite it never is, and weighs nothing.
    from psycopg import DataError, Error

    # A fault of ours is logged whole, and PostgreSQL's own words repeat the row that it refuses, or the value that it
    # cannot read. What is kept of them names table and constraint.
    fault, wrapped = context.original_exception, context.sqlalchemy_exception
    if not isinstance(fault, Error) or not fault.diag.message_primary:
        return
    whole, kept = str(fault), "" if isinstance(fault, DataError) else fault.diag.message_primary
    fault.args = (kept,)
    if wrapped:
        wrapped.args = (wrapped.args[0].replace(whole, kept),)

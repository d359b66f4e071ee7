"""What deleting leaves behind on the disk, and getting rid of it: a key that ended must not be readable there either.

Backups, PostgreSQL's WAL and the remnants on a disk are out of reach (design section 3).
"""

import sqlite3
from contextlib import closing

import anyio
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from app import logs
from app.db.engines import BUSY_SECONDS
from app.db.session import Database
from app.domain.errors import Unavailable

FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 30
READERS_WAIT_MILLISECONDS = 100

log = logs.logger("holdfast.traces")


async def erase(database: Database) -> None:
    """Returns once the database's own files hold nothing of what was deleted before; tries again until that is so."""
    pause = FIRST_PAUSE_SECONDS
    while not await _is_erased(database):
        await anyio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


async def _is_erased(database: Database) -> bool:
    try:
        if database.url.get_backend_name() == "sqlite":
            return await database.between_turns(_wal_is_emptied)
        return await database.between_turns(_keys_are_vacuumed)
    except (SQLAlchemyError, sqlite3.Error, Unavailable) as fault:
        # The fault's own words may hold the database's address.
        log.warning("what was deleted is not erased yet", fault=type(fault).__name__)
        return False


def _wal_is_emptied(engine: Engine) -> bool:
    """The file is written anew without what was deleted, as the WAL goes back into it; whoever still reads delays that.

    `secure_delete` alone is not enough: where SQLite rebalances a page, old copies of rows may stay in its gaps.
    """
    with closing(engine.raw_connection()) as pooled:
        connection = pooled.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        connection.execute(f"PRAGMA busy_timeout={READERS_WAIT_MILLISECONDS}")
        try:
            connection.execute("VACUUM")
            is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        return not is_busy


def _keys_are_vacuumed(engine: Engine) -> bool:
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        if not connection.scalar(text("SELECT to_regclass('round_keys') IS NOT NULL")):
            return True
        if _is_seen_by_others(connection):
            return False
        connection.execute(text("VACUUM (FULL) round_keys"))
        return True


def _is_seen_by_others(connection: Connection) -> bool:
    """Whether somebody's transaction is older than this moment: a vacuum would keep what they may still see."""
    now = connection.scalar(text("SELECT pg_current_xact_id()::xid::text"))
    older = text(
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND age(backend_xmin) > age(CAST(CAST(:now AS text) AS xid)))"
    )
    return bool(connection.scalar(older, {"now": now}))

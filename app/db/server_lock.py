"""On SQLite one process serves, and nothing migrates meanwhile: a lock on a file beside the database holds that."""

import fcntl
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from app.faults import Obstructed


@contextmanager
def held_lock(url: URL) -> Generator[None]:
    """Holds the lock of a SQLite database; Obstructed when somebody else does. PostgreSQL needs none.

    Makes the folder of the database where there is none. The lock ends with the process, however that ends.
    """
    if url.get_backend_name() != "sqlite":
        yield
        return
    database = Path(url.database or "").absolute()
    try:
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Whoever else may look into the folder, answers are not for them.
        database.touch(mode=0o600)
        lock = database.with_name(f"{database.name}.lock").open("w")
    except OSError as refused:
        raise Obstructed(f"The folder {database.parent} cannot be written to: {refused.strerror}.") from refused
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Obstructed(f"Another Holdfast is running on {database}. Stop it first.") from None
        yield


def is_held(url: URL) -> bool:
    """Whether a server runs on this SQLite database, or something else has it to itself. Makes nothing."""
    file = Path(url.database or "").absolute()
    try:
        with file.with_name(f"{file.name}.lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False

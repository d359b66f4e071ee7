"""What was read lately, remembered for as long as nothing has been committed since.

SQLite says in four microseconds whether anything was; to read a row anew by way of SQLAlchemy takes a hundred. A server
over a network has to be asked either way, so nothing is remembered there.
"""

import sqlite3
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Any, TypeVar

from app.turns import TurnEnd

Result = TypeVar("Result")

MOST = 1000
"""Results remembered at a time."""


class Changes:
    """Watches a SQLite file over a connection of its own, which is opened when it is first needed. For one thread."""

    def __init__(self, open_file: Callable[[], sqlite3.Connection]) -> None:
        self._open_file = open_file
        self._connection: sqlite3.Connection | None = None
        self._version: int | None = None
        self._is_asked = False
        self._turn_end = TurnEnd(self._ask_again)

    def version(self) -> int | None:
        """A number that is another one once anybody has committed anything; None where the file cannot be read. It is
        asked once a turn: nobody who came before can know of what is committed later, and expect to see it."""
        if not self._is_asked:
            self._version, self._is_asked = self._ask(), True
            self._turn_end.ask()
        return self._version

    def _ask_again(self) -> None:
        self._is_asked = False

    def _ask(self) -> int | None:
        with suppress(sqlite3.Error):
            self._connection = self._connection or self._open_file()
            return self._connection.execute("PRAGMA data_version").fetchone()[0]
        return None

    def close(self) -> None:
        """Watch no longer."""
        if self._connection:
            self._connection.close()


class Recollection:
    """Results by what they are about. For one thread."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._version: int | None = None
        self._results: dict[Hashable, Any] = {}

    def recall(self, about: Hashable, look: Callable[[], Result]) -> Result:
        """What `look` gave for the same thing, unless something was committed since; else what it gives now."""
        # Asked before looking, so that what is committed in between makes a result too short-lived and never too old.
        version = self._changes.version()
        if version is None or version != self._version or len(self._results) >= MOST:
            self._version = version
            self._results.clear()
        elif about in self._results:
            return self._results[about]
        result = look()
        if version is not None:
            self._results[about] = result
        return result

    def close(self) -> None:
        """Remember nothing any more."""
        self._results.clear()
        self._changes.close()

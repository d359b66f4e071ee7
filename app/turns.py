"""Turns of the event loop. All requests that one begins with had come before the first of them is answered."""

import asyncio
from collections.abc import Callable


class TurnEnd:
    """Does its work once, when all that is at hand has been done, however often it is asked for until then."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._is_asked_for = False

    def ask(self) -> None:
        """Have the work done at the end of this turn."""
        if not self._is_asked_for:
            self._is_asked_for = True
            asyncio.get_running_loop().call_soon(self._end)

    def _end(self) -> None:
        self._is_asked_for = False
        self._work()

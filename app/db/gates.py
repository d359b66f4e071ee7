"""Gates: who wants a connection waits here, in the event loop, rather than in a thread or at the pool."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import anyio

from app.domain.errors import Unavailable
from app.metrics import GateGauge

PATIENCE_SECONDS = 20
BUSY = "Holdfast has more to do than it can keep up with. Please try again in a moment."


class Gate:
    """A gate with so many places."""

    def __init__(self, name: str, places: int) -> None:
        self._places = anyio.Semaphore(places, max_value=places, fast_acquire=True)
        self._gauge = GateGauge(name, places)

    @asynccontextmanager
    async def place(self) -> AsyncGenerator[None]:
        """A place, given back at the end. Unavailable where none becomes free in twenty seconds."""
        await self._wait()
        self._gauge.taken.inc()
        try:
            yield
        finally:
            self._gauge.taken.dec()
            self._places.release()

    async def _wait(self) -> None:
        self._gauge.waiting.inc()
        try:
            with anyio.move_on_after(PATIENCE_SECONDS) as waiting:
                await self._places.acquire()
        finally:
            self._gauge.waiting.dec()
        if waiting.cancelled_caught:
            raise Unavailable(BUSY)

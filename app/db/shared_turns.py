"""Shared turns: whoever waits to write goes along with the next who does, in one transaction.

A transaction costs more to begin, to commit and to wait for the disk than an answer costs to store.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import anyio.to_thread
from sqlalchemy.orm import Session

from app.db.gates import Gate

Result = TypeVar("Result")
Work = Callable[[Session], Any]
Transaction = Callable[[], AbstractContextManager[Session]]

MOST = 16
"""Turns in one transaction: the first of them is kept no sooner than the last."""


class _Turn:
    """One request's work, and what became of it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._result: Any = None
        self._fault: Exception | None = None

    def succeed(self, result: object) -> None:
        self._result = result

    def fail(self, fault: Exception) -> None:
        self._fault = fault

    def outcome(self) -> Any:
        if self._fault:
            raise self._fault
        return self._result


class SharedTurns:
    """The turns of those who write one at a time, behind a gate of one place. For the event loop alone."""

    def __init__(self, gate: Gate, transaction: Transaction) -> None:
        self._gate = gate
        self._transaction = transaction
        self._waiting: deque[_Turn] = deque()

    async def take(self, work: Callable[[Session], Result]) -> Result:
        """What `work` gives, kept before this returns, or undone where it raises. It is run a second time, in another
        transaction, where one that went along with it raised."""
        turn = _Turn(work)
        self._waiting.append(turn)
        try:
            # Apart from this request, which may be cut off while others depend on what it has begun.
            await asyncio.shield(asyncio.create_task(self._lead(turn)))
        finally:
            if turn in self._waiting:
                self._waiting.remove(turn)
        return turn.outcome()

    async def _lead(self, turn: _Turn) -> None:
        async with self._gate.place():
            # Somebody else may have taken it along, or its request may have left.
            if turn in self._waiting:
                await anyio.to_thread.run_sync(self._take_all, self._next())

    def _next(self) -> Sequence[_Turn]:
        return [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]

    def _take_all(self, turns: Sequence[_Turn]) -> None:
        try:
            with self._transaction() as session:
                results = [turn.work(session) for turn in turns]
        except Exception as fault:  # Whatever it is belongs to one of them, and is raised again where that waits.
            if len(turns) == 1:
                turns[0].fail(fault)
                return
            # One for all that were well by themselves; each answers for its own.
            for turn in turns:
                self._take_all([turn])
        else:
            for turn, result in zip(turns, results, strict=True):
                turn.succeed(result)

"""Sessions: one transaction each, committed here and nowhere else.

No thread ever waits for another request: whoever needs a session first waits, in the event loop, for a place at a gate
that has no more places than there are connections, and leaves it when the transaction is over. A lock or a pool that is
waited for inside a thread would stop everything as soon as the waiters fill the thread pool.
"""

from collections.abc import AsyncGenerator, Callable, Generator, Hashable
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Annotated, TypeVar

import anyio
import anyio.to_thread
from fastapi import Depends, Request
from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.orm import Session

from app.db import kept
from app.db.engines import engines_of
from app.db.faults import as_refusals
from app.db.gates import Gate
from app.db.shared_turns import SharedTurns

Result = TypeVar("Result")


class Database:
    """One database: its engines, and the gates in front of them. Nothing is opened before it is used."""

    def __init__(self, url: URL | str) -> None:
        self.url = make_url(url)
        self.engines = engines_of(self.url)
        shared = self.engines.share_a_pool
        self._to_write = Gate("all" if shared else "writing", self.engines.writers)
        self._to_read = self._to_write if shared else Gate("reading", self.engines.readers)
        self._shared_turns = None if shared else SharedTurns(self._to_write, self.writing)

    @contextmanager
    def reading(self) -> Generator[Session]:
        """A session that can only read, for plain code. Unavailable when the database cannot be reached."""
        with _transaction(self.engines.reading) as session:
            yield session

    @contextmanager
    def writing(self) -> Generator[Session]:
        """A session whose work is kept when the block ends, and undone when it raises."""
        with _transaction(self.engines.writing) as session:
            yield session

    @asynccontextmanager
    async def reading_turn(self) -> AsyncGenerator[Session]:
        """The same for a request: waits for a connection without holding a thread."""
        async with self._to_read.place(), _transaction_off_the_loop(self.engines.reading) as session:
            yield session

    async def glance(self, work: Callable[[Connection], Result]) -> Result:
        """What `work` gives of what is found by a key, within a millisecond. SQLite is in this process and keeps no
        reader waiting, so there it is read on the spot: to change threads would take longer than to read."""
        if not self.engines.share_a_pool:
            return self._glance(work)
        async with self._to_read.place():
            return await anyio.to_thread.run_sync(self._glance, work)

    async def recall(self, about: Hashable, work: Callable[[Connection], Result]) -> Result:
        """The same for what is asked for again and again: on SQLite remembered by what it is `about`, until anything is
        committed. What `work` gives must depend on that and on the database alone, not on the time."""
        if recollection := self.engines.recollection:
            return recollection.recall(about, lambda: self._glance(work))
        return await self.glance(work)

    async def read(self, work: Callable[[Session], Result]) -> Result:
        """What `work` gives with a session that can only read: the whole turn in one go, on one thread."""
        async with self._to_read.place():
            return await anyio.to_thread.run_sync(self._read, work)

    @asynccontextmanager
    async def writing_turn(self) -> AsyncGenerator[Session]:
        """The same for a request that writes: on SQLite one at a time."""
        async with self._to_write.place(), _transaction_off_the_loop(self.engines.writing) as session:
            yield session

    async def write(self, work: Callable[[Session], Result]) -> Result:
        """What `work` gives with a session that writes: kept before this returns, undone where `work` raises. On SQLite
        it goes in one transaction with those that wait at the same time, and may be run twice (`SharedTurns`)."""
        if self._shared_turns:
            return await self._shared_turns.take(work)
        async with self._to_write.place():
            return await anyio.to_thread.run_sync(self._write, work)

    async def between_turns(self, work: Callable[[Engine], Result]) -> Result:
        """What `work` gives, run with the engine that writes and in no transaction: on SQLite while nobody writes."""
        async with self._to_write.place():
            return await anyio.to_thread.run_sync(work, self.engines.writing)

    def _glance(self, work: Callable[[Connection], Result]) -> Result:
        with as_refusals(), self.engines.reading.connect() as connection:
            return work(connection)

    def _read(self, work: Callable[[Session], Result]) -> Result:
        with self.reading() as session:
            return work(session)

    def _write(self, work: Callable[[Session], Result]) -> Result:
        with self.writing() as session:
            return work(session)

    def close(self) -> None:
        """Close every connection. On SQLite the writer goes last, since the last one out empties the WAL."""
        if self.engines.recollection:
            self.engines.recollection.close()
        self.engines.reading.dispose()
        self.engines.writing.dispose()


@contextmanager
def _transaction(engine: Engine) -> Generator[Session]:
    session = Session(engine, expire_on_commit=False)
    with as_refusals():
        try:
            yield session
            session.commit()
            kept.count(session)
        finally:
            session.close()


@asynccontextmanager
async def _transaction_off_the_loop(engine: Engine) -> AsyncGenerator[Session]:
    session = Session(engine, expire_on_commit=False)
    end = session.close
    with as_refusals():
        try:
            yield session
            end = partial(_commit, session)
        finally:
            if session.in_transaction():
                await _in_a_thread(end)


def _commit(session: Session) -> None:
    try:
        session.commit()
        kept.count(session)
    finally:
        session.close()


async def _in_a_thread(end: Callable[[], None]) -> None:
    # Shielded, or a visitor who leaves would leave a connection behind; with a limiter of its own, since ending must
    # not wait for a thread that somebody else's request holds.
    with anyio.CancelScope(shield=True):
        await anyio.to_thread.run_sync(end, limiter=anyio.CapacityLimiter(1))


async def _reading(request: Request) -> AsyncGenerator[Session]:
    async with database_of(request).reading_turn() as session:
        yield session


async def _writing(request: Request) -> AsyncGenerator[Session]:
    async with database_of(request).writing_turn() as session:
        yield session


def database_of(request: Request) -> Database:
    """The database of the running application."""
    return request.app.state.database


# With FastAPI's default scope the answer would be on its way before the commit, and a failed commit would look saved.
Reading = Annotated[Session, Depends(_reading, scope="function")]
Writing = Annotated[Session, Depends(_writing, scope="function")]

"""One request, one transaction: kept before the answer goes, undone when anything fails, and nobody's place is lost."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from threading import Event
from typing import Any

import anyio
import anyio.to_thread
import pytest
from fastapi import FastAPI
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import InternalError
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.testclient import TestClient
from starlette.types import Message

from app import error_pages
from app.db import gates, people
from app.db.models import PersonRow, SignInRow
from app.db.session import Database, Reading, Writing
from app.domain.errors import NotFound, Unavailable
from app.settings import Settings
from tests.db.conftest import NOW


@pytest.fixture
def app(database: Database, tmp_path: Path) -> FastAPI:
    """An application that only writes people, well or badly."""
    app = FastAPI()
    app.state.database = database
    app.state.settings = Settings(data_dir=tmp_path)
    error_pages.answer_refusals(app)

    @app.post("/people")
    def create(session: Writing) -> str:
        return people.new_guest(session, NOW)

    @app.post("/refusals")
    def refuse(session: Writing) -> None:
        people.new_guest(session, NOW)
        raise NotFound

    @app.post("/faults")
    def fail(session: Writing) -> None:
        people.new_guest(session, NOW)
        raise RuntimeError

    @app.post("/late-faults")
    def fail_late(session: Writing) -> str:
        fail_at_commit(session)
        return "saved"

    @app.get("/people")
    def count(session: Reading) -> int:
        return session.scalar(select(func.count()).select_from(PersonRow)) or 0

    return app


def fail_at_commit(session: Session) -> None:
    """Refer to a person that does not exist, in a way that the database sees only when it commits."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA defer_foreign_keys=ON"))
    else:
        name = "fk_sign_ins_person_id_people"
        session.execute(text(f"ALTER TABLE sign_ins ALTER CONSTRAINT {name} DEFERRABLE INITIALLY DEFERRED"))
    session.execute(insert(SignInRow).values(digest="", person_id="nobody", created_at=NOW, last_used_at=NOW))


@pytest.fixture
def browser(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as browser:
        yield browser


def is_idle(database: Database) -> bool:
    """Whether every connection is back where it belongs."""
    pools: set[Any] = {database.engines.writing.pool, database.engines.reading.pool}
    return all(pool.checkedout() == 0 for pool in pools)


@pytest.mark.parametrize("look", [Database.read, Database.glance])
def test_a_look_sees_what_is_kept_changes_nothing_and_gives_its_connection_back(
    browser: TestClient, database: Database, look: Callable[..., Awaitable[Any]]
) -> None:
    def count(reader: Session) -> int:
        return reader.execute(select(func.count()).select_from(PersonRow)).scalar_one()

    def write(reader: Session) -> None:
        reader.execute(insert(PersonRow).values(id="0" * 20, created_at=NOW))

    browser.post("/people")
    with pytest.raises((Unavailable, InternalError)):
        anyio.run(look, database, write)

    assert anyio.run(look, database, count) == 1
    assert is_idle(database)


def test_what_a_request_did_is_kept(browser: TestClient, database: Database) -> None:
    assert browser.post("/people").status_code == 200
    assert browser.get("/people").json() == 1
    assert is_idle(database)


@pytest.mark.parametrize(("address", "status"), [("/refusals", 404), ("/faults", 500)])
def test_what_a_refused_request_did_is_undone(
    browser: TestClient, database: Database, address: str, status: int
) -> None:
    assert browser.post(address).status_code == status
    assert browser.get("/people").json() == 0
    assert is_idle(database)


def test_a_commit_that_fails_is_never_answered_as_saved(browser: TestClient, database: Database) -> None:
    assert browser.post("/late-faults").status_code == 500
    assert is_idle(database)
    assert browser.post("/people").status_code == 200


def test_two_hundred_requests_at_once_all_get_their_turn(app: FastAPI, database: Database) -> None:
    """Five times as many as there are threads, each with several steps in one."""
    statuses: list[int] = []

    async def everybody() -> None:
        async with anyio.create_task_group() as visitors:
            for number in range(200):
                visitors.start_soon(_post, app, "/people" if number % 2 else "/refusals", statuses)

    anyio.run(everybody)
    assert sorted(statuses) == [200] * 100 + [404] * 100
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(PersonRow)) == 100
    assert is_idle(database)


async def _post(app: FastAPI, address: str, statuses: list[int] | None = None) -> None:
    body: Message = {"type": "http.request", "body": b"", "more_body": False}

    async def receive() -> Message:
        return body

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start" and statuses is not None:
            statuses.append(message["status"])

    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": address,
        "root_path": "",
        "query_string": b"",
        "headers": [],
        "state": {},
    }
    await app(scope, receive, send)


def test_visitors_who_leave_midway_take_no_connection_along(app: FastAPI, database: Database) -> None:
    started = Event()

    @app.post("/slow")
    def slow(session: Writing) -> None:
        people.new_guest(session, NOW)
        started.set()
        time.sleep(0.1)

    async def come_and_go() -> None:
        async with anyio.create_task_group() as visitors:
            for _ in range(30):
                visitors.start_soon(_post, app, "/slow")
            await anyio.to_thread.run_sync(started.wait)
            visitors.cancel_scope.cancel()
        statuses: list[int] = []
        with anyio.fail_after(5):
            await _post(app, "/people", statuses)
        assert statuses == [200]

    anyio.run(come_and_go)
    assert is_idle(database)


async def _add_and_wait(database: Database) -> None:
    async with database.writing_turn() as session:
        await run_in_threadpool(people.new_guest, session, NOW)
        await asyncio.sleep(60)


async def _cancel_a_scope(database: Database) -> None:
    with anyio.move_on_after(0.3):
        async with anyio.create_task_group() as visitors:
            for _ in range(30):
                visitors.start_soon(_add_and_wait, database)


async def _cancel_tasks(database: Database) -> None:
    tasks = [asyncio.create_task(_add_and_wait(database)) for _ in range(30)]
    await asyncio.sleep(0.3)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.parametrize("come_and_go", [_cancel_a_scope, _cancel_tasks])
def test_a_turn_that_is_cancelled_is_undone_and_gives_its_place_back(
    database: Database, come_and_go: Callable[[Database], Awaitable[None]]
) -> None:
    async def people_left() -> int:
        await come_and_go(database)
        async with asyncio.timeout(5), database.writing_turn() as session:
            return session.scalar(select(func.count()).select_from(PersonRow)) or 0

    assert asyncio.run(people_left()) == 0
    assert is_idle(database)


def test_who_waits_too_long_for_a_turn_is_told_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "PATIENCE_SECONDS", 0.1)

    async def one_too_many() -> None:
        async with AsyncExitStack() as everybody:
            for _ in range(database.engines.writers):
                await everybody.enter_async_context(database.writing_turn())
            with pytest.raises(Unavailable, match="more to do"):
                await everybody.enter_async_context(database.writing_turn())

    asyncio.run(one_too_many())

"""What Holdfast is compared with: servers that do next to nothing, run as Holdfast runs its own.

`python -m tests.load.bench.references bare PORT` answers "ok"; `... saves PORT FILE STATEMENTS` runs a save's
statements in raw sqlite3, behind FastAPI, with the pragmas and in turns as Holdfast does.
"""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import anyio
import anyio.to_thread
import uvicorn
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from tests.load.bench.statements import Statement
from tests.server import free_port, is_ready

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")


async def _ok(request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


def bare() -> ASGIApp:
    """Starlette and nothing else."""
    return Starlette(routes=[Route("/", _ok), Route("/readyz", _ok)])


def saves(file: str, statements: str) -> ASGIApp:
    """FastAPI in front of one connection, whose turn is waited for in the event loop."""
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    recorded = [Statement(**one) for one in json.loads(Path(statements).read_text())]
    turn, times = anyio.Lock(), count(1)
    app = FastAPI()
    app.add_route("/readyz", _ok)

    def save(time: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statement in recorded:
            connection.execute(statement.sql, statement.parameters(time)).fetchall()
        connection.execute("COMMIT")

    @app.post("/")
    async def create() -> str:
        async with turn:
            await anyio.to_thread.run_sync(save, next(times))
        return "ok"

    assert create
    return app


SERVERS: dict[str, Callable[..., ASGIApp]] = {"bare": bare, "saves": saves}


@contextmanager
def running(name: str, *arguments: str) -> Generator[str]:
    """The address of a server of one of these names, stopped at the end."""
    port = free_port()
    module = [sys.executable, "-m", "tests.load.bench.references"]
    process = subprocess.Popen([*module, name, str(port), *arguments], stdin=subprocess.DEVNULL)
    try:
        while process.poll() is None and not is_ready(f"http://127.0.0.1:{port}"):
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    name, port, *arguments = sys.argv[1:]
    uvicorn.run(SERVERS[name](*arguments), port=int(port), log_config=None, access_log=False, server_header=False)

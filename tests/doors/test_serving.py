"""`serve` and `migrate` do their work or say in a sentence what stands in the way."""

import json
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from tests.server import Server, serving

SECRET = "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on SQLite behind a proxy on this machine."""
    with serving(tmp_path_factory.mktemp("serving") / "data", {"HOLDFAST_TRUSTED_PROXIES": "127.0.0.1"}) as server:
        yield server


@pytest.fixture(scope="module")
def server_without_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on SQLite that visitors reach by themselves."""
    with serving(tmp_path_factory.mktemp("alone") / "data") as server:
        yield server


def run(*arguments: str, **variables: str) -> Result:
    """A command in this process, with these settings only."""
    unset = dict.fromkeys(("HOLDFAST_DATABASE_URL", "HOLDFAST_BASE_URL", "HOLDFAST_SECRET"))
    given = {f"HOLDFAST_{name}": value for name, value in variables.items()}
    return CliRunner().invoke(app, arguments, env={**unset, **given})


def refusal(result: Result) -> str:
    """What the command said when it refused: a line, and no traceback."""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    [line] = result.stderr.splitlines()
    return line


def test_migrate_makes_the_database(tmp_path: Path) -> None:
    for _ in range(2):
        assert run("migrate", DATA_DIR=str(tmp_path / "data")).exit_code == 0
    tables = sqlite3.connect(tmp_path / "data" / "holdfast.db").execute("SELECT name FROM sqlite_master").fetchall()
    assert ("answers",) in tables
    assert (tmp_path / "data" / "holdfast.db").stat().st_mode & 0o077 == 0


def test_serve_makes_the_database_too(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        assert httpx2.get(f"{server.url}/readyz").json() == {"ready": True}


def test_a_database_of_a_newer_version_is_neither_migrated_nor_served(tmp_path: Path) -> None:
    assert run("migrate", DATA_DIR=str(tmp_path)).exit_code == 0
    with closing(sqlite3.connect(tmp_path / "holdfast.db", isolation_level=None)) as database:
        database.execute("UPDATE alembic_version SET version_num = 'of-tomorrow'")
    assert "newer Holdfast" in refusal(run("migrate", DATA_DIR=str(tmp_path)))
    refused = run("serve", "--port", "0", DATA_DIR=str(tmp_path))
    assert refused.exit_code == 1
    assert "could not be brought up to date" in refusal(refused)


@pytest.mark.parametrize("command", [["migrate"], ["serve", "--port", "0"]])
def test_nothing_else_runs_on_a_served_sqlite_database(server: Server, command: list[str]) -> None:
    refused = run(*command, DATA_DIR=str(server.data))
    assert refused.exit_code == 1
    assert "Another Holdfast is running" in refusal(refused)


def test_more_workers_need_postgresql(tmp_path: Path) -> None:
    refused = run("serve", "--workers", "2", DATA_DIR=str(tmp_path))
    assert refused.exit_code == 2
    assert "PostgreSQL" in refusal(refused)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = run("serve", "--port", port, DATA_DIR=str(tmp_path))
    assert refused.exit_code == 1
    assert f"port {port}: Address already in use" in refusal(refused)


def test_without_migrations_the_server_does_not_start(tmp_path: Path) -> None:
    refused = run("serve", "--no-migrate", "--port", "0", DATA_DIR=str(tmp_path))
    assert refused.exit_code == 1
    assert "holdfast migrate" in refusal(refused)


def test_a_broken_database_address_is_wrong_use(tmp_path: Path) -> None:
    refused = run("migrate", DATA_DIR=str(tmp_path), DATABASE_URL="nonsense")
    assert refused.exit_code == 2
    assert refusal(refused).startswith("HOLDFAST_DATABASE_URL should look like")


def test_a_database_out_of_reach_is_named_without_its_password(tmp_path: Path) -> None:
    address = "postgresql+psycopg://holdfast:hunter2@127.0.0.1:1/holdfast"
    for command in (["migrate"], ["serve", "--port", "0"], ["serve", "--port", "0", "--no-migrate"]):
        refused = run(*command, DATA_DIR=str(tmp_path), DATABASE_URL=address, SECRET=SECRET)
        assert refused.exit_code == 1
        assert "127.0.0.1:1/holdfast: connection failed" in refusal(refused)
        assert "hunter2" not in refused.output


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "holdfast.db").write_text("My shopping list. " * 100)
    refused = run("migrate", DATA_DIR=str(tmp_path))
    assert refused.exit_code == 1
    assert "file is not a database" in refusal(refused)


def test_a_data_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for command in (["migrate"], ["serve", "--port", "0"]):
        refused = run(*command, DATA_DIR=str(tmp_path / "file" / "data"))
        assert refused.exit_code == 1
        assert "Not a directory" in refusal(refused)


def test_a_server_that_is_told_to_stop_ends_well(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        httpx2.post(f"{server.url}/teams")
        assert server.stop() == 0
        assert "Traceback" not in server.log.read_text()
    with serving(tmp_path / "data") as server:
        assert httpx2.get(f"{server.url}/readyz").status_code == 200


def test_whoever_has_got_through_to_a_server_that_stops_is_answered(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        with socket.create_connection(("127.0.0.1", httpx2.URL(server.url).port or 0)) as connection:
            server.process.terminate()
            time.sleep(0.25)
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: holdfast.test\r\n\r\n")
            answer = connection.recv(4096)
        assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
        assert b"connection: close\r\n" in answer
        assert server.process.wait(15) == 0


def test_the_server_does_not_say_what_it_is(server: Server) -> None:
    assert "server" not in httpx2.get(server.url).headers


def test_a_trusted_proxy_tells_that_the_visitor_came_over_tls(server: Server) -> None:
    started = httpx2.post(f"{server.url}/teams", headers={"X-Forwarded-Proto": "https"})
    assert started.headers["Set-Cookie"].startswith("__Host-holdfast=")


def test_nobody_else_is_believed(server_without_proxy: Server) -> None:
    started = httpx2.post(f"{server_without_proxy.url}/teams", headers={"X-Forwarded-Proto": "https"})
    assert started.headers["Set-Cookie"].startswith("holdfast=")


def guesses(server: Server, forwarded_for: str) -> int:
    """How the server answers a link that was made up, brought by somebody for whom the proxy says so."""
    made_up = f"{server.url}/join/{'0' * 20}{'f' * 32}"
    return httpx2.get(made_up, headers={"X-Forwarded-For": forwarded_for}).status_code


def test_behind_a_trusted_proxy_nobody_uses_up_the_tries_of_another(server: Server) -> None:
    # Whatever a visitor sends as the header themselves, the proxy puts the address that it sees behind it.
    busy = [guesses(server, f"203.0.113.{number}, 198.51.100.1") for number in range(11)]
    assert busy == [404] * 10 + [429]
    assert guesses(server, "198.51.100.2") == 404


def test_without_a_trusted_proxy_nobody_gets_more_tries_by_the_header(server_without_proxy: Server) -> None:
    busy = [guesses(server_without_proxy, f"198.51.100.{number}") for number in range(11)]
    assert busy == [404] * 10 + [429]


def line_of(server: Server, request_id: str) -> dict[str, Any]:
    """What the server logged of a request; it does so once the answer has gone, so this waits a little."""
    for _ in range(100):
        lines = [json.loads(line) for line in server.log.read_text().splitlines()]
        for line in lines:
            if line.get("request_id") == request_id:
                return line
        time.sleep(0.05)
    raise AssertionError("the request was not logged")


def test_a_request_is_logged_by_the_kind_of_its_address_only(server: Server) -> None:
    address = f"{server.url}/rounds/an-id-of-mine/check?query=of-mine"
    answer = httpx2.get(address, headers={"Cookie": "holdfast=a-token-of-mine"})
    line = line_of(server, answer.headers["X-Request-ID"])
    assert "of-mine" not in server.log.read_text()
    assert {name: line[name] for name in ("event", "method", "route", "status", "refused")} == {
        "event": "request",
        "method": "GET",
        "route": "/rounds/{round_id}/check",
        "status": 404,
        "refused": "NotFound",
    }
    assert line["ms"] > 0

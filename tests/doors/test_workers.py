"""Several workers are one server: at one address, which is nobody else's, and each with its share of the work."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2
import pytest

from app.address import SPREADS
from tests import postgres
from tests.doors.test_serving import refusal, run
from tests.postgres import Cluster
from tests.server import Server, serving

pytestmark = pytest.mark.postgres

ESTABLISHED, LISTENING = "01", "0A"
ON_LINUX = pytest.mark.skipif(not SPREADS, reason="only Linux gives each of several sockets at an address its share")
SECRET = "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"


@pytest.fixture(scope="module")
def two_workers(postgres_cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of two workers, both of which listen."""
    with postgres.database(postgres_cluster) as name:
        settings = {"HOLDFAST_DATABASE_URL": postgres_cluster.url(name), "HOLDFAST_SECRET": SECRET}
        with serving(tmp_path_factory.mktemp("two") / "data", settings, "--workers", "2") as server:
            while list(sockets_in(LISTENING).values()).count(port_of(server)) < 2:
                time.sleep(0.05)
            yield server


def port_of(server: Server) -> int:
    return httpx2.URL(server.url).port or 0


def children_of(process: int) -> list[int]:
    """The processes that this one started, as Linux tells."""
    return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def sockets_in(state: str) -> dict[str, int]:
    """The system's sockets in this state over IPv4, as a process's files call them, and their ports."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return {f"socket:[{line[9]}]": int(line[1].partition(":")[2], 16) for line in lines if line[3] == state}


def connections_of(process: int) -> int:
    """How many connections are open at the process."""
    return len(
        {str(link.readlink()) for link in Path(f"/proc/{process}/fd").iterdir()} & sockets_in(ESTABLISHED).keys()
    )


def test_several_workers_serve_one_postgresql(tmp_path: Path, postgres_url: str) -> None:
    settings = {"HOLDFAST_DATABASE_URL": postgres_url, "HOLDFAST_SECRET": SECRET}
    with serving(tmp_path / "data", settings, "--workers", "2") as server:
        started = httpx2.post(f"{server.url}/teams")
        page = f"{server.url}{started.headers['Location']}"
        token = started.headers["Set-Cookie"].partition(";")[0]
        assert {httpx2.get(page, headers={"Cookie": token}).status_code for _ in range(10)} == {200}
        assert server.stop() == 0


@ON_LINUX
@pytest.mark.parametrize("workers", ["1", "2"])
def test_nobody_else_gets_the_address_of_workers(
    two_workers: Server, tmp_path: Path, postgres_url: str, workers: str
) -> None:
    place = ("--port", str(port_of(two_workers)), "--workers", workers)
    refused = run("serve", *place, DATA_DIR=str(tmp_path), DATABASE_URL=postgres_url, SECRET=SECRET)
    assert "Cannot listen" in refusal(refused)


@ON_LINUX
def test_each_worker_gets_its_share_of_connections(two_workers: Server) -> None:
    with ExitStack() as opened:
        for _ in range(60):
            opened.enter_context(socket.create_connection(("127.0.0.1", port_of(two_workers))))
        time.sleep(0.5)
        shares = sorted(connections_of(worker) for worker in children_of(two_workers.process.pid))[-2:]
    # That one of them gets fewer than ten of sixty would happen by chance once in ten million times.
    assert sum(shares) >= 60
    assert min(shares) >= 10

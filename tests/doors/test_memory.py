"""Whatever is sent, the server's memory stays as it was: large bodies, endless ones, and ten thousand fields."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.server import Server, serving

MOST_GROWTH = 24 * 1024
"""KiB: less than two of the bodies below, were one taken in."""

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
MANY_FIELDS = "&".join(f"f{number}=" for number in range(10_000))
CHUNK = b"4000\r\n" + b"a" * 0x4000 + b"\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this module's own, whose memory nobody else moves."""
    with serving(tmp_path_factory.mktemp("memory") / "data") as server:
        yield server


def resident(server: Server) -> int:
    """How many KiB of memory the server holds."""
    status = Path(f"/proc/{server.process.pid}/status")
    if not status.exists():
        pytest.skip("the memory of a process is read from /proc, which this system lacks")
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS"))


def test_memory_stays_flat(server: Server) -> None:
    announced = {**FORM, "Content-Length": str(10**11)}
    for _ in range(3):
        send_everything(server, announced, times=2)
    before = resident(server)
    send_everything(server, announced, times=25)

    assert resident(server) - before < MOST_GROWTH


def send_everything(server: Server, announced: dict[str, str], times: int) -> None:
    with httpx2.Client(base_url=server.url) as visitor:
        for _ in range(times):
            assert visitor.post("/teams", content=b"a" * 1_000_000, headers=FORM).status_code == 413
            assert visitor.post("/account/name", content=MANY_FIELDS[:65_000], headers=FORM).status_code == 422
            assert head_only(server, announced) == 413
            assert without_end(server) == 413


def head_only(server: Server, headers: dict[str, str]) -> int:
    """The status for a body that is announced and never sent."""
    with connected(server) as connection:
        connection.sendall(head(headers))
        return status(connection)


def without_end(server: Server, size: int = 16 * 1024 * 1024) -> int:
    """The status for a body in chunks that goes on until the server has had enough."""
    with connected(server) as connection:
        connection.sendall(head({**FORM, "Transfer-Encoding": "chunked"}))
        with suppress(ConnectionError):
            for _ in range(size // 0x4000):
                connection.sendall(CHUNK)
                connection.settimeout(0)
                with suppress(BlockingIOError):
                    if connection.recv(1, socket.MSG_PEEK):
                        break
                connection.settimeout(10)
        connection.settimeout(10)
        return status(connection)


def connected(server: Server) -> socket.socket:
    address = urlsplit(server.url)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=10)


def head(headers: dict[str, str]) -> bytes:
    lines = ["POST /teams HTTP/1.1", "Host: holdfast.test", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def status(connection: socket.socket) -> int:
    return int(connection.recv(64).split()[1])

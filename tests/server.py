"""The real thing, running: `holdfast serve` in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

SECONDS_TO_START = 60
SECONDS_TO_STOP = 15


@dataclass(frozen=True)
class Server:
    """A running server: its address, its data folder, its process and where its output goes."""

    url: str
    data: Path
    process: "subprocess.Popen[bytes]"
    log: Path

    def stop(self) -> int:
        """Ask it to stop, and return its exit status."""
        self.process.terminate()
        try:
            return self.process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


@contextmanager
def serving(data: Path, settings: Mapping[str, str] | None = None, *options: str) -> Generator[Server]:
    """A server on the data folder `data` that answers `/readyz`, stopped at the end.

    `settings` are its `HOLDFAST_...` variables; those of the surrounding process do not reach it.
    Raises RuntimeError with its output if it ends or stays silent instead.
    """
    port = free_port()
    log = data.parent / f"{data.name}.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve", "--port", str(port), *options],
            env=environment(data, settings or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://127.0.0.1:{port}", data, process, log)
    try:
        _wait_until_ready(server)
        yield server
    finally:
        if process.poll() is None:
            server.stop()


def environment(data: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, but for what it says about Holdfast."""
    surrounding = {name: value for name, value in os.environ.items() if not name.startswith("HOLDFAST_")}
    return {**surrounding, "HOLDFAST_DATA_DIR": str(data), **settings}


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on SQLite that many tests share: each must bring people of its own. It believes what they say of where
    they come from, as behind a proxy."""
    with serving(tmp_path_factory.mktemp("live") / "data", {"HOLDFAST_TRUSTED_PROXIES": "127.0.0.1"}) as server:
        yield server


def _wait_until_ready(server: Server) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.process.poll() is None:
        if is_ready(server.url):
            return
        time.sleep(0.05)
    raise RuntimeError(f"the server did not become ready:\n{server.log.read_text()}")


def is_ready(url: str) -> bool:
    try:
        with urlopen(f"{url}/readyz", timeout=2) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

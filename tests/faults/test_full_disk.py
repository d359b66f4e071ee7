"""A disk without room: said in a sentence, nothing is lost, and saving goes on by itself once there is room."""

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.server import Server, serving

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of another process: only Linux sets them")
ROOM_FOR_A_LITTLE = 64 * 1024


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server on SQLite, and nobody else on it."""
    with serving(tmp_path / "data") as server:
        yield server


def limit(server: Server, room: int) -> None:
    """Let no file of the server's grow beyond this many bytes."""
    _, hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (room, hard))


def save(browser: httpx2.Client, round: str, number: int) -> httpx2.Response:
    fields = {"S1": ("yes", "no")[number % 2], "S1.seen": "0|||0", "page": "tab", "edit": str(number)}
    return browser.post(f"/rounds/{round}/answers/S1", data=fields, headers={"HX-Request": "true"})


def test_a_full_disk_is_said_and_survived(server: Server) -> None:
    with httpx2.Client(base_url=server.url) as browser:
        round = browser.post("/teams").headers["Location"].split("/")[2]
        limit(server, (server.data / "holdfast.db-wal").stat().st_size + ROOM_FOR_A_LITTLE)
        answers = [save(browser, round, number) for number in range(1, 41)]
        saved = [answer.status_code for answer in answers].count(200)
        refused = answers[-1]
        assert 0 < saved < 40
        assert {answer.status_code for answer in answers[saved:]} == {503}
        assert refused.headers["Retry-After"]
        assert "This was not saved: the server has no room left." in refused.text
        chosen = f'value="{("yes", "no")[saved % 2]}" checked'
        assert chosen in browser.get(f"/rounds/{round}/sections/symptoms").text

        limit(server, resource.RLIM_INFINITY)
        assert save(browser, round, 41).status_code == 200

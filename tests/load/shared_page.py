"""What a shared report costs beside a bare "ok", over one connection each: `python -m tests.load.shared_page`.

Both servers are asked in turn, in rounds of the same size, so that whatever else the machine does falls on both.
Printed is the median, over the rounds, of how much of the bare server's pace the page keeps up: 1 is the same pace.
"""

import http.client
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from httpx2 import Client

from tests.server import serving
from tests.web.markup import parse
from tests.web.worked_example import SECTIONS

ROUNDS = 40
REQUESTS = 100
BARE = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

async def ok(request):
    return PlainTextResponse("ok")

uvicorn.run(Starlette(routes=[Route("/", ok)]), port=int(sys.argv[1]), access_log=False, log_level="error")
"""
PORT = 8899
COMPRESSED = {"Accept-Encoding": "gzip"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "data") as server, bare_server() as bare:
        ours = http.client.HTTPConnection(urlsplit(server.url).netloc)
        share = new_share(server.url)
        tag = answer(ours, share, COMPRESSED).headers["ETag"]
        print(f"the page again:     {kept_pace(bare, ours, share, COMPRESSED, 200):.2f}")
        print(f"that it is the same: {kept_pace(bare, ours, share, COMPRESSED | {'If-None-Match': tag}, 304):.2f}")
        print(f"an empty answer:     {kept_pace(bare, ours, '/healthz', COMPRESSED, 200):.2f}")


def kept_pace(
    bare: http.client.HTTPConnection, ours: http.client.HTTPConnection, path: str, headers: dict[str, str], status: int
) -> float:
    """The median of the bare server's seconds to ours."""
    assert answer(ours, path, headers).status == status
    return median(seconds(bare, "/", {}) / seconds(ours, path, headers) for _ in range(ROUNDS))


def seconds(connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> float:
    begun = time.perf_counter()
    for _ in range(REQUESTS):
        answer(connection, path, headers)
    return time.perf_counter() - begun


def answer(connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    connection.request("GET", path, headers=headers)
    got = connection.getresponse()
    got.read()
    return got


def new_share(url: str) -> str:
    """The path of a share of a round that somebody answered alone."""
    with Client(base_url=url, follow_redirects=True) as lead:
        round = "/".join(lead.post("/teams").url.path.split("/")[:3])
        for section, answers in SECTIONS.items():
            lead.post(f"{round}/sections/{section}", data=dict(answers))
        for step in ("submission", "closure", "shares"):
            page = lead.post(f"{round}/{step}", data={"recommendations": "yes"})
        links = [field.get("value") for field in parse(page.text)[0].all("input") if field.has("data-copy")]
        return urlsplit(links[0]).path


@contextmanager
def bare_server() -> Generator[http.client.HTTPConnection]:
    """A connection to a server that says "ok" and does nothing else."""
    process = subprocess.Popen([sys.executable, "-c", BARE, str(PORT)])
    try:
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        while process.poll() is None:
            try:
                connection.connect()
                break
            except ConnectionRefusedError:
                time.sleep(0.05)
        yield connection
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()

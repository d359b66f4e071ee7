"""How long a save takes while fifty people answer one round, beside one who answers alone: python -m tests.load.saves

Each saves an answer every two seconds. What is printed for either database is the middle save and the slowest of a
hundred; the ratio of the two groups is the figure to keep an eye on, since it does not depend on the machine.
"""

import asyncio
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import httpx2

from tests.faults.crowd import Crowd, gathered
from tests.postgres import make_cluster
from tests.server import Server, serving

PEOPLE = 50
SECONDS = 40
PAUSE_SECONDS = 2.0
ITEMS = ("S1", "S2", "S3", "S4", "S5", "S6")
SECRET = "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", Path(folder) / "sqlite", {})
    # Beside the other one rather than below it, since PostgreSQL runs as somebody else.
    folder = Path(tempfile.mkdtemp(prefix="holdfast-pg-"))
    if cluster := make_cluster(folder):
        cluster.start()
        settings = {"HOLDFAST_DATABASE_URL": cluster.url("postgres"), "HOLDFAST_SECRET": SECRET}
        with tempfile.TemporaryDirectory() as data:
            measure("PostgreSQL", Path(data) / "data", settings)
        cluster.stop()
    shutil.rmtree(folder)


def measure(database: str, data: Path, settings: dict[str, str]) -> None:
    with serving(data, settings) as server:
        alone, together = (asyncio.run(durations(server, size)) for size in (1, PEOPLE))
    print(f"{database}: {told(alone)} alone, {told(together)} among {PEOPLE}", end="; ")
    print(f"slowest of a hundred: {at(together, 0.99) / at(alone, 0.5):.1f} times the middle one alone")


def crowding(server: Server) -> Callable[[], Sequence[float]]:
    """What says how long every save took while fifty people answered one round."""
    return lambda: asyncio.run(durations(server, PEOPLE))


async def durations(server: Server, size: int) -> list[float]:
    """How long every save took, in seconds, of so many people in one round."""
    with gathered(server.url, "named", size) as crowd:
        limits = httpx2.Limits(max_connections=size)
        async with httpx2.AsyncClient(base_url=server.url, limits=limits, verify=False) as browser:
            taken = await asyncio.gather(*(answer(browser, crowd, number) for number in range(size)))
    return sorted(duration for one in taken for duration in one)


async def answer(browser: httpx2.AsyncClient, crowd: Crowd, number: int) -> list[float]:
    cookie = "; ".join(f"{name}={value}" for name, value in crowd.clients[number].cookies.items())
    headers = {"Cookie": cookie, "HX-Request": "true"}
    chance, taken = random.Random(number), list[float]()
    await asyncio.sleep(chance.random() * PAUSE_SECONDS)
    for edit in range(1, int(SECONDS / PAUSE_SECONDS) + 1):
        item = ITEMS[edit % len(ITEMS)]
        fields = {item: "yes", f"{item}.seen": "0|||0", "page": "tab", "edit": str(edit)}
        began = time.perf_counter()
        saved = await browser.post(f"{crowd.round}/answers/{item}", data=fields, headers=headers)
        taken.append(time.perf_counter() - began)
        assert saved.status_code == 200, saved.text
        await asyncio.sleep(max(0, PAUSE_SECONDS - taken[-1]))
    return taken


def told(taken: Sequence[float]) -> str:
    return f"{at(taken, 0.5) * 1000:.0f} ms and {at(taken, 0.99) * 1000:.0f} ms"


def at(taken: Sequence[float], share: float) -> float:
    """The duration that this share of all stays under."""
    return taken[min(len(taken) - 1, int(len(taken) * share))]


if __name__ == "__main__":
    main()

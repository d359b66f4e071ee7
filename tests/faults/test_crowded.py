"""Fifty people in one round at once, and one who cannot stop pressing a button: everything is kept, and kept once."""

import asyncio
import random
import re
from collections.abc import Iterator

import httpx2
import pytest

from tests import postgres
from tests.databases import BOTH_KINDS
from tests.drill import at_length
from tests.faults.crowd import Crowd, gathered
from tests.server import Server, serving

SECRET = "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"
TOKEN = "Mq4Wz8pRk1Yb5VtNc9XfHs2LdJg7Ea3U"
PEOPLE = 50
SAVES = at_length(3, 60)
PAUSE_SECONDS = at_length(0.1, 2.0)
ITEMS = ("S1", "S2", "S3", "S4", "S5", "S6")


@pytest.fixture(scope="module", params=BOTH_KINDS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on either database."""
    data, settings = tmp_path_factory.mktemp("crowded") / "data", {"HOLDFAST_METRICS_TOKEN": TOKEN}
    if request.param == "sqlite":
        with serving(data, settings) as server:
            yield server
        return
    cluster: postgres.Cluster = request.getfixturevalue("postgres_cluster")
    with postgres.database(cluster) as name:
        settings |= {"HOLDFAST_DATABASE_URL": cluster.url(name), "HOLDFAST_SECRET": SECRET}
        with serving(data, settings) as server:
            yield server


async def save_now_and_then(visitor: httpx2.AsyncClient, round: str, chance: random.Random) -> list[int]:
    """Save one answer after the other, each after a pause like everybody's."""
    statuses: list[int] = []
    for number in range(SAVES):
        await asyncio.sleep(chance.random() * 2 * PAUSE_SECONDS)
        item = ITEMS[number % len(ITEMS)]
        fields = {item: "yes", f"{item}.seen": "0|||0", "page": "tab", "edit": str(number + 1)}
        answer = await visitor.post(f"{round}/answers/{item}", data=fields, headers={"HX-Request": "true"})
        statuses.append(answer.status_code)
    return statuses


async def everybody_saves(server: Server, crowd: Crowd) -> list[list[int]]:
    browsers = [
        httpx2.AsyncClient(base_url=server.url, cookies=client.cookies, timeout=30, verify=False)
        for client in crowd.clients
    ]
    try:
        return await asyncio.gather(
            *(save_now_and_then(browser, crowd.round, random.Random(at)) for at, browser in enumerate(browsers))
        )
    finally:
        for browser in browsers:
            await browser.aclose()


def test_fifty_people_save_in_one_round(server: Server) -> None:
    with gathered(server.url, "named", PEOPLE) as crowd:
        assert asyncio.run(everybody_saves(server, crowd)) == [[200] * SAVES] * PEOPLE


async def press_at_once(server: Server, crowd: Crowd, path: str) -> list[int]:
    async with httpx2.AsyncClient(base_url=server.url, cookies=crowd.lead.cookies, timeout=30, verify=False) as browser:
        answers = await asyncio.gather(*(browser.post(path) for _ in range(PEOPLE)))
        return [answer.status_code for answer in answers]


def submissions_kept(server: Server) -> float:
    answer = httpx2.get(f"{server.url}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    found = re.search(r'^holdfast_kept_total\{what="submission"\} (\S+)$', answer.text, re.MULTILINE)
    return float(found[1]) if found else 0


def test_what_is_submitted_fifty_times_at_once_is_submitted_once(server: Server) -> None:
    with gathered(server.url, "named", 1) as crowd:
        before = submissions_kept(server)
        crowd.answer(submitting=False)
        assert asyncio.run(press_at_once(server, crowd, f"{crowd.round}/submission")) == [303] * PEOPLE
        assert submissions_kept(server) == before + 1

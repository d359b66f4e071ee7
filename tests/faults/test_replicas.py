"""Two servers on one PostgreSQL are one Holdfast: what one knows the other knows, and one may go at any time."""

import asyncio
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from tests import postgres
from tests.drill import at_length
from tests.faults.crowd import gathered
from tests.faults.writers import Writer, lost, writers
from tests.postgres import Cluster
from tests.server import Server, serving

pytestmark = pytest.mark.postgres

SECRET = "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"
PEOPLE = 8
SECONDS_OF_LOAD = at_length(0.5, 10.0)


@dataclass(frozen=True)
class Replicas:
    """Two servers and their database."""

    first: Server
    second: Server
    database: str
    settings: dict[str, str]


@pytest.fixture(scope="module")
def replicas(postgres_cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replicas]:
    folder = tmp_path_factory.mktemp("replicas")
    with postgres.database(postgres_cluster) as name, ExitStack() as running:
        settings = {"HOLDFAST_DATABASE_URL": postgres_cluster.url(name), "HOLDFAST_SECRET": SECRET}
        servers = [running.enter_context(serving(folder / which, settings)) for which in ("first", "second")]
        yield Replicas(servers[0], servers[1], settings["HOLDFAST_DATABASE_URL"], settings)


def browser_of(server: Server, like: httpx2.Client | None = None) -> httpx2.Client:
    """A browser at this server, with the cookies of another one where that is said."""
    cookies = like.cookies if like else None
    return httpx2.Client(base_url=server.url, cookies=cookies, follow_redirects=True, verify=False)


def test_a_visitor_of_one_is_known_to_the_other(replicas: Replicas) -> None:
    with browser_of(replicas.first) as browser:
        own = browser.post("/teams").url.path
        with browser_of(replicas.second, like=browser) as elsewhere:
            assert elsewhere.get(own).status_code == 200


def test_a_link_that_is_withdrawn_on_one_is_dead_on_both_at_once(replicas: Replicas) -> None:
    with gathered(replicas.first.url, "named", 1) as crowd, browser_of(replicas.second) as stranger:
        page = crowd.lead.get(f"{crowd.team}/invitations").text
        (link,) = set(re.findall(r'value="http[^"]*(/join/[^"]+)"', page))
        (withdrawal,) = set(re.findall(r'action="([^"]+/withdrawal)"', page))
        assert stranger.get(link).status_code == 200
        crowd.lead.post(withdrawal)
        assert stranger.get(link).status_code == 404
        assert crowd.lead.get(link).status_code == 404


def test_limits_count_together(replicas: Replicas) -> None:
    wrong = {"email": "somebody@example.org", "password": "not the password"}
    with browser_of(replicas.first) as here, browser_of(replicas.second) as there:
        statuses = [browser.post("/session", data=wrong).status_code for browser in (here, there) * 5]
        assert statuses == [422] * 10
        assert {browser.post("/session", data=wrong).status_code for browser in (here, there)} == {429}


async def write_while_one_goes(replicas: Replicas, going: Server, how: str) -> tuple[list[Writer], float]:
    """People save, half of them at each server, until a while after one of these has gone; then at the other.

    With them comes when it was gone, in seconds of the monotonic clock.
    """
    async with writers(replicas.second.url, PEOPLE) as everybody:
        is_on = True
        saving = [
            asyncio.create_task(
                writer.save_while([going.url, replicas.second.url][:: 1 if at % 2 else -1], lambda: is_on)
            )
            for at, writer in enumerate(everybody)
        ]
        await asyncio.sleep(SECONDS_OF_LOAD)
        getattr(going.process, how)()
        await asyncio.to_thread(going.process.wait, 15)
        gone = time.monotonic()
        await asyncio.sleep(SECONDS_OF_LOAD)
        is_on = False
        await asyncio.gather(*saving)
    return everybody, gone


def test_a_server_that_is_killed_takes_nothing_along_that_it_had_said_was_saved(
    replicas: Replicas, tmp_path: Path
) -> None:
    with serving(tmp_path / "third", replicas.settings) as third:
        everybody, gone = asyncio.run(write_while_one_goes(replicas, third, "kill"))
    assert lost(replicas.database, everybody) == {}
    # What was under way at that moment has no answer: a server that dies may even take another connection or two while
    # the system closes the others. Everybody could go on elsewhere.
    assert [fault for writer in everybody for fault in writer.failed] == []
    assert [begun for writer in everybody for begun in writer.cut_off if begun > gone] == []
    assert all(max(writer.said.values()) == writer.sent for writer in everybody)


def test_a_server_that_is_told_to_stop_leaves_no_request_unanswered(replicas: Replicas, tmp_path: Path) -> None:
    with serving(tmp_path / "third", replicas.settings) as third:
        everybody, _ = asyncio.run(write_while_one_goes(replicas, third, "terminate"))
        assert third.process.returncode == 0
    assert [fault for writer in everybody for fault in (*writer.failed, *writer.cut_off)] == []
    assert lost(replicas.database, everybody) == {}

"""What is counted for Prometheus, who may see it, and that it says nothing about anybody."""

import re
from collections.abc import Iterator
from pathlib import Path

import anyio
import httpx2
import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from app import metrics
from app.db import people
from app.db.gates import Gate
from app.db.kept import ANSWER, note
from app.db.session import Database
from app.domain.errors import NotFound
from tests.db.conftest import NOW
from tests.doors.conftest import MakeApp
from tests.server import serving

TOKEN = "Mq4Wz8pRk1Yb5VtNc9XfHs2LdJg7Ea3U"
SECRET = "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"
WITH_TOKEN = {"Authorization": f"Bearer {TOKEN}"}
LINE = re.compile(r"^(holdfast_\w+)(?:\{(.*)\})? (\S+)$", re.MULTILINE)


@pytest.fixture
def browser(make_app: MakeApp) -> Iterator[TestClient]:
    with TestClient(
        make_app(metrics_token=SecretStr(TOKEN)), "http://holdfast.test", follow_redirects=False
    ) as browser:
        yield browser


def figures(text: str) -> dict[str, float]:
    """What was counted: the figure of each metric with its labels."""
    return {f"{name} {labels}".strip(): float(figure) for name, labels, figure in LINE.findall(text)}


class Counted:
    """How much more was counted since."""

    def __init__(self, browser: TestClient) -> None:
        self.browser = browser
        self.before = self.now()

    def now(self) -> dict[str, float]:
        answer = self.browser.get("/metrics", headers=WITH_TOKEN)
        assert answer.headers["Content-Type"].startswith("text/plain; version=")
        return figures(answer.text)

    @property
    def more(self) -> dict[str, float]:
        now = self.now()
        return {name: now[name] - self.before.get(name, 0) for name in now if now[name] != self.before.get(name, 0)}


def test_without_a_token_in_the_settings_there_is_nothing(make_app: MakeApp) -> None:
    with TestClient(make_app()) as browser:
        assert browser.get("/metrics").status_code == 404
        assert browser.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("brought", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}"])
def test_whoever_brings_another_token_sees_nothing(browser: TestClient, brought: str) -> None:
    refused = browser.get("/metrics", headers={"Authorization": brought})
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert "holdfast_" not in refused.text


def test_a_journey_is_counted_by_the_kinds_of_its_addresses(browser: TestClient) -> None:
    counted = Counted(browser)
    round = "/".join(browser.post("/teams").headers["Location"].split("/")[:3])
    for item in ("S1", "S2"):
        fields = {item: "yes", f"{item}.seen": "0|||0", "page": "tab", "edit": "1"}
        assert browser.post(f"{round}/answers/{item}", data=fields, headers={"HX-Request": "true"}).status_code == 200
    browser.post(f"{round}/submission")
    browser.post(f"{round}/closure")
    more = counted.more

    saved = 'method="POST",route="/rounds/{round_id}/answers/{item_id}",status="200"'
    assert more[f"holdfast_requests_total {saved}"] == 2
    assert more['holdfast_request_seconds_count route="/rounds/{round_id}/answers/{item_id}"'] == 2
    kept = {name.split('"')[1]: count for name, count in more.items() if name.startswith("holdfast_kept_total")}
    assert kept == {"round opened": 1, "answer": 2, "submission": 1, "round closed": 1}
    assert round.rpartition("/")[2] not in browser.get("/metrics", headers=WITH_TOKEN).text


def test_a_static_file_is_not_counted_with_what_is_not_there(browser: TestClient) -> None:
    counted = Counted(browser)
    browser.get("/static/mark.svg")
    browser.get("/static/none.svg")
    more = counted.more

    assert more['holdfast_requests_total method="GET",route="/static/{file}",status="200"'] == 1
    assert more['holdfast_requests_total method="GET",route="-",status="404"'] == 1


def test_what_somebody_makes_up_fills_no_memory(browser: TestClient) -> None:
    counted = Counted(browser)
    for number in range(3):
        browser.request(f"BREW-{number}", f"/coffee/{number}")
    made_up = {
        name: count for name, count in counted.more.items() if name.startswith('holdfast_requests_total method="o')
    }
    assert made_up == {'holdfast_requests_total method="other",route="-",status="404"': 3}


def test_what_was_refused_at_a_door_is_counted_by_why(browser: TestClient) -> None:
    counted = Counted(browser)
    browser.post("/teams", headers={"Sec-Fetch-Site": "cross-site"})
    browser.post("/teams", content=b"x" * 100_000)
    for _ in range(11):
        browser.post("/session", data={"email": "ada@example.org", "password": "a wrong one"})
    refused = {name.split('"')[1]: count for name, count in counted.more.items() if "refusals" in name}
    assert {name: refused[name] for name in ("CrossSite", "TooLarge", "TooMany")} == {
        "CrossSite": 1,
        "TooLarge": 1,
        "TooMany": 1,
    }


def test_what_was_undone_is_not_counted(browser: TestClient, migrated_sqlite_url: str) -> None:
    counted, database = Counted(browser), Database(migrated_sqlite_url)
    with pytest.raises(NotFound), database.writing() as session:
        people.new_guest(session, NOW)
        note(session, ANSWER)
        raise NotFound
    assert f'holdfast_kept_total what="{ANSWER}"' not in counted.more
    with database.writing() as session:
        people.new_guest(session, NOW)
        note(session, ANSWER)
    database.close()
    assert counted.more[f'holdfast_kept_total what="{ANSWER}"'] == 1


def test_how_busy_a_gate_is_is_seen() -> None:
    seen: list[list[float]] = []

    def look() -> None:
        now = figures(metrics.exposition().decode())
        seen.append([now[f'holdfast_gate_{what} gate="of the test"'] for what in ("places", "taken", "waiting")])

    async def come_and_go() -> None:
        gate = Gate("of the test", 1)

        async def come() -> None:
            async with gate.place():
                await anyio.sleep(0)

        async with anyio.create_task_group() as others, gate.place():
            others.start_soon(come)
            await anyio.sleep(0.01)
            look()
        look()

    anyio.run(come_and_go)
    assert seen == [[1, 1, 1], [1, 0, 0]]


@pytest.mark.postgres
def test_whichever_worker_is_asked_tells_of_all(tmp_path: Path, postgres_url: str) -> None:
    settings = {"HOLDFAST_DATABASE_URL": postgres_url, "HOLDFAST_SECRET": SECRET, "HOLDFAST_METRICS_TOKEN": TOKEN}
    with serving(tmp_path / "data", settings, "--workers", "2") as server:
        for _ in range(20):
            assert httpx2.get(f"{server.url}/method").status_code == 200
        told = [figures(httpx2.get(f"{server.url}/metrics", headers=WITH_TOKEN).text) for _ in range(6)]
    assert {one['holdfast_requests_total method="GET",route="/method",status="200"'] for one in told} == {20}
    assert {one['holdfast_gate_places gate="all"'] for one in told} == {20}

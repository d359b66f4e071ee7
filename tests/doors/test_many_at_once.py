"""Two hundred people save at once, on either database, and every answer is there afterwards."""

import asyncio
from pathlib import Path

import httpx2
from sqlalchemy import func, select

from app.db.models import AnswerRow, ResponseRow
from app.db.session import Database
from tests.server import serving

PEOPLE = 200
SECRET = "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"


async def start(visitors: httpx2.AsyncClient) -> tuple[str, str]:
    """Somebody's round and cookie."""
    started = await visitors.post("/teams")
    assert started.status_code == 303, started.text
    return started.headers["Location"].split("/")[2], started.headers["Set-Cookie"].partition(";")[0]


async def save(visitors: httpx2.AsyncClient, round_id: str, cookie: str) -> int:
    fields = {"S1": "yes", "S1.seen": "0|||0", "page": "tab", "edit": "1"}
    headers = {"Cookie": cookie, "HX-Request": "true"}
    return (await visitors.post(f"/rounds/{round_id}/answers/S1", data=fields, headers=headers)).status_code


async def everybody_at_once(url: str) -> list[int]:
    limits = httpx2.Limits(max_connections=PEOPLE)
    # Each brings their own cookie by hand: the client's jar would give everybody the last one.
    async with httpx2.AsyncClient(base_url=url, limits=limits, timeout=60) as visitors:
        people = await asyncio.gather(*(start(visitors) for _ in range(PEOPLE)))
        return await asyncio.gather(*(save(visitors, *person) for person in people))


def test_two_hundred_saves_at_once_are_all_kept(tmp_path: Path, database_url: str) -> None:
    settings = {"HOLDFAST_DATABASE_URL": database_url, "HOLDFAST_SECRET": SECRET}
    with serving(tmp_path / "data", settings) as server:
        assert asyncio.run(everybody_at_once(server.url)) == [200] * PEOPLE
    database = Database(database_url)
    with database.reading() as session:
        assert session.scalar(select(func.count(ResponseRow.person_id.distinct()))) == PEOPLE
        assert session.scalar(select(func.count()).where(AnswerRow.value == "yes")) == PEOPLE
    database.close()

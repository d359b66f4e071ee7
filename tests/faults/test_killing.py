"""“Saved” is true: whatever was answered as saved is there after the server was killed in the middle of it."""

import asyncio
import random
from pathlib import Path

from sqlalchemy import text

from app.db import migrations
from app.db.session import Database
from tests.drill import at_length
from tests.faults.writers import Writer, lost, writers
from tests.server import serving

SECRET = "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"
PEOPLE = 6
KILLS = at_length(2, 100)


async def write_until_killed(data: Path, settings: dict[str, str], saves: int) -> list[Writer]:
    """People save as fast as they can until their server is killed, once they have sent so many; they know what they
    were told."""
    with serving(data, settings) as server:
        async with writers(server.url, PEOPLE) as everybody:
            saving = [asyncio.create_task(writer.save_until_cut_off(server.url)) for writer in everybody]
            while sum(writer.sent for writer in everybody) < saves and not all(task.done() for task in saving):
                await asyncio.sleep(0.003)
            server.process.kill()
            await asyncio.gather(*saving)
            server.process.wait()
    return everybody


def faults_of(url: str) -> list[object]:
    """What the database itself says is wrong with it."""
    database = Database(url)
    with database.reading() as session:
        faults: list[object] = list(migrations.dangling(session.connection()))
        if session.get_bind().dialect.name == "sqlite":
            faults += [row[0] for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    database.close()
    return faults


def test_nothing_that_was_said_to_be_saved_is_lost_by_a_kill(tmp_path: Path, database_url: str) -> None:
    settings = {"HOLDFAST_DATABASE_URL": database_url, "HOLDFAST_SECRET": SECRET}
    chance, everybody = random.Random(9), list[Writer]()
    for _ in range(KILLS):
        everybody = asyncio.run(write_until_killed(tmp_path / "data", settings, chance.randint(60, 120)))
        assert [fault for writer in everybody for fault in writer.failed] == []
        assert lost(database_url, everybody) == {}
        assert faults_of(database_url) == []
    lose_the_last_changes(database_url)
    assert lost(database_url, everybody)


def lose_the_last_changes(url: str) -> None:
    """What a kill must not do: a test that would not notice tells nothing."""
    database = Database(url)
    with database.writing() as session:
        session.execute(text("UPDATE answers SET edit = edit - 6"))
    database.close()

"""Who gave which answer cannot matter to an anonymous round: shuffled, its answers leave and show the same."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from starlette.testclient import TestClient

from app.db import answers, responses, sign_ins
from app.db.session import Database
from app.domain.privacy import ANONYMOUS
from app.main import create_app
from app.settings import Settings
from tests.db.conftest import NOW
from tests.db.crews import Crew, crew
from tests.faults.crowd import answers_of

SECRET = "Zk3Vt9qLx0aBc7RfYw2Hn5PjUe8Gs1Dm"
RESPONDENTS = 9


@pytest.fixture
def answered(migrated_sqlite_url: str) -> Iterator[Crew]:
    """An open anonymous round in which everybody has submitted something else, some of them not everything."""
    database = Database(migrated_sqlite_url)
    nine = crew(database, ANONYMOUS, size=RESPONDENTS)
    for number, person in enumerate(nine.people):
        response = nine.begin(person)
        with database.writing() as session:
            for place, (item, value) in enumerate(said_by(number).items()):
                if (number + place) % 5:
                    level = number % 4 if value in answers.WITH_SEVERITY else None
                    answers.save(session, response.id, item, value, level, number % 2 == 0, seen=0, page="", edit=1)
            responses.submit(session, response.id, NOW)
    yield nine
    database.close()


def said_by(number: int) -> dict[str, str]:
    """The answers of one respondent, without the marks."""
    return {
        item: value for section in answers_of(number).values() for item, value in section.items() if "." not in item
    }


def shuffle(file: Path) -> None:
    """Give every item's answers, with their marks, to other respondents than they came from."""
    turn = random.Random(8)
    with closing(sqlite3.connect(file)) as database:
        respondents = [row[0] for row in database.execute("SELECT id FROM responses ORDER BY id")]
        items = [row[0] for row in database.execute("SELECT DISTINCT item FROM answers ORDER BY item")]
        for item in items:
            query = "SELECT value, severity, written_down, sequence, page, edit FROM answers WHERE item = ?"
            given = database.execute(query, (item,)).fetchall()
            database.execute("DELETE FROM answers WHERE item = ?", (item,))
            for response, answer in zip(turn.sample(respondents, len(given)), given, strict=True):
                database.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (response, item, *answer))
        database.commit()


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return list(database.iterdump())


def closed(nine: Crew, file: Path) -> Crew:
    """The same people's round in another file, closed there."""
    there = Crew(Database(f"sqlite:///{file}"), nine.people, nine.round)
    there.close()
    there.database.close()
    return there


def test_nothing_stored_or_shown_depends_on_who_gave_which_answer(answered: Crew, tmp_path: Path) -> None:
    with answered.database.writing() as session:
        cookie = sign_ins.start(session, answered.people[3], NOW)
    answered.database.close()
    original, shuffled = tmp_path / "original.db", tmp_path / "shuffled.db"
    for file in (original, shuffled):
        shutil.copyfile(tmp_path / "holdfast.db", file)
    shuffle(shuffled)
    assert dump(original) != dump(shuffled)

    for file in (original, shuffled):
        closed(answered, file)

    assert dump(original) == dump(shuffled)
    assert shown(original, cookie, answered) == shown(shuffled, cookie, answered)


def shown(file: Path, cookie: str, crew: Crew) -> list[str]:
    """Every page about the round that a member can open."""
    app: FastAPI = create_app(
        Settings(data_dir=file.parent, database_url=SecretStr(f"sqlite:///{file}"), secret=SecretStr(SECRET))
    )
    with TestClient(app, cookies={"holdfast": cookie}) as member:
        pages = [member.get(f"/rounds/{crew.round.id}{page}") for page in ("", "/report", "/view", "/check")]
    assert "9 respondents" in pages[1].text or "nine respondents" in pages[1].text
    return [page.text for page in pages]

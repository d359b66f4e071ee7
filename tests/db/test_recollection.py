"""What was read is remembered until anything is committed, on SQLite; on PostgreSQL it is read every time."""

import anyio
import pytest
from sqlalchemy import Connection, func, select

from app.db import people
from app.db.models import PersonRow
from app.db.session import Database
from app.domain.errors import NotFound
from tests.db.conftest import NOW


class Census:
    """Counts the people, and how often it had to be looked up."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.looks = 0

    def ask(self, about: str = "people") -> int:
        return anyio.run(self.database.recall, about, self.look)

    def look(self, reader: Connection) -> int:
        self.looks += 1
        return reader.execute(select(func.count()).select_from(PersonRow)).scalar_one()


@pytest.fixture
def census(database: Database) -> Census:
    return Census(database)


@pytest.fixture
def is_remembered(database: Database) -> bool:
    """Whether this kind of database can say that nothing has changed."""
    return database.url.get_backend_name() == "sqlite"


def test_while_nothing_changes_it_is_looked_up_once(census: Census, is_remembered: bool) -> None:
    assert [census.ask() for _ in range(3)] == [0, 0, 0]
    assert census.looks == (1 if is_remembered else 3)


def test_what_somebody_else_commits_is_seen_at_once(census: Census, database: Database) -> None:
    elsewhere = Database(database.url)
    for number in range(1, 4):
        with elsewhere.writing() as session:
            people.new_guest(session, NOW)
        assert census.ask() == number
    elsewhere.close()


def test_who_comes_after_somebody_was_told_of_a_commit_sees_it(census: Census, database: Database) -> None:
    """Also on the one loop that serves them all, where what was asked a moment ago need not be asked again."""

    async def come_one_after_the_other() -> list[int]:
        seen: list[int] = []
        for _ in range(3):
            seen.append(await database.recall("people", census.look))
            await database.write(lambda session: people.new_guest(session, NOW))
        return seen

    assert anyio.run(come_one_after_the_other) == [0, 1, 2]


def test_what_is_not_committed_yet_changes_nothing(census: Census, database: Database) -> None:
    assert census.ask() == 0
    with database.writing() as session:
        people.new_guest(session, NOW)
        assert census.ask() == 0
    assert census.ask() == 1


def test_another_question_is_looked_up_for_itself(census: Census) -> None:
    census.ask("people")
    census.ask("guests")
    assert census.looks == 2


def test_a_refusal_is_not_remembered(database: Database) -> None:
    answers = iter([NotFound(), "found"])

    def look(_: Connection) -> str:
        answer = next(answers)
        if isinstance(answer, NotFound):
            raise answer
        return answer

    with pytest.raises(NotFound):
        anyio.run(database.recall, "it", look)
    assert anyio.run(database.recall, "it", look) == "found"


def test_only_so_much_is_remembered(census: Census, is_remembered: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.db.recollection.MOST", 2)
    for about in ("one", "two", "three", "three"):
        census.ask(about)
    assert census.looks == (3 if is_remembered else 4)
    census.ask("one")
    assert census.looks == (4 if is_remembered else 5)

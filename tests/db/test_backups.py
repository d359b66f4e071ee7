"""A backup holds every row but the keys, and comes back on either database, whichever it was made of."""

import gzip
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from app.db import backups, responses, restores, revisions, round_ends, rounds
from app.db.models import Base, RoundKeyRow
from app.db.restores import Restored
from app.db.server_lock import held_lock
from app.db.session import Database
from app.domain.privacy import ANONYMOUS, NAMED
from app.faults import Obstructed, StartFault
from tests.databases import BOTH_KINDS
from tests.db.conftest import NOW
from tests.db.crews import SECRET, crew
from tests.db.full_house import fill

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=BOTH_KINDS)
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database to restore into, of either kind whatever the first one is."""
    if request.param == "sqlite":
        other = Database(f"sqlite:///{tmp_path / 'other' / 'holdfast.db'}")
    else:
        other = Database(request.getfixturevalue("postgres_url"))
    yield other
    other.close()


def backup_of(database: Database) -> bytes:
    out = io.BytesIO()
    backups.back_up(database, out, NOW)
    return out.getvalue()


def restore(database: Database, backup: bytes, *, replace: bool = False) -> Restored:
    return restores.restore(database, io.BytesIO(backup), replace=replace)


def rows(database: Database) -> Rows:
    """Every row of every table but the keys."""
    with database.reading() as session:
        return {
            table.name: sorted(map(tuple, session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name != RoundKeyRow.__tablename__
        }


def keys(database: Database) -> set[str]:
    with database.reading() as session:
        return set(session.scalars(select(RoundKeyRow.key)))


def test_every_row_comes_back_on_either_database(database: Database, other: Database) -> None:
    with database.engines.writing.begin() as connection:
        fill(connection)
    kept = rows(database)
    assert all(len(of_one) == 2 for of_one in kept.values())

    assert restore(other, backup_of(database)) == Restored(NOW, teams=2, without_key=1)
    assert rows(other) == kept
    assert len(keys(database)) == 2
    assert keys(other) == set()
    with other.reading() as session:
        assert revisions.is_current(session)


def test_a_backup_has_no_key_in_it(database: Database) -> None:
    crew(database, ANONYMOUS)
    (key,) = keys(database)

    assert key.encode() not in gzip.decompress(backup_of(database))


def test_a_backup_is_of_one_moment(database: Database) -> None:
    """What others write while it is being made is not in it."""
    two = crew(database, NAMED, size=2)

    class SlowFile(io.BytesIO):
        def write(self, data: Any, /) -> int:
            if not rounds_now(database, "called_off_at IS NOT NULL"):
                two.call_off()
            return super().write(data)

    out = SlowFile()
    backups.back_up(database, out, NOW)
    (round,) = [line for line in gzip.decompress(out.getvalue()).splitlines() if b'"named"' in line]
    assert json.loads(round)[-1] is None


def rounds_now(database: Database, state: str) -> int:
    with database.reading() as session:
        return session.scalar(text(f"SELECT count(*) FROM rounds WHERE {state}")) or 0


def test_nothing_is_restored_over_what_is_there_unless_told_so(database: Database) -> None:
    crew(database)
    backup = backup_of(database)
    crew(database)
    with pytest.raises(Obstructed, match="--replace"):
        restore(database, backup)
    assert rounds_now(database, "1 = 1") == 2

    restore(database, backup, replace=True)
    assert rounds_now(database, "1 = 1") == 1


def test_an_open_anonymous_round_that_came_back_without_its_key_can_only_be_ended(
    database: Database, other: Database
) -> None:
    five = crew(database, ANONYMOUS)
    for person in five.people:
        five.submit(person, {"S1": "yes"})
    restore(other, backup_of(database))

    with other.reading() as session:
        assert responses.author_of(session, SECRET, five.round, five.people[0]) is None
        assert rounds.counts(session, five.round.id).submitted == 5
    with other.writing() as session:
        round_ends.close(session, five.round, NOW)
        assert rounds.find(session, five.people[0], five.round.id).respondents == 5


def test_what_is_restored_over_itself_keeps_the_keys_of_rounds_that_are_still_open(database: Database) -> None:
    still_open, closed = crew(database, ANONYMOUS), crew(database, ANONYMOUS)
    for person in closed.people:
        closed.submit(person, {"S1": "yes"})
    said = still_open.say(still_open.people[1], {"S1": "yes"})
    backup = backup_of(database)
    closed.close()
    left = keys(database)

    assert restore(database, backup, replace=True).without_key == 1
    assert keys(database) == left
    assert still_open.begin(still_open.people[1]) == said


def test_nothing_is_restored_below_a_running_server(database: Database) -> None:
    backup = backup_of(database)
    if database.url.get_backend_name() == "sqlite":
        with held_lock(database.url), pytest.raises(Obstructed, match="Another Holdfast is running"):
            restore(database, backup)
    else:
        server = Database(database.url)
        with server.engines.writing.connect(), pytest.raises(Obstructed, match="Another Holdfast is connected"):
            restore(database, backup)
        server.close()


def test_a_spoiled_backup_changes_nothing(database: Database) -> None:
    with database.engines.writing.begin() as connection:
        fill(connection)
    before, keys_before = rows(database), keys(database)
    lines = gzip.decompress(backup_of(database)).splitlines()
    for spoiled in (lines[:-1], [*lines[:2], b'{"table":"wares","columns":["id"]}', b"[1]", b'{"rows":1}']):
        with pytest.raises(StartFault):
            restore(database, gzip.compress(b"\n".join(spoiled)), replace=True)
    assert (rows(database), keys(database)) == (before, keys_before)


def test_a_backup_of_tomorrow_is_said_to_be_so(database: Database) -> None:
    first, *others = gzip.decompress(backup_of(database)).splitlines()
    header = json.dumps({**json.loads(first), "revision": "of-tomorrow"}).encode()
    with pytest.raises(StartFault, match="newer Holdfast"):
        restore(database, gzip.compress(b"\n".join([header, *others])))


def test_rows_that_refer_to_nothing_are_not_restored(database: Database) -> None:
    crew(database)
    lines = gzip.decompress(backup_of(database)).splitlines()
    kept = [line for line in lines[:-1] if b'"Person ' not in line]
    end = {"rows": sum(line.startswith(b"[") for line in kept)}
    with pytest.raises(StartFault, match="damaged"):
        restore(database, gzip.compress(b"\n".join([*kept, json.dumps(end).encode()])), replace=True)
    assert rounds_now(database, "1 = 1") == 1


def test_many_rows_come_back_too(database: Database, other: Database) -> None:
    values = [{"id": f"{number:020}", "created_at": datetime.now(UTC)} for number in range(2500)]
    with database.engines.writing.begin() as connection:
        connection.execute(insert(Base.metadata.tables["people"]), values)
    restore(other, backup_of(database))

    assert rows(other) == rows(database)

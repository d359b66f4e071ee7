"""Whoever takes database, secret and logs after an anonymous round has closed finds no answer of anybody's."""

import hmac
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import anyio
import pytest

from app.db.session import Database
from app.db.traces import erase
from app.domain.privacy import ANONYMOUS
from tests.db.crews import Crew, crew
from tests.faults.crowd import gathered
from tests.postgres import Cluster
from tests.server import Server, serving

RESPONDENTS = 12
SECONDS_TO_ERASE = 10


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on SQLite, and nobody else on it."""
    with serving(tmp_path_factory.mktemp("anonymity") / "data") as server:
        yield server


def files(data: Path) -> dict[str, bytes]:
    """Every file of the server by name, its log included."""
    kept = {file.name: file.read_bytes() for file in data.rglob("*") if file.is_file()}
    return {**kept, "log": (data.parent / f"{data.name}.log").read_bytes()}


def column(data: Path, query: str) -> set[Any]:
    with closing(sqlite3.connect(f"file:{data / 'holdfast.db'}?mode=ro", uri=True)) as database:
        return {row[0] for row in database.execute(query)}


def ties(data: Path) -> dict[str, set[str]]:
    """All that ties an answer of an open anonymous round to somebody, and what of it a page sent."""
    anonymous = "WHERE r.author IS NOT NULL"
    return {
        "response": column(data, f"SELECT r.id FROM responses r {anonymous}"),
        "author": column(data, f"SELECT r.author FROM responses r {anonymous}"),
        "key": column(data, "SELECT key FROM round_keys"),
        "page": column(data, f"SELECT a.page FROM answers a JOIN responses r ON r.id = a.response_id {anonymous}"),
    }


def held(data: Path, texts: set[str]) -> dict[str, set[str]]:
    """Which of the texts stand in which file."""
    contents = files(data)
    found = {name: {text for text in texts if text.encode() in content} for name, content in contents.items()}
    return {name: these for name, these in found.items() if these}


def erased(data: Path) -> None:
    """Waits until the WAL is empty, which the server sees to in the background."""
    wal = data / "holdfast.db-wal"
    until = time.monotonic() + SECONDS_TO_ERASE
    while wal.stat().st_size and time.monotonic() < until:
        time.sleep(0.05)
    assert wal.stat().st_size == 0


def digests(secret: bytes, keys: set[bytes], people: set[str]) -> set[bytes]:
    """The digest of every person under every key."""
    return {
        hmac.new(secret, b"author:" + key + b":" + person.encode(), sha256).hexdigest().encode()
        for key in keys
        for person in people
    }


def test_nothing_in_any_file_ties_an_answer_to_anybody(server: Server) -> None:
    with (
        gathered(server.url, "named", 3) as before,
        gathered(server.url, "anonymous", RESPONDENTS) as crowd,
        gathered(server.url, "named", 3) as after,
    ):
        # Named answers before and after, so that the answers to be deleted share pages with others that stay.
        before.answer()
        crowd.answer()
        after.answer(submitting=False)
        tied = ties(server.data)
        assert [len(tied[kind]) for kind in ("response", "author", "key")] == [RESPONDENTS, RESPONDENTS, 1]
        needles = set[str]().union(*tied.values())
        assert set[str]().union(*held(server.data, needles).values()) == needles

        crowd.close()
        erased(server.data)

    assert held(server.data, needles) == {}
    assert column(server.data, "SELECT sum(count) FROM counts WHERE item = 'S1' AND mark = 'value'") == {RESPONDENTS}


def test_with_the_secret_and_all_that_is_left_no_digest_can_be_made_again(server: Server) -> None:
    with gathered(server.url, "anonymous", 5) as crowd:
        crowd.answer()
        people = column(server.data, "SELECT id FROM people")
        tied = ties(server.data)
        secret = (server.data / "secret").read_bytes().strip()
        authors = {author.encode() for author in tied["author"]}
        assert authors <= digests(secret, {key.encode() for key in tied["key"]}, people)

        crowd.close()
        erased(server.data)

    left = b"\n".join(files(server.data).values())
    candidates = {key for run in re.findall(rb"[0-9a-f]{64,}", left) for key in (run[:64], run[-64:])}
    assert not authors & digests(secret, candidates, people)


def test_no_line_of_the_log_names_a_person_a_response_or_an_answer(server: Server) -> None:
    with gathered(server.url, "anonymous", 5) as crowd:
        crowd.answer()
        people = column(server.data, "SELECT id FROM people")
        tied = ties(server.data)
        crowd.close()
    log = server.log.read_text()
    assert '"route": "/rounds/{round_id}/sections/{section_id}"' in log
    assert not [text for text in people.union(*tied.values()) if text in log]


def test_calling_off_leaves_nothing_either(server: Server) -> None:
    with gathered(server.url, "anonymous", 5) as crowd:
        crowd.answer()
        needles = set[str]().union(*ties(server.data).values())
        assert crowd.lead.post(f"{crowd.round}/cancellation").status_code == 200
        erased(server.data)
    assert held(server.data, needles) == {}


@pytest.fixture
def closed_without_erasing(migrated_sqlite_url: str, tmp_path: Path) -> Iterator[tuple[Crew, str]]:
    """A round on SQLite that was closed just before its server was cut off, and its key."""
    database = Database(migrated_sqlite_url)
    five = crew(database, ANONYMOUS)
    for person in five.people:
        five.submit(person, {"S1": "yes"})
    (key,) = column(tmp_path, "SELECT key FROM round_keys")
    five.close()
    yield five, key
    database.close()


def test_a_start_finishes_what_a_crash_cut_off(closed_without_erasing: tuple[Crew, str], tmp_path: Path) -> None:
    _, key = closed_without_erasing
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in tmp_path.glob("holdfast.db*"):
        shutil.copyfile(file, crashed / file.name)
    assert key.encode() in (crashed / "holdfast.db-wal").read_bytes()

    # The round is summed up at the start, too, so the WAL may be in use again by the time it is looked at.
    with serving(crashed):
        until = time.monotonic() + SECONDS_TO_ERASE
        while held(crashed, {key}) and time.monotonic() < until:
            time.sleep(0.05)
        assert held(crashed, {key}) == {}


def test_somebody_who_reads_meanwhile_delays_erasing_and_does_not_prevent_it(
    closed_without_erasing: tuple[Crew, str], tmp_path: Path
) -> None:
    five, key = closed_without_erasing
    wal = tmp_path / "holdfast.db-wal"
    with ThreadPoolExecutor(1) as meanwhile:
        with five.database.reading() as session:
            session.connection().exec_driver_sql("SELECT count(*) FROM rounds").scalar_one()
            # Written after the reader began, so that the WAL cannot be emptied under it.
            with five.database.writing() as other:
                other.connection().exec_driver_sql("UPDATE rounds SET asked = 7")
            erasing = meanwhile.submit(lambda: anyio.run(erase, five.database))
            time.sleep(0.5)
            assert not erasing.done()
        erasing.result(SECONDS_TO_ERASE)
    assert wal.stat().st_size == 0
    assert key.encode() not in (tmp_path / "holdfast.db").read_bytes()


def relation(cluster: Cluster, database: str) -> bytes:
    """The bytes of PostgreSQL's own file of the keys, as it is on the disk now."""
    with cluster.connect(database) as connection:
        connection.execute("CHECKPOINT")
        row = connection.execute("SELECT pg_relation_filepath('round_keys')").fetchone()
    assert row
    return (cluster.data / str(row[0])).read_bytes()


def test_on_postgresql_the_key_is_gone_from_its_file(migrated_postgres_url: str, postgres_cluster: Cluster) -> None:
    database = Database(migrated_postgres_url)
    name = str(database.url.database)
    closed, still_open = crew(database, ANONYMOUS), crew(database, ANONYMOUS)
    for person in closed.people:
        closed.submit(person, {"S1": "yes"})
    with postgres_cluster.connect(name) as connection:
        keys = {str(row[0]): str(row[1]) for row in connection.execute("SELECT round_id, key FROM round_keys")}
    assert keys[closed.round.id].encode() in relation(postgres_cluster, name)
    with ThreadPoolExecutor(1) as meanwhile:
        with database.reading() as old:
            old.connection().exec_driver_sql("SELECT count(*) FROM round_keys").scalar_one()
            closed.close()
            assert keys[closed.round.id].encode() in relation(postgres_cluster, name)
            erasing = meanwhile.submit(lambda: anyio.run(erase, database))
            time.sleep(0.5)
            assert not erasing.done()
        erasing.result(SECONDS_TO_ERASE)
    left = relation(postgres_cluster, name)
    database.close()
    assert keys[closed.round.id].encode() not in left
    assert keys[still_open.round.id].encode() in left

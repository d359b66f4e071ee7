"""`holdfast doctor` says what is wrong with an installation, and nothing where nothing is."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.db import people, round_keys
from app.db.server_lock import held_lock
from app.db.session import Database
from app.domain.privacy import ANONYMOUS
from tests.db.crews import crew

SECRET = "Zk3Vt9qLx0aBc7RfYw2Hn5PjUe8Gs1Dm"


@pytest.fixture
def data(migrated_file: Path, tmp_path: Path) -> Path:
    """A data folder with nothing wrong in it."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    shutil.copyfile(migrated_file, folder / "holdfast.db")
    (folder / "secret").write_text(SECRET)
    for file in folder.iterdir():
        file.chmod(0o600)
    return folder


@pytest.fixture
def database(data: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{data / 'holdfast.db'}")
    yield database
    database.close()


def examined(**settings: str) -> dict[str, list[str]]:
    """What the doctor says of an installation with these settings only, by its weight; exit 1 where it says wrong."""
    unset = dict.fromkeys(name for name in os.environ if name.startswith("HOLDFAST_"))
    given = {f"HOLDFAST_{name}": value for name, value in settings.items()}
    result = CliRunner().invoke(app, ["doctor"], env={**unset, **given})
    assert result.exception is None or isinstance(result.exception, SystemExit)
    said: dict[str, list[str]] = {"well": [], "note": [], "WRONG": []}
    for line in result.stdout.splitlines():
        weight, _, sentence = line.partition(" ")
        said[weight].append(sentence.strip())
    assert result.exit_code == bool(said["WRONG"])
    return said


def wrongs(data: Path, **settings: str) -> str:
    """The one thing that is wrong."""
    (sentence,) = examined(DATA_DIR=str(data), **settings)["WRONG"]
    return sentence


def test_nothing_is_wrong_with_a_good_installation(data: Path) -> None:
    said = examined(DATA_DIR=str(data), BASE_URL="https://holdfast.example.org", TRUSTED_PROXIES="10.0.0.1")

    assert said["WRONG"] == []
    assert "Its tables are those of this version." in said["well"]


def test_nothing_is_made_where_nothing_was_started_yet(tmp_path: Path) -> None:
    said = examined(DATA_DIR=str(tmp_path / "data"))

    assert said["WRONG"] == []
    assert any("The first start makes it." in sentence for sentence in said["note"])
    assert list(tmp_path.iterdir()) == []


def test_settings_that_cannot_be_used_are_wrong(data: Path) -> None:
    assert wrongs(data, SECRET="short").startswith("HOLDFAST_SECRET is shorter than 32 bytes.")


@pytest.mark.parametrize("name", ["secret", "holdfast.db"])
def test_a_file_that_others_can_read_is_wrong(data: Path, name: str) -> None:
    (data / name).chmod(0o644)
    assert wrongs(data) == f"Others on this machine can read {data / name}. Run: chmod 600 {data / name}"


def test_a_cut_off_secret_is_wrong(data: Path) -> None:
    (data / "secret").write_text("short")
    assert "less than 32 bytes" in wrongs(data)


def test_a_full_disk_is_wrong(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(data)._replace(free=5 << 20)

    def full(_: Path) -> object:
        return usage

    monkeypatch.setattr(shutil, "disk_usage", full)
    assert wrongs(data) == "Only 5 MB are free where the data folder is. Soon nothing can be saved."


def test_a_file_that_is_no_database_is_wrong(data: Path) -> None:
    (data / "holdfast.db").write_text("My shopping list. " * 100)
    assert "file is not a database" in wrongs(data)


def test_a_damaged_database_is_wrong(data: Path, database: Database) -> None:
    crew(database)
    database.close()
    file = data / "holdfast.db"
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'members'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as damaged:
        damaged.seek((page - 1) * size + 3)
        damaged.write(b"\xff\xff")
    assert "damaged" in wrongs(data) or "malformed" in wrongs(data)


def test_rows_that_refer_to_nothing_are_wrong(data: Path, database: Database) -> None:
    crew(database)
    database.close()
    with closing(sqlite3.connect(data / "holdfast.db", isolation_level=None)) as connection:
        connection.execute("DELETE FROM teams")
    assert "in members, rounds." in wrongs(data)


def test_a_database_of_another_version_is_wrong(data: Path) -> None:
    with closing(sqlite3.connect(data / "holdfast.db", isolation_level=None)) as connection:
        connection.execute("DELETE FROM alembic_version")
    assert "Run: holdfast migrate" in wrongs(data)


def test_whether_a_server_runs_is_said(data: Path, database: Database) -> None:
    assert "No server is running on it." in examined(DATA_DIR=str(data))["well"]
    with held_lock(database.url):
        assert "A server is running on it." in examined(DATA_DIR=str(data))["well"]


def test_what_a_server_that_was_cut_off_left_is_noted(data: Path, database: Database) -> None:
    crew(database)
    assert any("A server was cut off." in sentence for sentence in examined(DATA_DIR=str(data))["note"])


def test_a_key_that_outlived_its_round_is_wrong(data: Path, database: Database) -> None:
    named = crew(database, size=1)
    with database.writing() as session:
        round_keys.make(session, named.round.id)
    database.close()
    assert "still have a key: 1." in wrongs(data)


def test_an_open_anonymous_round_without_its_key_is_noted(data: Path, database: Database) -> None:
    five = crew(database, ANONYMOUS)
    with database.writing() as session:
        round_keys.destroy(session, five.round.id)
    database.close()
    said = examined(DATA_DIR=str(data))
    assert said["WRONG"] == []
    assert any("without their key, as a backup leaves them: 1." in sentence for sentence in said["note"])


def test_a_clock_that_is_behind_is_wrong(data: Path, database: Database) -> None:
    with database.writing() as session:
        people.new_guest(session, datetime.now(UTC) + timedelta(days=1))
    database.close()
    assert wrongs(data).startswith("The clock says ")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"BASE_URL": "http://holdfast.example.org"}, "is without TLS"),
        ({"BASE_URL": "https://holdfast.example.org"}, "HOLDFAST_TRUSTED_PROXIES does not name it"),
        ({"TRUSTED_PROXIES": "0.0.0.0/0"}, "trusts everybody"),
    ],
)
def test_an_address_that_cannot_be_right_is_wrong(data: Path, settings: dict[str, str], said: str) -> None:
    assert said in wrongs(data, **settings)


def test_a_mail_server_that_is_not_there_is_wrong(data: Path) -> None:
    mail = {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": "1", "MAIL_FROM": "holdfast@example.org"}
    local = {"BASE_URL": "http://localhost:8000"}
    assert "Connection refused" in wrongs(data, **mail, **local)


@pytest.mark.postgres
def test_postgresql_is_looked_at_too(migrated_postgres_url: str, tmp_path: Path) -> None:
    said = examined(DATABASE_URL=migrated_postgres_url, SECRET=SECRET, DATA_DIR=str(tmp_path / "data"))

    assert said["WRONG"] == []
    assert any(sentence.startswith("The database is PostgreSQL ") for sentence in said["well"])


def test_a_database_out_of_reach_is_wrong(data: Path) -> None:
    address = "postgresql+psycopg://holdfast:hunter2@127.0.0.1:1/holdfast"
    sentence = wrongs(data, DATABASE_URL=address, SECRET=SECRET)
    assert "127.0.0.1:1/holdfast: connection failed" in sentence
    assert "hunter2" not in sentence

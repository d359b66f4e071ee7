"""`holdfast backup` and `restore` as an operator runs them: while serving and not."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.server import Server, environment, serving

ROOT = Path(__file__).parents[2]
Done = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with somebody's team on it."""
    with serving(tmp_path_factory.mktemp("backup") / "data") as server:
        assert httpx2.post(f"{server.url}/teams").status_code == 303
        yield server


def holdfast(data: Path, *arguments: str, given: bytes = b"", folder: Path = ROOT) -> Done:
    command = [sys.executable, "-m", "app.cli", *arguments]
    settings = environment(data, {"PYTHONPATH": str(ROOT)})
    return subprocess.run(command, cwd=folder, env=settings, input=given, capture_output=True, check=False, timeout=60)


def refusal(refused: Done) -> str:
    """What the command said when it refused: a line, and no traceback."""
    (line,) = refused.stderr.decode().splitlines()
    return line


def test_a_backup_of_a_running_server_makes_another_server_the_same(server: Server, tmp_path: Path) -> None:
    backup = tmp_path / "kept.backup"
    made = holdfast(server.data, "backup", str(backup))
    assert made.returncode == 0, made.stderr
    assert made.stderr.startswith(b"The backup is written. The server\xe2\x80\x99s secret is not in it")
    assert backup.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [backup]

    came_back = holdfast(tmp_path / "elsewhere", "restore", str(backup))
    assert came_back.returncode == 0, came_back.stderr
    assert came_back.stderr.endswith(b"UTC. Teams: 1.\n")
    again = holdfast(tmp_path / "elsewhere", "backup", "-").stdout
    assert rows(again) == rows(backup.read_bytes())


def rows(backup: bytes) -> list[bytes]:
    return gzip.decompress(backup).splitlines()[1:]


def test_a_backup_goes_through_a_pipe(server: Server, tmp_path: Path) -> None:
    backup = holdfast(server.data, "backup", "-").stdout
    assert holdfast(tmp_path / "data", "restore", "-", given=backup).returncode == 0


def test_a_backup_never_replaces_a_file(server: Server, tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("Dear Ada")
    refused = holdfast(server.data, "backup", "letters", folder=tmp_path)

    assert (refused.returncode, refusal(refused)) == (2, "letters is there already. A backup never replaces a file.")
    assert (tmp_path / "letters").read_text() == "Dear Ada"


def test_a_backup_that_cannot_be_written_leaves_nothing(server: Server, tmp_path: Path) -> None:
    refused = holdfast(server.data, "backup", str(tmp_path / "none" / "kept"))

    assert (refused.returncode, refusal(refused)) == (1, f"{tmp_path / 'none' / 'kept'}: No such file or directory")


def test_nothing_is_restored_below_a_running_server(server: Server) -> None:
    backup = holdfast(server.data, "backup", "-").stdout
    refused = holdfast(server.data, "restore", "--replace", "-", given=backup)

    assert refused.returncode == 1
    assert "Another Holdfast is running" in refusal(refused)


@pytest.mark.parametrize(("file", "said"), [("README.md", "This is no backup"), ("nothing", "nothing: No such file")])
def test_a_file_that_is_no_backup_is_bad_input(tmp_path: Path, file: str, said: str) -> None:
    refused = holdfast(tmp_path, "restore", file)

    assert refused.returncode == 2
    assert said in refusal(refused)


def test_where_there_is_no_database_none_is_made(tmp_path: Path) -> None:
    refused = holdfast(tmp_path / "data", "backup", str(tmp_path / "kept"))

    assert refused.returncode == 1
    assert "There is no database" in refusal(refused)
    assert list(tmp_path.iterdir()) == []

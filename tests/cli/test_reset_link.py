"""`holdfast reset-link` as an operator runs it: a link for somebody who is locked out, while the server runs or not."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from app.db import accounts, people
from app.db.session import Database
from app.main import create_app
from app.settings import Settings
from tests.db.conftest import NOW
from tests.server import environment

ROOT = Path(__file__).parents[2]
SECRET = "Zk3Vt9qLx0aBc7RfYw2Hn5PjUe8Gs1Dm"


@pytest.fixture
def settings(migrated_database_url: str, tmp_path: Path) -> dict[str, str]:
    """Of a server whose database has one account."""
    database = Database(migrated_database_url)
    with database.writing() as session:
        accounts.keep(session, people.new_guest(session, NOW), "Ada", "ada@example.org", "$argon2id$digest")
    database.close()
    return environment(tmp_path, {"HOLDFAST_DATABASE_URL": migrated_database_url, "HOLDFAST_SECRET": SECRET})


def reset_link(settings: dict[str, str], email: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "app.cli", "reset-link", email]
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False, timeout=60)


def test_the_link_opens_the_form_for_a_new_password(
    settings: dict[str, str], migrated_database_url: str, tmp_path: Path
) -> None:
    app = create_app(
        Settings(data_dir=tmp_path, database_url=SecretStr(migrated_database_url), secret=SecretStr(SECRET))
    )
    # The server runs meanwhile, as it would where somebody is locked out of it.
    with TestClient(app) as browser:
        printed = reset_link(settings, "Ada@example.org")
        assert printed.returncode == 0, printed.stderr
        assert "ada@example.org" in browser.get(printed.stdout.strip()).text


def test_the_link_begins_with_the_public_address_where_that_is_known(settings: dict[str, str]) -> None:
    printed = reset_link({**settings, "HOLDFAST_BASE_URL": "https://holdfast.example.org"}, "ada@example.org")

    assert printed.stdout.startswith("https://holdfast.example.org/resets/")


def test_an_address_without_an_account_is_said_so(settings: dict[str, str]) -> None:
    refused = reset_link(settings, "eve@example.org")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "No account has this address.\n"


def test_a_database_that_is_not_there_is_said_so_and_not_made(tmp_path: Path) -> None:
    refused = reset_link(environment(tmp_path / "data", {}), "ada@example.org")

    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "data").exists()

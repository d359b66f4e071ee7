"""Schemathesis asks a running server whatever its description allows, and whatever it does not, with all its checks."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.db import people, rounds
from app.db.session import Database
from tests.db.company import company_of
from tests.server import Server, serving
from tests.web.tokens import token_for

SECRET = "Zk3Vt9qLx0aBc7RfYw2Hn5PjUe8Gs1Dm"
EXAMPLES = os.environ.get("HOLDFAST_TEST_EXAMPLES", "2")
"""How many of everything; a drill takes more."""

ANSWERS = """
[[operations]]
include-operation-id = "answers_update"
parameters = {{ "path.round_id" = "{open}" }}
phases.coverage.enabled = {thorough}
"""
"""Answers go into a round that is open. Everything that could be wrong with forty of them is for a drill."""


@dataclass(frozen=True)
class Asked:
    """Somebody whose team has a closed and an open round: their token, and the open round."""

    token: str
    open: str


@pytest.fixture
def asked(migrated_database_url: str) -> Asked:
    database = Database(migrated_database_url)
    now = datetime.now(UTC)
    with database.writing() as session:
        lead = people.new_guest(session, now)
    company, closed = company_of(database, lead)
    company.answer(closed, lead, "yes")
    company.close(closed)
    with database.writing() as session:
        open = rounds.start(session, company.team_id, "1", now)
    asked = Asked(token_for(database, lead), open)
    database.close()
    return asked


@pytest.fixture
def server(migrated_database_url: str, asked: Asked, tmp_path: Path) -> Iterator[Server]:
    settings = {"HOLDFAST_DATABASE_URL": migrated_database_url, "HOLDFAST_SECRET": SECRET}
    with serving(tmp_path / "data", settings) as server:
        yield server


def test_everything_is_answered_as_it_is_described(server: Server, asked: Asked, tmp_path: Path) -> None:
    thorough = "true" if "HOLDFAST_TEST_EXAMPLES" in os.environ else "false"
    (tmp_path / "schemathesis.toml").write_text(ANSWERS.format(open=asked.open, thorough=thorough))
    schemathesis = [Path(sys.executable).parent / "schemathesis", "run", f"{server.url}/api/v1/openapi.json"]
    bearer = ["--header", f"Authorization: Bearer {asked.token}"]
    extent = ["--checks", "all", "--max-examples", EXAMPLES, "--no-color"]
    run = subprocess.run([*schemathesis, *bearer, *extent], cwd=tmp_path, capture_output=True, text=True)

    assert run.returncode == 0, run.stdout
    for phase in ("Examples", "Coverage", "Fuzzing", "Stateful"):
        assert f"✅ {phase}" in run.stdout, run.stdout

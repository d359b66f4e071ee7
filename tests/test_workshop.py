"""The tests’ own tools: they must notice what they are there to notice."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser
from sqlalchemy import create_engine, inspect, text

from app.db.models import Base
from tests.chromium import Watch
from tests.postgres import Cluster

HOUSE = Path(__file__).parent.parent
POLICY = {"content-security-policy": "default-src 'self'", "content-type": "text/html"}


def run_of_a_skipped_test(folder: Path, strict: str) -> "subprocess.CompletedProcess[str]":
    (folder / "test_it.py").write_text("import pytest\n\ndef test_it():\n    pytest.skip('there is no moon')\n")
    command = [sys.executable, "-m", "pytest", "-p", "tests.skipping", "--rootdir", folder, folder]
    settings = {**os.environ, "HOLDFAST_TEST_STRICT": strict, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(command, cwd=HOUSE, env=settings, capture_output=True, text=True)


def test_a_skipped_test_is_said_aloud(tmp_path: Path) -> None:
    run = run_of_a_skipped_test(tmp_path, strict="")

    assert run.returncode == 0
    assert "NOT TESTED ON THIS MACHINE" in run.stdout
    assert "THERE IS NO MOON (1 test)" in run.stdout


def test_a_skipped_test_fails_where_skipping_is_forbidden(tmp_path: Path) -> None:
    run = run_of_a_skipped_test(tmp_path, strict="1")

    assert run.returncode == 1
    assert "there is no moon" in run.stdout


def test_every_test_gets_a_database_without_tables(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []
        connection.execute(text("CREATE TABLE left_behind (id integer)"))
    engine.dispose()


def test_the_next_test_gets_a_database_without_tables_too(database_url: str) -> None:
    test_every_test_gets_a_database_without_tables(database_url)


def test_a_migrated_database_has_every_table(migrated_database_url: str) -> None:
    engine = create_engine(migrated_database_url)

    assert set(Base.metadata.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_a_dropped_database_ends_the_connections_it_had(postgres_cluster: Cluster) -> None:
    postgres_cluster.create("short_lived")
    with postgres_cluster.connect("short_lived") as connection:
        postgres_cluster.drop("short_lived")
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<p>Nothing wrong</p>", None),
        ("<p style='color: red'>Styled in place</p>", "console: .*Content Security Policy"),
        ("<script src=/throws.js></script>", "uncaught: .*no moon"),
        ("<img src=/missing.png>", "answer: 404 for .*/missing.png"),
    ],
    ids=["nothing", "a forbidden style", "an uncaught error", "a missing picture"],
)
def test_a_page_is_watched_for_what_the_browser_reports(browser: Browser, body: str, complaint: str | None) -> None:
    context = browser.new_context()
    context.route("**/page", lambda route: route.fulfill(body=body, headers=POLICY))
    context.route("**/throws.js", lambda route: route.fulfill(body="throw new Error('no moon')"))
    context.route("**/*.png", lambda route: route.fulfill(status=404))
    everything, nothing = Watch(allowing=None), Watch(allowing=complaint)
    everything.over(context)
    nothing.over(context)
    context.new_page().goto("http://holdfast.test/page", wait_until="networkidle")
    context.close()

    assert len(everything.complaints) == (0 if complaint is None else 1)
    assert nothing.complaints == []

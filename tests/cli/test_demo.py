"""`holdfast demo` as a newcomer runs it, and then looks around."""

import re
import subprocess
import sys
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import make_url
from starlette.testclient import TestClient

from app.db.server_lock import held_lock
from app.demo import NOT_EMPTY, USUAL_ADDRESS
from app.main import create_app
from app.settings import Settings
from tests.server import environment
from tests.web.visitor import Page, Visitor

ROOT = Path(__file__).parents[2]
SECRET = "Zk3Vt9qLx0aBc7RfYw2Hn5PjUe8Gs1Dm"
TEAMS = ["Recommendations", "Demand forecasting", "Fraud scoring"]


def demo(data: Path, url: str) -> "subprocess.CompletedProcess[str]":
    settings = environment(data, {"HOLDFAST_DATABASE_URL": url, "HOLDFAST_SECRET": SECRET})
    command = [sys.executable, "-m", "app.cli", "demo"]
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False, timeout=120)


def sign_in(visitor: Visitor, printed: str) -> Page:
    """The page that somebody gets who does what the command says."""
    address = re.findall(r"http\S+", printed)[0]
    email, password = re.findall(r"(?:e-mail|password) +(\S+)$", printed, re.MULTILINE)
    form = visitor.open(address.removeprefix(USUAL_ADDRESS))
    return visitor.press(form, "Sign in", {"email": email, "password": password})


def beyond(page: Page, pattern: str) -> list[str]:
    """The addresses that the page links to and that look like this."""
    return sorted({address for address in page.links.values() if re.fullmatch(pattern, address)})


def test_a_newcomer_signs_in_and_finds_every_team_and_round(database_url: str, tmp_path: Path) -> None:
    printed = demo(tmp_path, database_url)
    assert printed.returncode == 0, printed.stderr
    app = create_app(Settings(data_dir=tmp_path, database_url=SecretStr(database_url), secret=SecretStr(SECRET)))
    with TestClient(app) as browser:
        visitor = Visitor(browser, app.router)
        own = sign_in(visitor, printed.stdout)
        teams = [visitor.open(address) for address in beyond(own, r"/teams/\w{20}")]
        assert sorted(team.heading for team in teams) == sorted(TEAMS)
        reports = [address for team in teams for address in beyond(team, r"/rounds/\w{20}/report")]
        assert len(reports) == 12
        assert all("What to do first" in visitor.client.get(address).text for address in reports)
        agreed = [visitor.open(f"{team.address}/agreements").text for team in teams]
        assert ["Samir Haddad" in text for text in agreed].count(True) == 1


def test_a_database_with_teams_in_it_is_left_alone(migrated_sqlite_url: str, tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url=SecretStr(migrated_sqlite_url)))
    with TestClient(app) as browser:
        Visitor(browser, app.router).begin()
    refused = demo(tmp_path, migrated_sqlite_url)

    assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", f"{NOT_EMPTY}\n")


def test_a_database_that_is_being_served_is_left_alone(sqlite_url: str, tmp_path: Path) -> None:
    with held_lock(make_url(sqlite_url)):
        refused = demo(tmp_path, sqlite_url)

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Stop it first." in refused.stderr

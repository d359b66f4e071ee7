"""What a request says of the server’s name goes nowhere: into no page, no link, and not to where an answer leads."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from app.main import create_app
from app.settings import Settings
from tests.web.access_table import OPENED, TABLE
from tests.web.conftest import SECRET
from tests.web.inviting import new_team
from tests.web.test_access import Company, company, migrated_database_url
from tests.web.visitor import Visitor

__all__ = ["company", "migrated_database_url"]

OURS = "http://holdfast.example.org"
FORGED = {
    "Host": "evil.example",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Server": "evil.example",
    "X-Host": "evil.example",
    "X-Original-URL": "http://evil.example/",
    "Forwarded": "host=evil.example;proto=https",
}


@pytest.fixture
def app(migrated_database_url: str, tmp_path: Path) -> FastAPI:
    """The application under a public address."""
    settings = Settings(
        data_dir=tmp_path,
        database_url=SecretStr(migrated_database_url),
        secret=SecretStr(SECRET),
        base_url=OURS,
    )
    return create_app(settings)


def test_no_answer_repeats_a_forged_host(company: Company) -> None:
    for line, rule in TABLE.items():
        method, address = company.asked(line)
        if rule["lead"] != OPENED or method != "GET":
            continue
        for asked in (address, f"{address}/"):
            answer = company.people["lead"].client.get(asked, headers=FORGED, follow_redirects=False)
            assert "evil.example" not in answer.text + str(answer.headers), asked


def test_what_is_made_under_a_forged_host_leads_here(visitor: Visitor) -> None:
    team = new_team(visitor)
    fields = {"team_name": "Payments ML", "name": "Ada Pruitt", "days": "30"}
    made = visitor.client.post(f"{team}/invitations", data=fields, headers=FORGED, follow_redirects=False)
    shown = visitor.client.get(f"{team}/invitations", headers=FORGED)

    assert "evil.example" not in made.headers["Location"] + shown.text
    assert f"{OURS}/join/" in shown.text

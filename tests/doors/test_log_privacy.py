"""The log of a whole journey names nobody and nothing: no token, no cookie, no answer, no word that was typed."""

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import text

from app.db.session import Database
from tests.server import serving
from tests.web.inviting import links_on
from tests.web.visitor import Page

NAME, TEAM, WHY = "Ada Zymurgy", "Team Quokka", "Because of the wombat."
EMAIL, PASSWORD, WRONG = "ada.zymurgy@example.org", "seven grey herons", "eleven tin kettles"
SPEAKING = {"event", "level", "timestamp", "request_id", "method", "route", "status", "ms", "refused"}
ANSWERS = ("none_at_all", "other:vendor", "not_applicable")


def test_nothing_of_a_journey_is_in_the_log(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        with httpx2.Client(base_url=server.url) as visitor:
            secrets = [*journey(visitor), *failures(visitor)]
        server.stop()
        log = server.log.read_text()

    assert log.count('"event": "request"') > 20
    for secret in (NAME, TEAM, WHY, EMAIL, PASSWORD, WRONG, *ANSWERS, *secrets):
        for word in {secret, secret.lower(), secret.split()[-1]}:
            assert word not in log, word
    assert {key for line in requests_in(log) for key in line} <= SPEAKING


@pytest.mark.postgres
def test_a_row_that_the_database_refuses_is_not_in_the_log(tmp_path: Path, migrated_postgres_url: str) -> None:
    database = Database(migrated_postgres_url)
    with database.writing() as session:
        session.execute(text("ALTER TABLE answers ADD CONSTRAINT strict CHECK (value <> 'partly')"))
        session.execute(text("ALTER TABLE people ADD CONSTRAINT nameless CHECK (name IS NULL)"))
    database.close()
    settings = {"HOLDFAST_DATABASE_URL": migrated_postgres_url, "HOLDFAST_SECRET": "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"}
    with serving(tmp_path / "data", settings) as server:
        # After a fault the server hangs up.
        with httpx2.Client(base_url=server.url, headers={"Connection": "close"}) as visitor:
            section = visitor.post("/teams").headers["Location"]
            refused = visitor.post(section, data={"S1": "partly"}), visitor.post("/account/name", data={"name": NAME})
        server.stop()
        log = server.log.read_text()

    assert [answer.status_code for answer in refused] == [500, 500]
    assert '"strict"' in log.replace("\\", "")
    assert '"nameless"' in log.replace("\\", "")
    assert "partly" not in log
    assert NAME not in log


def journey(visitor: httpx2.Client) -> list[str]:
    """From the first click to an agreement; the tokens and ids that went by."""
    started = visitor.post("/teams")
    round = started.headers["Location"].partition("/sections")[0]
    guest = visitor.cookies["holdfast"]
    visitor.post(f"{round}/sections/ownership", data={"R-ACC": "other", "R-ACC.other": "other:vendor"})
    visitor.post(f"{round}/sections/practices", data={"M2": "none_at_all", "P1": "not_applicable"})
    visitor.post(f"{round}/answers/S1", data={"S1": "not_applicable", "page": "x"}, headers={"HX-Request": "true"})
    visitor.post("/account/new", data={"name": NAME, "email": EMAIL, "password": PASSWORD})
    holder = visitor.cookies["holdfast"]
    team = Page(visitor.get("/teams")).links["Your team"]
    fields = {"team_name": TEAM, "name": NAME, "days": "30"}
    made = Page(visitor.post(f"{team}/invitations", data=fields, follow_redirects=True))
    join = links_on(made)[0].rpartition("/")[2]
    visitor.get(f"/join/{join}")
    visitor.post(f"{round}/submission")
    visitor.post(f"{round}/closure")
    decided = {"owner": "de", "since": "2026-11-25", "why": WHY}
    visitor.post(f"{round}/settling/R-ACC", data=decided)
    visitor.get(f"{round}/report?next={TEAM}")
    for ending in ("json", "csv", "md", "pdf"):
        visitor.get(f"{round}/report.{ending}")
    return [guest, holder, join, round.rpartition("/")[2], team.rpartition("/")[2]]


def failures(visitor: httpx2.Client) -> list[str]:
    """What is refused; the tokens that were made up for it."""
    visitor.post("/session/end")
    visitor.post("/session", data={"email": EMAIL, "password": WRONG})
    for path in ("join", "resets", "s", "rounds"):
        visitor.get(f"/{path}/madeup0000madeup0000")
    visitor.get("/account", headers={"Cookie": "holdfast=madeup0000madeup0000", "Authorization": "Bearer madeup0000"})
    visitor.post("/account/name", content=b"name=\xff\xfe", headers={"Content-Type": "multipart/form-data"})
    visitor.post("/teams", data={"x": NAME}, headers={"Origin": "https://madeup0000.example"})
    return ["madeup0000"]


def requests_in(log: str) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = [json.loads(line) for line in log.splitlines()]
    return [line for line in lines if line["event"] == "request"]

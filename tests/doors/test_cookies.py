"""A guest is held by a cookie that only their browser sees, that lasts 400 days from its last use."""

from datetime import UTC, datetime, timedelta
from http.cookies import Morsel, SimpleCookie

import pytest
from fastapi import FastAPI
from httpx2 import Response
from sqlalchemy import select, text, update
from starlette.testclient import TestClient

from app.db.models import PersonRow, SignInRow
from app.db.session import Database
from tests.doors.conftest import MakeApp


def cookie_of(answer: Response) -> "Morsel[str] | None":
    cookies = SimpleCookie(answer.headers.get("set-cookie", ""))
    return next(iter(cookies.values()), None)


@pytest.fixture
def database(app: FastAPI, browser: TestClient) -> Database:
    return app.state.database


def last_used(database: Database) -> datetime:
    with database.reading() as session:
        return session.scalars(select(SignInRow.last_used_at)).one()


def pretend_last_use_was(database: Database, ago: timedelta) -> None:
    with database.writing() as session:
        session.execute(update(SignInRow).values(last_used_at=datetime.now(UTC) - ago))


def test_looking_around_leaves_no_cookie_and_no_person(browser: TestClient, database: Database) -> None:
    assert cookie_of(browser.get("/")) is None
    with database.reading() as session:
        assert session.scalar(select(PersonRow.id)) is None


def test_starting_gives_a_cookie_that_scripts_and_other_sites_do_not_get(browser: TestClient) -> None:
    cookie = cookie_of(browser.post("/teams"))
    assert cookie and cookie.key == "holdfast"
    assert len(cookie.value) == 43
    assert cookie["httponly"]
    assert cookie["samesite"] == "lax"
    assert cookie["path"] == "/"
    assert cookie["max-age"] == str(400 * 24 * 3600)
    assert not cookie["domain"]
    assert not cookie["secure"]


def test_over_tls_the_cookie_is_bound_to_this_host(make_app: MakeApp) -> None:
    with TestClient(make_app(), "https://holdfast.test", follow_redirects=False) as browser:
        cookie = cookie_of(browser.post("/teams"))
        assert cookie and cookie.key == "__Host-holdfast"
        assert cookie["secure"]


def test_a_public_address_decides_where_a_proxy_ends_tls(make_app: MakeApp) -> None:
    app = make_app(base_url="https://holdfast.example.org", secret="Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE")
    with TestClient(app, "http://10.0.0.7:8000", follow_redirects=False) as browser:
        cookie = cookie_of(browser.post("/teams"))
        assert cookie and cookie.key == "__Host-holdfast"


def test_the_cookie_opens_what_was_started_and_no_other_does(app: FastAPI, browser: TestClient) -> None:
    address = browser.post("/teams").headers["Location"]
    assert browser.get(address).status_code == 200
    stranger = TestClient(app, "http://holdfast.test", follow_redirects=False)
    assert stranger.get(address).status_code == 404
    stranger.post("/teams")
    assert stranger.get(address).status_code == 404


def test_starting_again_stays_the_same_person(browser: TestClient, database: Database) -> None:
    browser.post("/teams")
    assert cookie_of(browser.post("/teams")) is None
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM people")) == 1


@pytest.mark.parametrize(
    "token", ["made-up", "", "x" * 5000, '"; DROP TABLE people', "Ünïcödé".encode().decode("latin-1")]
)
def test_a_made_up_cookie_is_nobodys(browser: TestClient, token: str) -> None:
    address = browser.post("/teams").headers["Location"]
    browser.cookies.clear()
    answer = browser.get(address, headers=[(b"cookie", f"holdfast={token}".encode("latin-1"))])
    assert answer.status_code == 404


def test_use_within_the_hour_is_not_written_down(browser: TestClient, database: Database) -> None:
    browser.post("/teams")
    pretend_last_use_was(database, timedelta(minutes=50))
    before = last_used(database)
    assert cookie_of(browser.get("/")) is None
    assert last_used(database) == before


@pytest.mark.parametrize("goes_on", [False, True], ids=["the start page", "a page of questions"])
def test_use_after_an_hour_starts_the_400_days_again(browser: TestClient, database: Database, goes_on: bool) -> None:
    started = browser.post("/teams")
    token = cookie_of(started)
    pretend_last_use_was(database, timedelta(days=300))
    renewed = cookie_of(browser.get(started.headers["location"] if goes_on else "/"))
    assert token and renewed and renewed.value == token.value
    assert renewed["max-age"] == str(400 * 24 * 3600)
    assert datetime.now(UTC) - last_used(database) < timedelta(minutes=1)


def test_posting_after_an_hour_renews_too(browser: TestClient, database: Database) -> None:
    browser.post("/teams")
    pretend_last_use_was(database, timedelta(days=300))
    assert cookie_of(browser.post("/teams"))
    assert datetime.now(UTC) - last_used(database) < timedelta(minutes=1)


def test_a_refused_request_renews_nothing(browser: TestClient, database: Database) -> None:
    browser.post("/teams")
    pretend_last_use_was(database, timedelta(days=300))
    assert cookie_of(browser.get("/rounds/unknown")) is None
    assert datetime.now(UTC) - last_used(database) > timedelta(days=299)


def test_after_400_days_without_use_the_guest_is_forgotten(browser: TestClient, database: Database) -> None:
    address = browser.post("/teams").headers["Location"]
    pretend_last_use_was(database, timedelta(days=401))
    assert browser.get(address).status_code == 401

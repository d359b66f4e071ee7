"""Making tokens for programs on the account page, and withdrawing them."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI

from app.db import access_tokens
from app.db.access_tokens import MOST, AccessToken, Bearer
from app.db.session import Database
from tests.web.account_holder import PASSWORD, keep
from tests.web.tokens import person_of, token_for
from tests.web.visitor import Page, Visitor

MADE = {"token_label": "Nightly <b>numbers</b>", "token_may": "read", "token_days": "90", "token_password": PASSWORD}


@pytest.fixture
def holder(visitor: Visitor) -> Visitor:
    keep(visitor)
    return visitor


def make(holder: Visitor, changes: dict[str, str] | None = None, status: int = 200) -> Page:
    return holder.press(holder.open("/account"), "Make a token", MADE | (changes or {}), status)


def shown(page: Page) -> str:
    """The token that stands on the page."""
    return page.find("new-token").get("value")


def bearer(app: FastAPI, token: str, after: timedelta = timedelta()) -> Bearer | None:
    database: Database = app.state.database
    with database.reading() as session:
        return access_tokens.bearer_of(session, token, datetime.now(UTC) + after)


def kept(app: FastAPI, holder: Visitor) -> tuple[AccessToken, ...]:
    database: Database = app.state.database
    with database.reading() as session:
        return access_tokens.of(session, person_of(database, holder) or "")


def test_a_token_is_shown_once_and_listed_ever_after(app: FastAPI, holder: Visitor) -> None:
    token = shown(make(holder))
    account = holder.open("/account")

    assert bearer(app, token)
    assert "new-token" not in account.ids
    assert token not in account.answer.text
    assert "Nightly <b>numbers</b>" in account.text
    assert "never used" in account.text


@pytest.mark.parametrize(("may", "may_write"), [("read", False), ("write", True)])
def test_a_token_may_what_was_chosen(app: FastAPI, holder: Visitor, may: str, may_write: bool) -> None:
    known = bearer(app, shown(make(holder, {"token_may": may})))

    assert known and known.may_write is may_write


@pytest.mark.parametrize(("days", "last", "over"), [("30", 29, 31), ("90", 89, 91), ("365", 364, 366)])
def test_a_token_works_as_long_as_was_chosen(app: FastAPI, holder: Visitor, days: str, last: int, over: int) -> None:
    token = shown(make(holder, {"token_days": days}))

    assert bearer(app, token, timedelta(days=last))
    assert bearer(app, token, timedelta(days=over)) is None


def test_a_token_may_work_until_it_is_withdrawn(app: FastAPI, holder: Visitor) -> None:
    token = shown(make(holder, {"token_days": "none"}))
    assert bearer(app, token, timedelta(days=4000))
    account = holder.press(holder.open("/account"), "Withdraw Nightly <b>numbers</b>")

    assert bearer(app, token) is None
    assert "Nightly" not in account.text


def test_everything_wrong_is_said_at_once_and_nothing_typed_is_lost(app: FastAPI, holder: Visitor) -> None:
    wrong = {"token_label": " ", "token_may": "everything", "token_days": "12"}
    page = holder.send("/account/tokens", MADE | wrong, status=422)

    assert page.title.startswith("Error: ")
    assert {"#token_label", "#token_may", "#token_days"} <= set(page.links.values())
    assert kept(app, holder) == ()


def test_it_takes_the_password_once_more(app: FastAPI, holder: Visitor) -> None:
    page = make(holder, {"token_password": "not the password", "token_may": "write"}, status=422)

    assert page.links["This is not your password."] == "#token_password"
    assert page.find("token_label").get("value") == MADE["token_label"]
    assert page.answers["token_may"] == "write"
    assert kept(app, holder) == ()


def test_wrong_passwords_are_counted_with_those_of_signing_in(holder: Visitor) -> None:
    for _ in range(10):
        holder.send("/account/tokens", MADE | {"token_password": "not the password"}, status=422)

    holder.send("/account/tokens", MADE, status=429)


def test_there_are_twenty_at_most(app: FastAPI, holder: Visitor) -> None:
    for _ in range(MOST):
        token_for(app.state.database, person_of(app.state.database, holder) or "")
    page = make(holder, status=422)

    assert "Withdraw one first" in page.text
    assert len(kept(app, holder)) == MOST


def test_guests_keep_their_work_under_an_account_first(visitor: Visitor) -> None:
    visitor.begin()

    assert "Tokens for programs" not in visitor.open("/account").text
    assert "no account here yet" in visitor.send("/account/tokens", MADE, status=403).text

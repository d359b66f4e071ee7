"""A sign-in ends: said in time, and nothing that was entered is lost to it."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import update

from app.db.models import SignInRow
from app.db.session import Database
from app.db.sign_ins import SIGNED_IN
from tests.web.account_holder import (
    EMAIL,
    OTHER_PASSWORD,
    PASSWORD,
    Credentials,
    cookie_of,
    is_dead,
    keep,
    sign_in,
)
from tests.web.conftest import NewVisitor
from tests.web.markup import fields_of
from tests.web.test_onward import ELSEWHERE
from tests.web.test_resets import link as reset_link
from tests.web.visitor import Page, Visitor

MINUTE = timedelta(minutes=1)
GRACE = Credentials("Grace", "grace@example.org")
CREDENTIALS = {"email": EMAIL, "password": PASSWORD}


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: when a sign-in ends is tested on both where it is remembered."""
    return migrated_sqlite_url


@pytest.fixture
def questions(visitor: Visitor) -> Page:
    """The symptoms page of somebody with an account."""
    first = visitor.begin()
    keep(visitor)
    return visitor.open(first.address)


def pretend_it_ends_in(app: FastAPI, left: timedelta) -> None:
    """Let every sign-in have begun so long ago that this much is left of it."""
    database: Database = app.state.database
    with database.writing() as session:
        session.execute(update(SignInRow).values(created_at=datetime.now(UTC) - SIGNED_IN + left))


def test_a_page_asks_to_sign_in_again_and_leads_back(app: FastAPI, visitor: Visitor, questions: Page) -> None:
    pretend_it_ends_in(app, -MINUTE)
    refused = visitor.open(questions.address, status=401)

    assert "no longer signed in" in refused.text
    back = visitor.press(visitor.open(refused.links["Sign in"]), "Sign in", CREDENTIALS)
    assert back.heading == questions.heading


def test_what_was_sent_too_late_is_saved_after_signing_in_again(
    app: FastAPI, visitor: Visitor, questions: Page
) -> None:
    pretend_it_ends_in(app, -MINUTE)
    again = visitor.press(questions, questions.buttons[-1], {"S1": "yes", "S1.severity": "2"}, status=401)
    assert "kept, and not saved yet" in again.text
    wrong = visitor.press(again, "Sign in", {"email": EMAIL, "password": "guessed"}, status=422)
    assert "kept, and not saved yet" in wrong.text
    right = visitor.press(wrong, "Sign in", CREDENTIALS)
    saved = visitor.press(right, "Save it now")

    assert saved.address == f"{questions.round}/verdict"
    assert visitor.open(questions.address).answers == {"S1": "yes", "S1.severity": "2"}


def test_a_forgotten_password_does_not_lose_it(app: FastAPI, visitor: Visitor, questions: Page) -> None:
    pretend_it_ends_in(app, -MINUTE)
    again = visitor.press(questions, questions.buttons[-1], {"S1": "yes"}, status=401)
    way_out = next(link for link in again.root.all("a") if link.get("href") == "/resets/new")
    assert way_out.get("target") == "_blank"
    assert "stays on this page only" in again.text
    visitor.press(visitor.open(reset_link(app)), "Save and sign in", {"password": OTHER_PASSWORD})
    right = visitor.press(again, "Sign in", {"email": EMAIL, "password": OTHER_PASSWORD})
    visitor.press(right, "Save it now")

    assert visitor.open(questions.address).answers == {"S1": "yes"}


def test_what_changed_elsewhere_meanwhile_is_not_overwritten(
    app: FastAPI, new_visitor: NewVisitor, visitor: Visitor, questions: Page
) -> None:
    pretend_it_ends_in(app, -MINUTE)
    again = visitor.press(questions, questions.buttons[-1], {"S1": "yes"}, status=401)
    sign_in(elsewhere := new_visitor())
    elsewhere.press(elsewhere.open(questions.address), questions.buttons[-1], {"S1": "no"})
    conflict = visitor.press(visitor.press(again, "Sign in", CREDENTIALS), "Save it now", status=409)

    assert "There it says “Does not apply”" in conflict.text


def test_somebody_else_saves_nothing_of_it(app: FastAPI, visitor: Visitor, questions: Page) -> None:
    pretend_it_ends_in(app, -MINUTE)
    again = visitor.press(questions, questions.buttons[-1], {"S1": "yes"}, status=401)
    visitor.client.cookies.clear()
    visitor.begin()
    keep(visitor, as_whom=GRACE)
    signed_in = visitor.send("/session", {**fields_of(again.root), "email": GRACE.email, "password": GRACE.password})

    visitor.press(signed_in, "Save it now", status=404)


def test_one_answer_says_in_place_how_to_go_on(app: FastAPI, visitor: Visitor, questions: Page) -> None:
    pretend_it_ends_in(app, -MINUTE)
    part = visitor.choose(questions, "S1", {"S1": "yes"}, status=401)
    there = part.links["Sign in in a new tab"]

    assert visitor.press(visitor.open(there), "Sign in", CREDENTIALS).heading == "You are signed in."
    visitor.choose(questions, "S1", {"S1": "yes"})
    assert visitor.open(questions.address).answers["S1"] == "yes"


def test_a_password_goes_into_no_page(app: FastAPI, visitor: Visitor, questions: Page) -> None:
    pretend_it_ends_in(app, -MINUTE)
    for field in ("password", "current", "token_password"):
        refused = visitor.send("/account/name", {"name": "Ada", field: "seven grey herons"}, status=401)
        assert "seven grey herons" not in refused.answer.text
        assert "kept" not in refused.text


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nothing_is_ever_sent_again_to_another_site(visitor: Visitor, questions: Page, address: str) -> None:
    answer = visitor.client.post(
        "/session", data={**CREDENTIALS, "draft": address, "draft.S1": "yes"}, follow_redirects=False
    )

    assert answer.headers["Location"] == "/teams"


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (timedelta(minutes=59), "now"),
        (timedelta(hours=3), "later"),
        (timedelta(days=3), "not"),
    ],
)
def test_a_page_with_questions_warns_an_hour_before(
    app: FastAPI, visitor: Visitor, questions: Page, left: timedelta, shown: str
) -> None:
    pretend_it_ends_in(app, left)
    page = visitor.open(questions.address)

    assert ("ending" in page.ids) == (shown != "not")
    if shown != "not":
        ending = page.find("ending")
        assert ending.has("hidden") == (shown == "later")
        assert abs(int(ending.get("data-in")) - max(0, left.total_seconds() - 3600)) < 60


def test_a_guest_is_not_warned(visitor: Visitor) -> None:
    assert "ending" not in visitor.begin().ids


def test_whoever_is_warned_signs_in_again_and_stays(app: FastAPI, visitor: Visitor, questions: Page) -> None:
    pretend_it_ends_in(app, 10 * MINUTE)
    before = cookie_of(visitor)
    warned = visitor.open(questions.address)
    visitor.press(visitor.open(warned.links["Sign in again in a new tab"]), "Sign in", CREDENTIALS)

    assert is_dead(visitor, before)
    assert "ending" not in visitor.open(questions.address).ids
    visitor.press(warned, warned.buttons[-1], {"S1": "yes"})
    assert visitor.open(questions.address).answers["S1"] == "yes"


def test_the_account_page_lists_browsers_and_ends_single_ones(new_visitor: NewVisitor) -> None:
    here, elsewhere, there = new_visitor(), new_visitor(), new_visitor()
    keep(here)
    sign_in(elsewhere)
    sign_in(there)
    page = here.open("/account")
    assert page.text.count("Another browser") == 2
    assert page.text.count("This browser") == 1
    other = next(form for form in page.root.all("form") if "the browser signed in" in form.text)
    after = here.send(other.get("action"))

    assert after.text.count("Another browser") == 1
    assert [is_dead(here, cookie_of(one)) for one in (elsewhere, there)].count(True) == 1


def test_a_browser_of_somebody_else_cannot_be_ended(new_visitor: NewVisitor) -> None:
    here, stranger = new_visitor(), new_visitor()
    keep(here)
    keep(stranger, GRACE)
    form = next(form for form in here.open("/account").root.all("form") if "Sign out here" in form.text)
    stranger.send(form.get("action"))

    assert not is_dead(here, cookie_of(here))


def test_this_browser_can_be_ended_in_the_list(visitor: Visitor) -> None:
    keep(visitor)
    before = cookie_of(visitor)
    visitor.press(visitor.open("/account"), "Sign out here")

    assert is_dead(visitor, before)
    assert not visitor.client.cookies

"""A forgotten password: a link by mail or from the operator, that works once and tells nobody who has an account."""

import re
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from app.db import accounts
from app.main import create_app
from app.reset_links import reset_path
from app.settings import Settings
from tests.web.account_holder import (
    EMAIL,
    OTHER_PASSWORD,
    PASSWORD,
    cookie_of,
    is_dead,
    keep,
    sign_in,
)
from tests.web.conftest import BASE_URL, SECRET, NewVisitor
from tests.web.post_office import PostOffice
from tests.web.visitor import Visitor

DEAD = "This link was used, has ended, or was never made here."


@pytest.fixture
def app(mailing: Settings) -> FastAPI:
    """The application with an empty database, and mail."""
    return create_app(mailing)


def ask(visitor: Visitor, email: str = EMAIL) -> None:
    visitor.press(visitor.open("/resets/new"), "Send the link", {"email": email})


def link_in(letter: EmailMessage) -> str:
    (address,) = re.findall(r"http\S+", letter.get_content())
    return address.removeprefix(BASE_URL)


def link(app: FastAPI, lasts: timedelta = timedelta(hours=1), secret: bytes = SECRET.encode()) -> str:
    """A link as the server makes them."""
    with app.state.database.reading() as session:
        account = accounts.with_email(session, EMAIL)
        assert account
        return reset_path(secret, account, datetime.now(UTC) + lasts)


def test_a_link_comes_by_mail_and_gives_a_new_password(new_visitor: NewVisitor, post_office: PostOffice) -> None:
    keep(new_visitor())
    visitor = new_visitor()
    ask(visitor, " ADA@example.org ")
    (letter,) = post_office.letters
    assert (letter["To"], letter["From"]) == (EMAIL, "Holdfast <holdfast@example.org>")
    form = visitor.open(link_in(letter))
    assert EMAIL in form.text

    assert visitor.press(form, "Save and sign in", {"password": OTHER_PASSWORD}).heading == "Your account."
    sign_in(new_visitor(), status=422)
    assert sign_in(new_visitor(), password=OTHER_PASSWORD).address == "/teams"


def test_a_known_and_an_unknown_address_answer_alike(new_visitor: NewVisitor, post_office: PostOffice) -> None:
    keep(new_visitor())
    known = new_visitor().send("/resets/new", {"email": EMAIL})
    unknown = new_visitor().send("/resets/new", {"email": "eve@example.org"})

    assert unknown.answer.text == known.answer.text
    assert unknown.answer.url == known.answer.url
    assert [letter["To"] for letter in post_office.letters] == [EMAIL]


def test_a_used_link_is_dead_and_so_is_every_other_made_before(
    new_visitor: NewVisitor, post_office: PostOffice
) -> None:
    keep(new_visitor())
    ask(new_visitor())
    ask(new_visitor())
    used, other = map(link_in, post_office.letters)
    new_visitor().send(used, {"password": OTHER_PASSWORD})

    for dead in (used, other):
        assert DEAD in new_visitor().open(dead, status=404).text
        assert DEAD in new_visitor().send(dead, {"password": PASSWORD}, status=404).text


def test_a_new_password_signs_every_other_browser_out(new_visitor: NewVisitor, app: FastAPI) -> None:
    here, elsewhere = new_visitor(), new_visitor()
    keep(elsewhere)
    others = cookie_of(elsewhere)
    here.send(link(app), {"password": OTHER_PASSWORD})

    assert is_dead(here, others)
    assert not is_dead(here, cookie_of(here))


def test_a_link_that_does_not_work_looks_like_one_that_never_did(new_visitor: NewVisitor, app: FastAPI) -> None:
    keep(new_visitor())
    good = link(app)
    ended = link(app, lasts=timedelta(seconds=-1))
    forged = link(app, secret=b"another server's secret, 32 bytes")
    prolonged = good[:28] + f"{int(good[28:37], 16) + 86400:09x}" + good[37:]
    somebody_elses = "/resets/" + "a" * 20 + good[28:]
    wrong = [ended, forged, prolonged, somebody_elses, good[:-1], f"{good}0", "/resets/unknown", "/resets/%00%ff"]

    assert len({new_visitor().open(address, status=404).text for address in wrong}) == 1
    assert new_visitor().open(good).heading == "Choose a new password."


def test_a_password_that_is_too_easy_leaves_the_link_good(new_visitor: NewVisitor, app: FastAPI) -> None:
    keep(new_visitor())
    visitor = new_visitor()
    refused = visitor.send(link(app), {"password": "password1234"}, status=422)

    assert refused.title.startswith("Error: ")
    assert visitor.press(refused, "Save and sign in", {"password": OTHER_PASSWORD}).heading == "Your account."


def test_asking_for_many_links_is_limited_for_known_and_unknown_alike(
    new_visitor: NewVisitor, post_office: PostOffice
) -> None:
    keep(new_visitor())
    for email in (EMAIL, "eve@example.org"):
        for _ in range(5):
            new_visitor().send("/resets/new", {"email": email})
    for email in (EMAIL, "eve@example.org"):
        new_visitor().send("/resets/new", {"email": email}, status=429)

    assert len(post_office.letters) == 5


def test_an_address_that_is_none_is_said_and_stays(visitor: Visitor) -> None:
    page = visitor.send("/resets/new", {"email": "ada"}, status=422)

    assert page.title.startswith("Error: ")
    assert page.find("email").get("value") == "ada"


def test_mail_that_cannot_be_sent_is_logged_without_the_address(
    new_visitor: NewVisitor, post_office: PostOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(new_visitor())
    post_office.close()
    ask(new_visitor())

    log = "".join(capsys.readouterr())
    assert "a letter was not sent" in log
    assert EMAIL not in log


class TestWithoutMail:
    @pytest.fixture
    def app(self, migrated_database_url: str, tmp_path: Path) -> FastAPI:
        """The application with an empty database, and no mail."""
        return create_app(
            Settings(data_dir=tmp_path, database_url=SecretStr(migrated_database_url), secret=SecretStr(SECRET))
        )

    def test_a_link_comes_from_the_operator_only(self, new_visitor: NewVisitor) -> None:
        keep(new_visitor())
        asked = new_visitor().send("/resets/new", {"email": EMAIL})

        assert "This server sends no mail." in asked.text
        assert "a lead of your team cannot" in asked.text
        assert "Send the link" not in asked.buttons

"""Signing in and out: guest work comes along, old cookies die, and nobody learns which addresses have accounts."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.web import worked_example
from tests.web.account_holder import EMAIL, PASSWORD, Credentials, cookie_of, is_dead, keep, sign_in
from tests.web.conftest import NewVisitor
from tests.web.visitor import Visitor


def test_signing_in_gives_a_new_cookie_and_the_guests_is_dead(new_visitor: NewVisitor) -> None:
    keep(new_visitor())
    visitor = new_visitor()
    visitor.begin()
    before = cookie_of(visitor)
    sign_in(visitor)

    assert cookie_of(visitor) != before
    assert is_dead(visitor, before)


def test_what_was_begun_as_a_guest_comes_along(new_visitor: NewVisitor) -> None:
    keep(new_visitor())
    visitor, elsewhere = new_visitor(), new_visitor()
    view = worked_example.submit(visitor)
    sign_in(visitor)
    sign_in(elsewhere)

    assert elsewhere.open(view.address).heading == view.heading


def test_the_password_may_be_composed_otherwise_and_the_address_in_capitals(new_visitor: NewVisitor) -> None:
    keep(new_visitor(), Credentials(password="zwölf Boxkämpfer"))

    assert sign_in(new_visitor(), " ADA@Example.org", "zwo\u0308lf Boxka\u0308mpfer").address == "/teams"


def test_a_known_and_an_unknown_address_answer_alike(new_visitor: NewVisitor) -> None:
    keep(new_visitor())
    known = sign_in(new_visitor(), EMAIL, "not the password", status=422)
    unknown = sign_in(new_visitor(), "eve@example.org", "not the password", status=422)

    assert unknown.answer.text.replace("eve@example.org", EMAIL) == known.answer.text
    assert unknown.answer.headers.keys() == known.answer.headers.keys()


def test_a_known_and_an_unknown_address_are_limited_alike(new_visitor: NewVisitor) -> None:
    keep(new_visitor())
    for email in (EMAIL, "eve@example.org"):
        statuses = {
            new_visitor().client.post("/session", data={"email": email, "password": "guessed"}).status_code
            for _ in range(5)
        }
        assert statuses == {422}
    assert new_visitor().client.post("/session", data={"email": EMAIL, "password": PASSWORD}).status_code == 429
    assert new_visitor().client.post("/session", data={"email": "e@f.org", "password": "guessed"}).status_code == 429


def test_addresses_that_one_customer_has_are_limited_together(app: FastAPI, visitor: Visitor) -> None:
    def guess(host: str, number: int) -> int:
        stranger = TestClient(app, client=(host, 40000))
        stranger.portal = visitor.client.portal
        return stranger.post("/session", data={"email": f"eve{number}@example.org", "password": "x"}).status_code

    assert {guess(f"2001:db8:0:7::{number}", number) for number in range(10)} == {422}
    assert guess("2001:db8:0:7::ffff", 10) == 429
    assert guess("2001:db8:0:8::1", 11) == 422


def test_whoever_signs_in_rightly_is_not_limited(new_visitor: NewVisitor) -> None:
    keep(new_visitor())
    for _ in range(12):
        sign_in(new_visitor())


@pytest.mark.parametrize(("email", "password", "field"), [("", PASSWORD, "#email"), (EMAIL, "", "#password")])
def test_what_is_missing_is_said_and_what_was_typed_stays(
    visitor: Visitor, email: str, password: str, field: str
) -> None:
    page = sign_in(visitor, email, password, status=422)

    assert [link.get("href") for link in page.find("faults").all("a")] == [field]
    assert page.find("email").get("value") == email


def test_signing_in_leads_on_to_where_one_wanted_to_go(new_visitor: NewVisitor) -> None:
    keep(new_visitor())
    visitor = new_visitor()
    form = visitor.open("/session/new?next=/account")
    wrong = visitor.press(form, "Sign in", {"email": EMAIL, "password": "guessed"}, status=422)

    assert visitor.press(wrong, "Sign in", {"email": EMAIL, "password": PASSWORD}).address == "/account"


@pytest.mark.parametrize("address", ["//evil.example", "/\\evil.example", "https://evil.example"])
def test_signing_in_never_leads_to_another_site(new_visitor: NewVisitor, address: str) -> None:
    keep(new_visitor())
    visitor = new_visitor()
    fields = {"email": EMAIL, "password": PASSWORD, "next": address}
    answer = visitor.client.post("/session", data=fields, follow_redirects=False)

    assert answer.headers["Location"] == "/teams"
    again = visitor.client.get("/session/new", params={"next": address}, follow_redirects=False)
    assert again.headers["Location"] == "/teams"


def test_signing_out_here_leaves_other_browsers_signed_in(new_visitor: NewVisitor) -> None:
    here, elsewhere = new_visitor(), new_visitor()
    keep(here)
    sign_in(elsewhere)
    before = cookie_of(here)
    page = here.press(here.open("/account"), "Sign out here")

    assert page.address == "/"
    assert "Sign in" in page.links
    assert is_dead(here, before)
    assert elsewhere.open("/account").heading == "Your account."


def test_signing_out_everywhere_does(new_visitor: NewVisitor) -> None:
    here, elsewhere = new_visitor(), new_visitor()
    keep(here)
    sign_in(elsewhere)
    before = cookie_of(here)
    here.press(here.open("/account"), "Sign out everywhere")

    assert is_dead(here, before)
    elsewhere.open("/account", status=401)


@pytest.mark.parametrize("address", ["/session/end", "/sessions/end"])
def test_a_guest_is_not_signed_out_since_that_would_lose_everything(visitor: Visitor, address: str) -> None:
    visitor.begin()
    page = visitor.send(address, status=403)

    assert "no way back to what you began" in page.text
    visitor.open("/account")


def test_signing_out_twice_is_signing_out_once(visitor: Visitor) -> None:
    keep(visitor)
    visitor.send("/session/end")
    assert visitor.send("/session/end").address == "/"


def test_another_account_in_the_same_browser_takes_nothing_along(new_visitor: NewVisitor) -> None:
    visitor = new_visitor()
    view = worked_example.submit(visitor)
    keep(visitor)
    keep(new_visitor(), Credentials("Grace", "grace@example.org"))
    visitor.send("/session", {"email": "grace@example.org", "password": PASSWORD})

    visitor.open(view.address, status=404)
    sign_in(elsewhere := new_visitor())
    assert elsewhere.open(view.address).heading == view.heading

"""A guest keeps their work under an account and finds it again in another browser: with JavaScript and without."""

from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import barriers_everywhere
from tests.chromium import NewPage
from tests.layout import misfits

PASSWORD = "seven grey herons"


def new_email() -> str:
    """An address that no other test on the same server has."""
    return f"ada.{token_hex(6)}@example.org"


def begin(page: Page) -> str:
    """The address of the visitor's own new round."""
    page.goto("/")
    page.get_by_role("button", name="Start now").click()
    return page.url.partition("/sections")[0]


def keep(page: Page, email: str) -> None:
    page.get_by_label("Your name").fill("Ada Lovelace")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Keep this").click()


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.goto("/session/new")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def wrong_sign_in(page: Page) -> None:
    sign_in(page, "nobody@example.org", "guessed")


def kept(page: Page) -> None:
    begin(page)
    page.goto("/account/new")
    keep(page, new_email())


def going(page: Page) -> None:
    kept(page)
    page.get_by_role("link", name="Delete the account").click()


def guest(page: Page) -> None:
    begin(page)
    page.goto("/account")


def keeping_wrongly(page: Page) -> None:
    page.goto("/account/new")
    page.get_by_role("button", name="Keep this").click()


def gone(page: Page) -> None:
    begin(page)
    page.goto("/account/deletion")
    page.get_by_role("button", name="Delete it for good").click()


def forgotten(page: Page) -> None:
    page.goto("/resets/new")


def signed_out_meanwhile(page: Page) -> str:
    email = new_email()
    begin(page)
    page.goto("/account/new")
    keep(page, email)
    page.context.clear_cookies()
    page.get_by_label("Your name").fill("Ada Byron")
    page.get_by_role("button", name="Save the name").click()
    expect(page.get_by_role("heading", name="Sign in again.")).to_be_visible()
    return email


def signed_in_again(page: Page) -> None:
    page.get_by_label("E-mail address").fill(signed_out_meanwhile(page))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Save it now")).to_be_visible()


def signed_in_in_a_new_tab(page: Page) -> None:
    kept(page)
    page.goto("/session")


STATES = {
    function.__name__: function
    for function in (
        wrong_sign_in,
        kept,
        going,
        guest,
        keeping_wrongly,
        gone,
        forgotten,
        signed_out_meanwhile,
        signed_in_again,
        signed_in_in_a_new_tab,
    )
}


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_what_is_kept_opens_in_another_browser(new_page: NewPage, java_script: bool) -> None:
    here, elsewhere = (new_page(java_script_enabled=java_script) for _ in range(2))
    round, email = begin(here), new_email()
    here.goto(round)
    here.get_by_role("link", name="Keep this under an account").click()
    keep(here, email)
    expect(here).to_have_url(round)
    expect(here.get_by_role("link", name="Keep this under an account")).to_be_hidden()

    sign_in(elsewhere, email)
    elsewhere.goto(round)
    expect(elsewhere.get_by_role("heading", name="Ready when you are.")).to_be_visible()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_signing_out_leaves_nothing_to_see(new_page: NewPage, java_script: bool) -> None:
    page = new_page(java_script_enabled=java_script)
    round = begin(page)
    page.goto("/account/new")
    keep(page, new_email())
    page.get_by_role("button", name="Sign out here").click()

    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.goto(round)
    expect(page.get_by_role("heading", name="Not found.")).to_be_visible()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_what_is_wrong_has_the_focus(new_page: NewPage, java_script: bool) -> None:
    page = new_page(java_script_enabled=java_script)
    wrong_sign_in(page)

    expect(page).to_have_title("Error: Sign in · Holdfast")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("E-mail address")).to_have_value("nobody@example.org")


@pytest.mark.parametrize("state", STATES)
def test_nobody_is_kept_out_of(page: Page, state: str) -> None:
    STATES[state](page)

    assert not barriers_everywhere(page)
    assert not misfits(page)

"""Signed out while answering: what was chosen stays on the page or comes back to it, with JavaScript and without."""

from playwright.sync_api import Page, Route, expect

from app.web.render import environment
from tests.accessibility import barriers
from tests.browser.journey import choose, expect_saved, press, started, stored
from tests.browser.test_accounts import PASSWORD, begin, keep, new_email, sign_in
from tests.chromium import NewPage
from tests.layout import misfits


def answering(page: Page, email: str) -> None:
    """Have somebody with an account look at questions."""
    round = begin(page)
    page.goto("/account/new")
    keep(page, email)
    page.goto(f"{round}/sections/symptoms")


def sign_out_everywhere(elsewhere: Page, email: str) -> None:
    sign_in(elsewhere, email)
    elsewhere.goto("/account")
    press(elsewhere, "Sign out everywhere")


def fill_in(page: Page, email: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def test_answers_wait_on_the_page_and_are_saved_on_coming_back(new_page: NewPage) -> None:
    page, email = new_page(), new_email()
    answering(page, email)
    sign_out_everywhere(new_page(), email)
    choose(page, {"S1": "yes", "S2": "no"})
    expect(page.locator("#saved")).to_have_text("Not saved")
    expect(page.locator("#S2-state").get_by_role("alert")).to_contain_text("You are no longer signed in here.")
    with page.context.expect_page() as opened:
        page.locator("#S2-state").get_by_role("link", name="Sign in in a new tab").click()
    fill_in(opened.value, email)
    expect(opened.value.get_by_role("heading", name="You are signed in.")).to_be_visible()
    opened.value.close()
    page.bring_to_front()
    # A headless browser never hides a page, so coming back is told to it.
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect_saved(page, "2 of 8 answered")
    expect(page.locator("#S1-state")).to_be_empty()
    expect(page.locator("#S2-state")).to_be_empty()
    assert stored(page, "symptoms") == {"S1": "yes", "S2": "no"}


def test_without_javascript_what_was_chosen_is_sent_again(new_page: NewPage) -> None:
    page, email = new_page(java_script_enabled=False), new_email()
    answering(page, email)
    sign_out_everywhere(new_page(), email)
    choose(page, {"S1": "yes", "S1.severity": "2", "S2": "no"})
    press(page, "See the verdict")
    expect(page.get_by_role("heading", name="Sign in again.")).to_be_visible()
    fill_in(page, email)
    press(page, "Save it now")
    page.wait_for_url("**/verdict")

    round = page.url.partition("/verdict")[0]
    assert stored(page, "symptoms", round) == {"S1": "yes", "S1.severity": "2", "S2": "no"}


def test_the_warning_comes_up_by_itself_while_the_page_is_open(page: Page) -> None:
    def add_warning(route: Route) -> None:
        answer = route.fetch()
        warning = environment().get_template("sections/_ending.html").render(seconds_to_warning=3000)
        route.fulfill(response=answer, body=answer.text().replace("<h1>", f"{warning}<h1>"))

    round = started(page)
    page.route("**/sections/symptoms", add_warning)
    page.clock.install()
    page.goto(f"{round}/sections/symptoms")
    warning = page.get_by_text("You will be signed out within the hour")
    page.clock.fast_forward("49:59")
    expect(warning).to_be_hidden()
    page.clock.fast_forward("00:02")

    expect(warning).to_be_visible()
    assert not barriers(page)
    assert not misfits(page)

"""Without a mouse: everything can be reached, and the focus is seen wherever it is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import chosen, expect_saved, option, started
from tests.browser.keyboard import Keyboard
from tests.browser.states import STATES
from tests.chromium import NewPage
from tests.web.worked_example import SECTIONS


@pytest.fixture
def calm_page(new_page: NewPage) -> Page:
    """A page that jumps where others glide, so that the focus is where it is going."""
    return new_page(reduced_motion="reduce")


def test_the_whole_journey_at_200_percent(calm_page: Page) -> None:
    calm_page.set_viewport_size({"width": 640, "height": 450})
    keyboard = Keyboard(calm_page)
    calm_page.goto("/")
    keyboard.press("button", "Start now")
    expect(calm_page.locator("h1")).to_have_text("Which of these feel normal on your team?")
    keyboard.choose("CX1", "ml")
    keyboard.choose("S1", "yes")
    keyboard.choose("S1.severity", "2")
    keyboard.choose("S2", "yes")
    keyboard.press("button", "See the verdict")
    expect(calm_page.locator("h1")).to_have_text("An architectural problem, not a process one.")
    keyboard.press("link", "Continue to who holds what")
    keyboard.choose("R-ING", "de")
    keyboard.choose("R-CIC", "other")
    # The select stands before the buttons that bring it up.
    calm_page.keyboard.press("Shift+Tab")
    calm_page.keyboard.press("Shift+Tab")
    calm_page.keyboard.type("Vendor")
    expect_saved(calm_page, "2 of 19 answered")
    keyboard.press("button", "Continue to practices and mistakes")
    keyboard.choose("P1", "no")
    keyboard.press("button", "Check your answers")
    expect(calm_page.get_by_role("row", name="CI/CD for data and models")).to_contain_text("Vendor")
    keyboard.press("button", "Submit and see the report")
    keyboard.press("link", "To the round")
    keyboard.press("link", "Close the round")
    keyboard.press("button", "Close the round for good")

    expect(calm_page).to_have_url(f"{calm_page.url.rpartition('/')[0]}/report")
    expect(calm_page.locator("h1")).to_have_text("An architectural problem, not a process one.")


@pytest.mark.parametrize("size", [(1280, 720), (640, 450), (390, 700)], ids=["desk", "desk at 200 %", "phone"])
@pytest.mark.parametrize("section", SECTIONS)
def test_the_focus_is_never_hidden_on_the_way_down_or_up(
    new_page: NewPage, section: str, size: tuple[int, int]
) -> None:
    page = new_page(reduced_motion="reduce", viewport={"width": size[0], "height": size[1]})
    page.goto(f"{started(page, SECTIONS)}/sections/{section}")
    keyboard = Keyboard(page)

    assert keyboard.stops("Tab") > 15
    assert keyboard.stops("Shift+Tab") > 15


@pytest.mark.parametrize("state", ["home", "check", "view", "sample", "advice"])
def test_the_focus_is_seen_on_every_link_and_button(calm_page: Page, state: str) -> None:
    STATES[state](calm_page)
    calm_page.evaluate("scrollTo(0, 0)")

    assert Keyboard(calm_page).stops("Tab") > 3


def test_the_first_stop_skips_to_the_content(calm_page: Page) -> None:
    calm_page.goto("/sample")
    Keyboard(calm_page).tab()
    expect(calm_page.get_by_role("link", name="Skip to the content")).to_be_focused()
    calm_page.keyboard.press("Enter")
    calm_page.keyboard.press("Tab")

    expect(calm_page.get_by_role("button", name="Start your own")).to_be_focused()


def test_what_could_not_be_saved_has_the_focus(calm_page: Page) -> None:
    STATES["ownership with someone else missing"](calm_page)

    expect(calm_page.locator("#faults")).to_be_focused()
    calm_page.keyboard.press("Tab")
    expect(calm_page.locator("#faults").get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize("size", [(1280, 720), (390, 700)], ids=["desk", "phone"])
def test_a_link_to_a_question_brings_it_into_full_sight(new_page: NewPage, size: tuple[int, int]) -> None:
    page = new_page(reduced_motion="reduce", viewport={"width": size[0], "height": size[1]})
    page.goto(f"{started(page, SECTIONS)}/check")
    page.get_by_role("link", name="Change Access control").click()
    legend = page.locator("#R-ACC > legend")

    expect(legend).to_be_in_viewport(ratio=1)
    hit = (
        "element => { const { left, top } = element.getBoundingClientRect(); return element.contains("
        "document.elementFromPoint(left + 4, top + 12)) }"
    )
    assert legend.evaluate(hit)


def test_arrows_through_a_question_end_with_the_last(calm_page: Page) -> None:
    calm_page.goto(f"{started(calm_page)}/sections/symptoms")
    Keyboard(calm_page).choose("S1", "not_applicable")
    expect_saved(calm_page, "1 of 8 answered")
    calm_page.reload()

    expect(option(calm_page, "S1", "not_applicable")).to_be_checked()
    assert chosen(calm_page) == {"S1": "not_applicable"}

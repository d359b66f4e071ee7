"""The next round: what is still true is confirmed with a click, one by one or the rest at once, and nothing is lost."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.journey import choose, chosen, expect_saved, next_round, option, stored
from tests.chromium import NewPage
from tests.web.worked_example import OWNERSHIP, SYMPTOMS

COSTS = ("S1.severity", "S2.severity", "S3.severity")
STILL_TRUE = {item: value for item, value in SYMPTOMS.items() if item not in COSTS}


def opened(page: Page, section: str = "symptoms") -> str:
    """The address of a round after the worked example, with one of its sections open."""
    round = next_round(page)
    page.goto(f"{round}/sections/{section}")
    return round


def still(page: Page, item: str) -> Locator:
    return page.locator(f"#{item} button[name=still]")


def rest(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("Still true for the"))


def test_still_true_chooses_and_saves_as_a_hand_would(page: Page) -> None:
    opened(page)
    assert chosen(page) == {}
    still(page, "S2").click()
    expect_saved(page, "1 of 8 answered")

    expect(option(page, "S2", "partly")).to_be_checked()
    expect(option(page, "S2", "partly")).to_be_focused()
    expect(still(page, "S2")).to_be_hidden()
    expect(rest(page)).to_have_text("Still true for the 7 not answered yet")
    assert stored(page, "symptoms") == {"S2": "partly"}


def test_the_rest_is_confirmed_at_once_and_what_it_costs_is_asked_afresh(page: Page) -> None:
    opened(page)
    choose(page, {"S3": "no"})
    expect_saved(page, "1 of 8 answered")
    rest(page).click()
    expect_saved(page, "8 of 8 answered")

    expect(rest(page)).to_be_hidden()
    expect(page.get_by_role("button", name="See the verdict")).to_be_focused()
    expect(page.locator("#S1").get_by_text("What did it cost")).to_be_visible()
    assert chosen(page) == stored(page, "symptoms") == {**STILL_TRUE, "S3": "no"}


def test_duties_are_confirmed_with_who_it_is(page: Page) -> None:
    opened(page, "ownership")
    still(page, "X1").click()
    expect_saved(page, "1 of 19 answered")
    expect(page.locator("#X1").get_by_label("Who?")).to_have_value("other:it")
    rest(page).click()
    expect_saved(page, "18 of 19 answered")

    assert stored(page, "ownership") == {item: value for item, value in OWNERSHIP.items() if item != "X1.other"}


def test_a_choice_right_after_confirming_the_rest_is_the_one_that_stands(page: Page) -> None:
    opened(page)
    page.evaluate("['#rest button', '[name=S2][value=no]'].forEach(button => document.querySelector(button).click())")
    expect_saved(page, "8 of 8 answered")

    expect(option(page, "S2", "no")).to_be_checked()
    assert stored(page, "symptoms") == {**STILL_TRUE, "S2": "no"}


def test_what_was_confirmed_just_before_the_tab_is_closed_arrives(page: Page) -> None:
    round = opened(page)
    context = page.context
    page.evaluate("['#S2 .last button', '#rest button'].forEach(button => document.querySelector(button).click())")
    page.close()
    later = context.new_page()
    for _ in range(20):
        later.goto(f"{round}/sections/symptoms")
        if chosen(later) == STILL_TRUE:
            break

    assert chosen(later) == STILL_TRUE


def test_offline_what_was_confirmed_stays_and_is_sent_when_back(new_page: NewPage) -> None:
    page = new_page(allowing="Failed to fetch|ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    opened(page)
    page.context.set_offline(True)
    rest(page).click()
    expect(page.locator("#saved")).to_contain_text("Not saved")
    assert chosen(page) == STILL_TRUE
    page.context.set_offline(False)

    expect_saved(page, "8 of 8 answered")
    assert stored(page, "symptoms") == STILL_TRUE


def test_a_server_in_trouble_gets_what_was_confirmed_again(new_page: NewPage) -> None:
    page = new_page(allowing="answer: 503")
    page.clock.install()
    opened(page)
    page.context.route("**/sections/*", lambda route: route.fulfill(status=503, body="<p>Not available.</p>"))
    rest(page).click()
    expect(page.locator("#saved")).to_contain_text("Not saved")
    page.context.unroute("**/sections/*")
    page.clock.fast_forward("05")

    expect_saved(page, "8 of 8 answered")
    expect(page.locator("#rest")).not_to_contain_text("Not available.")
    assert stored(page, "symptoms") == STILL_TRUE


def test_another_tabs_answer_is_not_overwritten_by_confirming_the_rest(page: Page) -> None:
    round = opened(page)
    page.request.post(f"{round}/sections/symptoms", form={"S2": "no"}, max_redirects=0)
    rest(page).click()

    expect(page.locator("#S2-state")).to_contain_text("There it says “Does not apply”, here “Partly”.")
    expect(page.locator("#saved")).to_have_text("Not saved")
    page.get_by_role("button", name="Keep “Partly”").click()
    expect_saved(page, "8 of 8 answered")
    assert stored(page, "symptoms") == STILL_TRUE


def test_enter_goes_on_and_confirms_nothing(page: Page) -> None:
    opened(page)
    choose(page, {"S3": "no"})
    expect_saved(page, "1 of 8 answered")
    option(page, "S3", "no").press("Enter")
    page.wait_for_url("**/verdict")

    assert stored(page, "symptoms") == {"S3": "no"}


def test_without_javascript_the_buttons_save_the_page_and_come_back(page_without_javascript: Page) -> None:
    page = page_without_javascript
    round = opened(page)
    choose(page, {"S3": "no"})
    still(page, "S2").click()
    expect(page).to_have_url(f"{round}/sections/symptoms#S2")
    assert chosen(page) == {"S2": "partly", "S3": "no"}
    rest(page).click()

    expect(page).to_have_url(f"{round}/sections/symptoms#rest")
    assert chosen(page) == {**STILL_TRUE, "S3": "no"}

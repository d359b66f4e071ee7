"""Without JavaScript each section has its button, and nothing is lost where something goes wrong."""

from playwright.sync_api import Page, expect

from tests.browser.journey import begin, choose, chosen, press, stored
from tests.web.worked_example import SYMPTOMS

CONTINUE = "Continue to practices and mistakes"


def test_the_section_button_saves_the_page(page_without_javascript: Page) -> None:
    page = page_without_javascript
    begin(page)
    choose(page, SYMPTOMS)
    assert page.locator("#saved").inner_text() == ""
    round = page.url.split("/sections/")[0]
    press(page, "See the verdict")

    assert stored(page, "symptoms", round) == SYMPTOMS


def test_the_question_of_cost_comes_and_goes_with_the_symptom(page_without_javascript: Page) -> None:
    page = page_without_javascript
    begin(page)
    cost = page.locator("#S1").get_by_text("What did it cost")
    expect(cost).to_be_hidden()
    choose(page, {"S1": "yes"})

    expect(cost).to_be_visible()


def test_someone_else_without_who_comes_back_with_everything_on_it(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto(f"{begin(page)}/sections/ownership")
    choose(page, {"R-ING": "de", "R-CIC": "other", "R-ENV": "nobody"})
    page.locator("#R-CIC").get_by_label("agreed and written down").check()
    press(page, CONTINUE)

    expect(page).to_have_title("Error: If this had to be repaired tomorrow, who answers for it? · Holdfast")
    assert chosen(page) == {"R-ING": "de", "R-CIC": "other", "R-ENV": "nobody"}
    expect(page.locator("#R-CIC").get_by_label("agreed and written down")).to_be_checked()
    page.get_by_role("link", name="CI/CD for data and models: Choose who it is").click()
    expect(page).to_have_url(f"{page.url.split('#')[0]}#R-CIC")
    choose(page, {"R-CIC.other": "other:it"})
    press(page, CONTINUE)
    expect(page).to_have_url(f"{page.url.split('/sections/')[0]}/sections/practices")


def test_a_conflict_comes_back_as_a_page_with_both(page_without_javascript: Page) -> None:
    here = page_without_javascript
    round = begin(here)
    there = here.context.new_page()
    there.goto(here.url)
    choose(there, {"S1": "yes"})
    press(there, "See the verdict")
    choose(here, {"S1": "no", "S2": "partly"})
    press(here, "See the verdict")

    expect(here.locator("#S1-state")).to_contain_text("There it says “Applies”, here “Does not apply”.")
    assert chosen(here) == {"S1": "no", "S2": "partly"}
    press(here, "Take “Applies”")
    expect(here).to_have_url(f"{round}/sections/symptoms#S1")
    assert chosen(here) == {"S1": "yes", "S2": "partly"}

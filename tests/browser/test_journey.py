"""The worked example from the first click to the closed report, with JavaScript and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import begin, choose, follow, option, press, round_of
from tests.chromium import NewPage
from tests.web.worked_example import OWNERSHIP, PRACTICES, SYMPTOMS


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def person(request: pytest.FixtureRequest, new_page: NewPage) -> Page:
    """Somebody's browser."""
    return new_page(java_script_enabled=request.param)


def answer_everything(page: Page) -> None:
    """From the front page to the check page."""
    begin(page)
    choose(page, SYMPTOMS)
    press(page, "See the verdict")
    expect(page.get_by_role("heading", level=1)).to_have_text("An architectural problem, not a process one.")
    follow(page, "Continue to who holds what")
    choose(page, OWNERSHIP)
    press(page, "Continue to practices and mistakes")
    choose(page, PRACTICES)
    press(page, "Check your answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers.")


def expect_the_figures(page: Page, *figures: str) -> None:
    expect(page.locator(".figures .figure")).to_have_text(list(figures))


def test_the_whole_journey(person: Page) -> None:
    answer_everything(person)
    expect(person.get_by_role("row", name="Infrastructure and migrations")).to_contain_text("General DevOps or IT")
    press(person, "Submit and see the report")

    expect(person.get_by_role("heading", level=1)).to_have_text("An architectural problem, not a process one.")
    expect_the_figures(person, "2 to 4 of 6", "4 to 5 of 5 duties", "11 of 15")
    cards = person.locator("ol.moves").first.locator("> li")
    expect(cards.locator("> div > .kicker")).to_have_text(["Delivery", "Ownership", "Access"])
    expect(cards.nth(0).locator(".why")).to_contain_text("10 points: the symptom is there (3), it cost days (2)")
    expect(cards.nth(1).locator(".why")).to_contain_text("8 points:")
    expect(cards.nth(2).locator(".why")).to_contain_text("8 points: the symptom is there (3)")


def test_taking_back_changing_submitting_again_and_closing(person: Page) -> None:
    answer_everything(person)
    press(person, "Submit and see the report")
    press(person, "Take back")
    person.get_by_role("link", name="Change Models are deployed manually").click()
    expect(option(person, "S1", "yes")).to_be_checked()
    option(person, "S1", "no").check()
    press(person, "See the verdict")
    person.goto(f"{round_of(person)}/check")
    expect(person.get_by_role("row", name="Models are deployed manually")).to_contain_text("Does not apply")
    press(person, "Submit and see the report")
    expect_the_figures(person, "1 to 3 of 6", "4 to 5 of 5 duties", "11 of 15")

    follow(person, "To the round")
    expect(person.get_by_role("heading", level=1)).to_have_text("You have submitted.")
    follow(person, "Close the round")
    expect(person.get_by_text("will rest on the answers of 1 person")).to_be_visible()
    press(person, "Close the round for good")
    expect(person).to_have_url(f"{round_of(person)}/report")
    expect_the_figures(person, "1 to 3 of 6", "4 to 5 of 5 duties", "11 of 15")
    follow(person, "To the round")
    expect(person.get_by_role("heading", level=1)).to_have_text("This round is closed.")


def test_the_sample_report_is_one_click_away(person: Page) -> None:
    person.goto("/")
    follow(person, "See a sample report")
    expect(person.get_by_role("heading", name="Who holds what")).to_be_visible()
    press(person, "Start your own")

    expect(person.get_by_role("heading", level=1)).to_have_text("Which of these feel normal on your team?")

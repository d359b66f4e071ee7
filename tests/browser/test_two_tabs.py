"""Two tabs of one person: what one does is never lost to the other."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import begin, choose, chosen, expect_saved, press, stored


@pytest.fixture
def tabs(page: Page) -> tuple[Page, Page]:
    """Two tabs that opened the same questions before either was answered."""
    begin(page)
    other = page.context.new_page()
    other.goto(page.url)
    return page, other


@pytest.fixture
def in_conflict(tabs: tuple[Page, Page]) -> Page:
    """A tab in which S1 was answered after another tab had answered it differently."""
    here, there = tabs
    choose(there, {"S1": "yes"})
    expect_saved(there, "1 of 8 answered")
    choose(here, {"S1": "no"})
    expect(here.locator("#S1-state").get_by_role("alert")).to_contain_text(
        "There it says “Applies”, here “Does not apply”."
    )
    return here


def test_different_questions_do_not_disturb_each_other(tabs: tuple[Page, Page]) -> None:
    here, there = tabs
    choose(there, {"S1": "yes"})
    expect_saved(there, "1 of 8 answered")
    choose(here, {"S2": "no"})
    expect_saved(here, "2 of 8 answered")

    assert stored(here, "symptoms") == {"S1": "yes", "S2": "no"}


def test_a_conflict_is_not_saved_and_says_so(in_conflict: Page) -> None:
    expect(in_conflict.locator("#saved")).to_have_text("Not saved")
    assert stored(in_conflict, "symptoms") == {"S1": "yes"}


def test_ones_own_answer_can_be_kept(in_conflict: Page) -> None:
    press(in_conflict, "Keep “Does not apply”")

    expect_saved(in_conflict, "1 of 8 answered")
    expect(in_conflict.locator("#S1-state")).to_be_empty()
    assert stored(in_conflict, "symptoms") == {"S1": "no"}


def test_after_keeping_the_question_has_the_focus(in_conflict: Page) -> None:
    button = in_conflict.get_by_role("button", name="Keep “Does not apply”")
    button.focus()
    button.press("Enter")
    expect(in_conflict.locator("#S1-state")).to_be_empty()

    expect(in_conflict.locator("[name=S1][value=no]")).to_be_focused()


def test_the_other_answer_can_be_taken(in_conflict: Page) -> None:
    choose(in_conflict, {"S2": "partly"})
    press(in_conflict, "Take “Applies”")

    expect(in_conflict.locator("[name=S1][value=yes]")).to_be_checked()
    expect(in_conflict).to_have_url(f"{in_conflict.url.split('#')[0]}#S1")
    assert chosen(in_conflict) == stored(in_conflict, "symptoms") == {"S1": "yes", "S2": "partly"}


def test_choosing_anew_after_a_conflict_is_saved(in_conflict: Page) -> None:
    choose(in_conflict, {"S1": "partly"})

    expect_saved(in_conflict, "1 of 8 answered")
    assert stored(in_conflict, "symptoms") == {"S1": "partly"}


def test_a_conflict_can_come_up_twice(tabs: tuple[Page, Page], in_conflict: Page) -> None:
    press(in_conflict, "Keep “Does not apply”")
    expect_saved(in_conflict, "1 of 8 answered")
    there = tabs[1]
    choose(there, {"S1": "partly"})
    expect(there.locator("#S1-state")).to_contain_text("There it says “Does not apply”, here “Partly”.")
    press(there, "Take “Does not apply”")

    expect(there.locator("[name=S1][value=no]")).to_be_checked()
    assert stored(there, "symptoms") == {"S1": "no"}

"""From a click on the start page to the closed round's report, in a browser: with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import answer, answer_everything, begin, choice, figure
from tests.chromium import NewPage
from tests.web.worked_example import SYMPTOMS

EITHER_WAY = pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
ARCHITECTURAL = "An architectural problem, not a process one."
DELIVERY = "10 points: the symptom is there (3)"


@EITHER_WAY
def test_the_whole_journey_ends_in_the_report(new_page: NewPage, java_script: bool) -> None:
    page = new_page(java_script_enabled=java_script)
    round = begin(page)
    answer_everything(page)
    expect(page.get_by_text("2 questions are not answered")).to_be_visible()
    page.get_by_role("button", name="Submit and see the report").click()
    expect_the_worked_example(page)

    page.get_by_role("button", name="Take back").click()
    page.get_by_role("link", name="Change Models are deployed manually").click()
    answer(page, {"S1": "no"})
    page.get_by_role("button", name="See the verdict").click()
    page.goto(f"{round}/check")
    page.get_by_role("button", name="Submit and see the report").click()
    expect(figure(page, "Symptoms")).to_have_text("1 to 3 of 6")

    page.get_by_role("link", name="To the round").click()
    page.get_by_role("link", name="Close the round").click()
    expect(page.get_by_text("rest on the answers of 1 person")).to_be_visible()
    page.get_by_role("button", name="Close the round for good").click()
    expect(page).to_have_url(f"{round}/report")
    expect(figure(page, "Hidden work")).to_have_text("4 to 5 of 5 duties")


def expect_the_worked_example(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(ARCHITECTURAL)
    expect(figure(page, "Symptoms")).to_have_text("2 to 4 of 6")
    expect(figure(page, "Hidden work")).to_have_text("4 to 5 of 5 duties")
    expect(figure(page, "Duties with one owner, in your view")).to_have_text("11 of 15")
    expect(page.get_by_text(DELIVERY)).to_be_visible()
    cards = page.locator("#first h3")
    expect(cards.first).to_have_text("Let a pipeline release the models")


@EITHER_WAY
def test_somebody_who_stops_after_the_symptoms_goes_on_where_they_stopped(new_page: NewPage, java_script: bool) -> None:
    page = new_page(java_script_enabled=java_script)
    round = begin(page)
    answer(page, SYMPTOMS)
    page.get_by_role("button", name="See the verdict").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ARCHITECTURAL)

    later = page.context.new_page()
    page.close()
    later.goto("/")
    later.get_by_role("link", name=re.compile("^Go on with")).click()
    expect(later).to_have_url(round)
    later.get_by_role("link", name="Go on with who holds what").click()
    later.goto(f"{round}/sections/symptoms")
    for item, value in SYMPTOMS.items():
        expect(choice(later, item, value)).to_be_checked()


@EITHER_WAY
def test_someone_else_without_who_leads_to_the_question_and_loses_nothing(new_page: NewPage, java_script: bool) -> None:
    page = new_page(java_script_enabled=java_script)
    page.goto(f"{begin(page)}/sections/ownership")
    answer(page, {"R-ING": "de", "X1": "other"})
    page.get_by_role("button", name="Continue to practices and mistakes").click()

    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator("#faults")).to_be_focused()
    expect(choice(page, "R-ING", "de")).to_be_checked()
    expect(choice(page, "X1", "other")).to_be_checked()
    page.locator("#faults a").click()
    expect(page.locator("#X1")).to_be_in_viewport()


def test_the_whole_questionnaire_is_answered_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    press_on(page, "button", "Start now")
    for onward in ("See the verdict", "Continue to practices and mistakes", "Check your answers"):
        page.keyboard.press("Tab")
        answer_one_with_the_keyboard(page)
        press_on(page, "button", onward)
        if onward == "See the verdict":
            press_on(page, "link", "Continue to who holds what")
    press_on(page, "button", "Submit and see the report")

    expect(page.get_by_text("Submitted.")).to_be_visible()


def answer_one_with_the_keyboard(page: Page) -> None:
    """Tab to the first answer there is and choose it; the page says that it is saved."""
    tab_to(page, "document.activeElement.type === 'radio'")
    page.keyboard.press("Space")
    expect(page.locator("#saved")).to_have_text("Saved")


def press_on(page: Page, role: str, name: str) -> None:
    """Tab to a link or button, see where the focus is, and press Enter."""
    place = page.url
    tag = "A" if role == "link" else "BUTTON"
    tab_to(page, f"document.activeElement.tagName === '{tag}' && document.activeElement.innerText.trim() === '{name}'")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", f"the focus on “{name}” cannot be seen"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != place)


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(150):
        if page.evaluate(wanted):
            return
        page.keyboard.press("Tab")
        assert_the_focus_is_in_sight(page)
    raise AssertionError(f"not reached by Tab: {wanted}")


def assert_the_focus_is_in_sight(page: Page) -> None:
    """What has the focus is not covered as a whole (WCAG 2.4.11)."""
    covered = page.evaluate("""() => {
        const focused = document.activeElement;
        if (focused === document.body) return false;
        const { left, right, top, bottom } = (focused.closest("label") ?? focused).getBoundingClientRect();
        const at = (y) => document.elementFromPoint((left + right) / 2, y);
        const hit = [top + 2, (top + bottom) / 2, bottom - 2].map(at).filter(Boolean);
        return hit.every((found) => getComputedStyle(found.closest("header, nav") ?? found).position === "sticky"
            && !found.contains(focused));
    }""")
    assert not covered, page.evaluate("document.activeElement.outerHTML")

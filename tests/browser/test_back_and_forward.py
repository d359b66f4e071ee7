"""The browser’s own buttons show what the server has, and send nothing again."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.journey import (
    answer_by_post,
    begin,
    choose,
    chosen,
    expect_saved,
    next_round,
    option,
    press,
    started,
)
from tests.browser.test_last_time import STILL_TRUE, rest, still
from tests.chromium import NewPage
from tests.web.worked_example import PRACTICES, SECTIONS, SYMPTOMS


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def person(request: pytest.FixtureRequest, new_page: NewPage) -> Page:
    """Somebody's browser."""
    return new_page(java_script_enabled=request.param)


@pytest.fixture
def posts(person: Page) -> list[str]:
    """What the browser posts from now on."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.url)

    person.on("request", note)
    return sent


def test_going_back_to_a_section_shows_its_answers(person: Page) -> None:
    begin(person)
    choose(person, SYMPTOMS)
    press(person, "See the verdict")
    person.wait_for_url("**/verdict")
    person.go_back()

    assert chosen(person) == SYMPTOMS


def test_going_back_shows_what_was_saved_without_the_button(page: Page) -> None:
    round = begin(page)
    page.goto(f"{round}/sections/practices")
    choose(page, {"P1": "some", "M1": "yes"})
    expect_saved(page, "2 of 11 answered")
    page.goto("/")
    page.go_back()

    assert chosen(page) == {"P1": "some", "M1": "yes"}


def test_going_back_and_forward_shows_a_change_made_in_between(person: Page) -> None:
    round = begin(person)
    person.goto(f"{round}/sections/practices")
    person.goto(f"{round}/check")
    answer_by_post(person, round, {"practices": PRACTICES})
    person.go_back()
    assert chosen(person) == PRACTICES
    person.go_forward()

    expect(person.get_by_role("row", name="Tools are bought")).to_contain_text("not answered")
    expect(person.get_by_role("row", name="Roles are blurred")).to_contain_text("Applies")


def test_back_and_forward_and_again_submit_nothing(person: Page, posts: list[str]) -> None:
    round = started(person, SECTIONS)
    person.goto(f"{round}/check")
    press(person, "Submit and see the report")
    person.wait_for_url("**/view")
    assert len(posts) == 1
    person.reload()
    person.go_back()
    expect(person).to_have_url(f"{round}/view")
    person.go_forward()
    person.reload()

    assert len(posts) == 1


def test_a_reload_after_the_section_button_saves_nothing_again(person: Page, posts: list[str]) -> None:
    begin(person)
    press(person, "See the verdict")
    person.wait_for_url("**/verdict")
    before = len(posts)
    person.reload()

    assert len(posts) == before


def test_back_and_forward_and_again_confirm_nothing(person: Page, posts: list[str]) -> None:
    round = next_round(person)
    person.goto(f"{round}/sections/symptoms")
    still(person, "S2").click()
    expect(person.locator("#tally")).to_have_text("1 of 8 answered")
    press(person, "See the verdict")
    person.wait_for_url("**/verdict")
    answer_by_post(person, round, {"symptoms": {"S1": "no"}})
    person.go_back()
    assert chosen(person) == {"S1": "no", "S2": "partly"}
    rest(person).click()
    expect(person.locator("#tally")).to_have_text("8 of 8 answered")
    sent = len(posts)
    person.reload()
    person.go_back()
    person.go_forward()

    assert chosen(person) == {**STILL_TRUE, "S1": "no"}
    assert len(posts) == sent


def test_after_taking_back_going_back_shows_no_stale_submission(person: Page) -> None:
    round = started(person, SECTIONS)
    person.request.post(f"{round}/submission")
    person.goto(f"{round}/view")
    press(person, "Take back")
    person.wait_for_url("**/check")
    person.go_back()

    expect(person.get_by_text("Not submitted yet.")).to_be_visible()


def test_a_change_that_was_never_saved_is_not_shown_as_if_it_were(page_without_javascript: Page) -> None:
    page = page_without_javascript
    begin(page)
    option(page, "S1", "yes").check()
    page.goto("/")
    page.go_back()

    assert chosen(page) == {}

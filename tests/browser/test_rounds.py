"""An anonymous round from its opening to being called off, in a browser: with JavaScript and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import barriers_everywhere
from tests.chromium import NewPage


def new_round(page: Page) -> str:
    """The address of the form that opens a round in the visitor's own new team."""
    page.goto("/")
    page.get_by_role("button", name="Start now").click()
    page.goto("/teams")
    page.get_by_role("link", name="Your team").click()
    return f"{page.url}/rounds/new"


def open_anonymous(page: Page, asked: int) -> None:
    page.get_by_label("How many people will you ask?").fill(str(asked))
    page.get_by_label("Anonymous", exact=False).first.check()
    page.get_by_role("button", name="End my own round and open this one").click()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_anonymous_round_is_opened_answered_and_called_off(new_page: NewPage, java_script: bool) -> None:
    lead = new_page(java_script_enabled=java_script)
    lead.goto(new_round(lead))
    open_anonymous(lead, 4)
    expect(lead).to_have_title("Error: Open a round · Holdfast")
    expect(lead.get_by_role("alert")).to_be_focused()
    expect(lead.get_by_label("How many people will you ask?")).to_have_value("4")

    open_anonymous(lead, 6)
    lead.get_by_role("link", name="Begin with symptoms").click()
    expect(lead.get_by_text("your answers carry no name and no role")).to_be_visible()
    expect(lead.get_by_role("group", name="What is your own role?")).to_have_count(0)
    lead.get_by_role("group", name="Models are deployed manually").get_by_label("Applies", exact=True).check()
    lead.get_by_role("button", name="See the verdict").click()
    lead.goto("/".join(lead.url.split("/")[:5]))
    expect(lead.get_by_text("You have answered 1 of 37 questions.")).to_be_visible()

    lead.get_by_role("link", name="Call it off instead").click()
    lead.get_by_role("button", name="Call it off and delete the answers").click()
    expect(lead.get_by_role("heading", level=1)).to_have_text("This round was called off.")


def test_no_page_of_a_round_keeps_anybody_out_or_runs_off_the_side(new_page: NewPage) -> None:
    lead = new_page(reduced_motion="reduce")
    lead.goto(new_round(lead))
    _check(lead)
    open_anonymous(lead, 4)
    expect(lead).to_have_title("Error: Open a round · Holdfast")
    _check(lead)
    open_anonymous(lead, 6)
    expect(lead.get_by_role("link", name="Begin with symptoms")).to_be_visible()
    round = lead.url
    for address in (round, f"{round}/check", f"{round}/closure", f"{round}/cancellation"):
        lead.goto(address)
        _check(lead)


def _check(page: Page) -> None:
    assert not barriers_everywhere(page), page.url

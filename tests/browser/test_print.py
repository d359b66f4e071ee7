"""Printed, a report is a document: all of it, and nothing to press."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import started
from tests.web.worked_example import SECTIONS


@pytest.fixture
def printed(page: Page) -> Page:
    """One's own view, submitted, as it goes to the printer."""
    round = started(page, SECTIONS)
    page.request.post(f"{round}/submission")
    page.goto(f"{round}/view")
    page.emulate_media(media="print", color_scheme="dark")
    return page


def test_what_is_folded_is_printed(printed: Page) -> None:
    for text in ("Done when", "If it is left", "Sources"):
        expect(printed.locator("ol.moves").first.get_by_role("heading", name=text).first).to_be_visible()
    later = printed.locator("details.fold")
    assert not later.evaluate("part => part.open")
    expect(later.locator(".kicker").first).to_be_visible()
    assert later.evaluate("part => part.getBoundingClientRect().height") > 300


def test_what_is_to_be_pressed_is_not_printed(printed: Page) -> None:
    for part in ("nav", "button", "a.btn", "a.skip"):
        for place in printed.locator(part).all():
            expect(place).to_be_hidden()


def test_ink_is_dark_and_paper_is_white_whatever_the_screen(printed: Page) -> None:
    light = printed.locator("h1").evaluate("heading => getComputedStyle(heading).color")
    ground = printed.evaluate("getComputedStyle(document.body).backgroundColor")

    assert light == "rgb(18, 22, 28)"
    assert ground == "rgba(0, 0, 0, 0)"


def test_the_parts_of_the_report_are_all_there(printed: Page) -> None:
    for part in ("Who holds what", "What to do first", "Symptoms", "Roles and load", "How this is computed"):
        expect(printed.get_by_role("heading", name=part, exact=True)).to_be_visible()
    expect(printed.locator("table.matrix")).to_be_visible()


def test_a_printed_report_fits_its_paper(printed: Page) -> None:
    printed.set_viewport_size({"width": 700, "height": 1000})

    assert printed.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

"""A lead shares a report, a visitor without a cookie reads it, a withdrawn link is dead: with JavaScript or without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import press, started
from tests.chromium import NewPage
from tests.server import Server
from tests.web.worked_example import SECTIONS

BOTH = pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])


def closed_round(page: Page) -> str:
    """The address of a round of the visitor's own that is answered and closed."""
    round = started(page, SECTIONS)
    for step in ("submission", "closure"):
        page.request.post(f"{round}/{step}")
    return round


def share(lead: Page, round: str) -> str:
    """The address of a new share of the round, made by way of its preview."""
    lead.goto(f"{round}/report")
    lead.get_by_role("link", name="Share this report").click()
    lead.get_by_label("Whom is it for?").fill("The board")
    press(lead, "See what they will see")
    expect(lead.get_by_text("This is what a visitor will see.")).to_be_visible()
    press(lead, "Make this link")
    return lead.get_by_label("The board").input_value()


@BOTH
def test_a_visitor_without_a_cookie_reads_it_until_it_is_withdrawn(new_page: NewPage, java_script: bool) -> None:
    lead, visitor = new_page(java_script_enabled=java_script), new_page(java_script_enabled=java_script)
    round = closed_round(lead)
    link = share(lead, round)
    visitor.goto(link)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("An architectural problem, not a process one.")
    assert visitor.context.cookies() == []
    visitor.get_by_role("link", name="How every figure is computed").click()
    visitor.go_back()
    expect(visitor.get_by_role("heading", name="Who holds what")).to_be_visible()
    lead.get_by_role("button", name="Withdraw").click()
    visitor.reload()

    expect(visitor.get_by_role("heading", level=1)).to_have_text("Not found.")
    visitor.go_forward()
    expect(visitor).to_have_title("How every figure is computed · Holdfast")
    visitor.goto(link)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Not found.")


@BOTH
def test_the_day_is_asked_for_where_it_matters(new_page: NewPage, java_script: bool) -> None:
    lead = new_page(java_script_enabled=java_script)
    lead.goto(f"{closed_round(lead)}/shares")
    expect(lead.get_by_label("The last day")).to_be_hidden()
    lead.get_by_label("Until a day").check()
    press(lead, "See what they will see")

    expect(lead.get_by_role("alert")).to_be_focused()
    lead.get_by_label("The last day").fill("2031-03-01")
    press(lead, "Make the link")
    expect(lead.get_by_text("Works until 1 March 2031.")).to_be_visible()


def test_a_shared_report_loads_nothing_from_elsewhere_and_its_token_is_in_no_log(
    new_page: NewPage, live_server: Server
) -> None:
    lead, visitor = new_page(), new_page()
    link = share(lead, closed_round(lead))
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    for address in (link, f"{link}.json", f"{link}x", link.replace("/s/", "/s//")):
        visitor.request.get(address)
    visitor.goto(link)
    token = link.rsplit("/", 1)[1]

    assert all(url.startswith(live_server.url) for url in asked)
    assert "/s/{token}" in live_server.log.read_text()
    assert token[20:] not in live_server.log.read_text()

"""Settling in a browser, with and without JavaScript: by click, on a phone, and with nothing in anybody's way."""

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import barriers_everywhere
from tests.chromium import NewPage

PHONE = {"width": 390, "height": 844}


def closed_round(page: Page) -> str:
    """The address of a round that the visitor alone answered and closed: access control is nobody's, observability
    everyone's."""
    page.goto("/")
    page.get_by_role("button", name="Start now").click()
    address = page.url.rpartition("/sections/")[0]
    page.goto(f"{address}/sections/ownership")
    page.locator("[name='R-ACC'][value='nobody']").check()
    page.locator("[name='R-OBS'][value='everyone']").check()
    page.get_by_role("button", name="Continue").click()
    page.goto(f"{address}/check")
    page.get_by_role("button", name="Submit").click()
    page.goto(f"{address}/closure")
    page.get_by_role("button", name="Close the round for good").click()
    return address


def settle_both(page: Page, address: str) -> None:
    page.goto(f"{address}/settling")
    page.get_by_role("link", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Access control")
    page.get_by_role("radio", name="DevOps for Data").check()
    page.get_by_label("A name, if one person is meant").fill("Dan")
    page.get_by_label("Why?").fill("He has the time.")
    page.get_by_role("button", name="Settle it and go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Observability")
    page.get_by_role("radio", name="Not now").check()
    page.get_by_label("Who takes the risk?").fill("Grace")
    page.get_by_label("Why?").fill("Nobody has the time.")
    page.get_by_role("button", name="Settle it").click()
    expect(page.get_by_text("2 are settled")).to_be_visible()


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_every_duty_is_settled_by_clicking_through(new_page: NewPage, java_script_enabled: bool) -> None:
    page = new_page(java_script_enabled=java_script_enabled)
    address = closed_round(page)
    settle_both(page, address)
    page.get_by_role("link", name="All agreements").click()

    expect(page.get_by_text("DevOps for Data, Dan", exact=True)).to_be_visible()
    expect(page.get_by_text("Not now, at the risk of Grace", exact=True)).to_be_visible()


def test_who_takes_the_risk_is_asked_only_where_it_waits(page: Page) -> None:
    page.goto(f"{closed_round(page)}/settling/R-ACC")
    expect(page.get_by_label("Who takes the risk?")).to_be_hidden()
    page.get_by_role("radio", name="Not now").check()

    expect(page.get_by_label("Who takes the risk?")).to_be_visible()
    expect(page.get_by_label("A name, if one person is meant")).to_be_hidden()


def test_what_is_missing_gets_the_focus(page: Page) -> None:
    page.goto(f"{closed_round(page)}/settling/R-ACC")
    page.get_by_role("button", name="Settle it and go on").click()

    expect(page.locator("#faults")).to_be_focused()
    expect(page).to_have_title("Error: Settle Access control · Holdfast")


def test_nothing_keeps_anybody_out(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    address = closed_round(page)
    settle_both(page, address)

    for place in ("/settling", "/settling/R-ACC", "/settling/R-OBS", "/report", "/view"):
        page.goto(f"{address}{place}")
        assert not barriers_everywhere(page), place
    page.get_by_role("link", name="To the report of the round").click()
    page.get_by_role("link", name="decided since: DevOps for Data, Dan").click()
    page.wait_for_url("**/agreements#*")
    assert not barriers_everywhere(page)

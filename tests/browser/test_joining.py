"""A lead invites, a colleague joins in a browser of their own, and both see it: with JavaScript and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import barriers_everywhere
from tests.chromium import NewPage
from tests.server import Server


def start_team(page: Page) -> str:
    """The address of the visitor's own new team."""
    page.goto("/")
    page.get_by_role("button", name="Start now").click()
    page.goto("/teams")
    page.get_by_role("link", name="Your team").click()
    return page.url


def make_link(page: Page, team: str) -> str:
    """A join link into the team, as it stands there to be pasted."""
    page.goto(f"{team}/invitations")
    page.get_by_label("What is the team called?").fill("Payments ML")
    page.get_by_label("What is your name?").fill("Ada Pruitt")
    page.get_by_role("button", name="Make a join link").click()
    return page.get_by_label("Join link").input_value()


def join(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Your name").fill("Grace Okoye")
    page.get_by_label("ML engineer").check()
    page.get_by_role("button", name="Join and begin").click()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_colleague_joins_by_the_link_and_both_see_it(new_page: NewPage, java_script: bool) -> None:
    lead = new_page(java_script_enabled=java_script)
    colleague = new_page(java_script_enabled=java_script)
    team = start_team(lead)
    link = make_link(lead, team)
    join(colleague, link)

    expect(colleague).to_have_title("Which of these feel normal on your team? · Holdfast")
    expect(colleague.get_by_role("group", name="What is your own role?").get_by_label("ML engineer")).to_be_checked()
    lead.goto(f"{team}/members")
    expect(lead.get_by_role("listitem").filter(has_text="Grace Okoye")).to_contain_text("Member · ML engineer")
    colleague.goto(f"{team}/members")
    expect(colleague.get_by_role("listitem").filter(has_text="Ada Pruitt")).to_contain_text("Lead")
    lead.goto(f"{team}/invitations")
    expect(lead.get_by_text("1 person has come in through it.")).to_be_visible()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_what_is_missing_has_the_focus(new_page: NewPage, java_script: bool) -> None:
    link = make_link(lead := new_page(), start_team(lead))
    colleague = new_page(java_script_enabled=java_script)
    colleague.goto(link)
    colleague.get_by_role("button", name="Join and begin").click()

    expect(colleague).to_have_title("Error: Join Payments ML · Holdfast")
    expect(colleague.get_by_role("alert")).to_be_focused()
    colleague.keyboard.press("Tab")
    colleague.keyboard.press("Enter")
    expect(colleague.get_by_label("Your name")).to_be_in_viewport()


def test_the_link_is_copied_with_one_click(new_page: NewPage) -> None:
    lead = new_page(permissions=["clipboard-read", "clipboard-write"])
    link = make_link(lead, start_team(lead))
    lead.get_by_role("button", name="Copy").click()

    expect(lead.get_by_text("Copied")).to_be_visible()
    assert lead.evaluate("navigator.clipboard.readText()") == link


def test_without_javascript_there_is_no_button_that_does_nothing(page_without_javascript: Page) -> None:
    make_link(page_without_javascript, start_team(page_without_javascript))

    expect(page_without_javascript.get_by_role("button", name="Copy")).to_have_count(0)


def test_no_token_is_in_the_log(new_page: NewPage, live_server: Server) -> None:
    lead = new_page()
    link = make_link(lead, start_team(lead))
    join(new_page(), link)
    token = link.rsplit("/", 1)[1]

    assert "/join/{token}" in live_server.log.read_text()
    assert token not in live_server.log.read_text()
    assert token[20:] not in live_server.log.read_text()


def test_no_page_keeps_anybody_out_or_runs_off_the_side(new_page: NewPage) -> None:
    lead, colleague = new_page(reduced_motion="reduce"), new_page(reduced_motion="reduce")
    team = start_team(lead)
    _check(lead, team, f"{team}/invitations", "/teams")
    link = make_link(lead, team)
    _check(colleague, link, "/questions")
    join(colleague, link)
    round = "/".join(colleague.url.split("/")[:5])
    _check(colleague, f"{round}/check", link, team, f"{team}/members", f"{team}/departure")
    _check(lead, team, f"{team}/members", f"{team}/invitations", f"{team}/departure", f"{team}/deletion")
    lead.get_by_role("button", name="Delete the team for good").click()
    expect(lead.locator("#faults")).to_be_visible()
    assert not barriers_everywhere(lead)


def _check(page: Page, *addresses: str) -> None:
    for address in addresses:
        page.goto(address)
        assert not barriers_everywhere(page), address

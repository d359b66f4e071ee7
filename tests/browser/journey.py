"""The way through the pages as a person goes it: with a mouse, with JavaScript or without."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from tests.web.worked_example import SECTIONS


def begin(page: Page) -> str:
    """Start on the front page; the address of the new round."""
    page.goto("/")
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url("**/sections/symptoms")
    return round_of(page)


def round_of(page: Page) -> str:
    """The path of the round that the page belongs to."""
    return "/rounds/" + page.url.split("/rounds/")[1].split("/")[0]


def option(page: Page, item: str, value: str) -> Locator:
    """One radio button."""
    return page.locator(f"input[name='{item}'][value='{value}']")


def choose(page: Page, answers: Mapping[str, str]) -> None:
    """Give answers on the page that is open; `X.other` says who somebody else is."""
    for name, value in answers.items():
        if name.endswith(".other"):
            page.locator(f"select[name='{name}']").select_option(value)
        else:
            option(page, name, value).check()


def chosen(page: Page) -> dict[str, str]:
    """Every chosen radio button by its name."""
    script = "all => Object.fromEntries(all.map(button => [button.name, button.value]))"
    return page.locator("input[type=radio]:checked").evaluate_all(script)


def expect_saved(page: Page, answered: str) -> None:
    """Wait until the page says that it is saved, and `1 of 8 answered`."""
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(page.locator("#tally")).to_have_text(answered)


def stored(page: Page, section: str, round: str = "") -> dict[str, str]:
    """The answers that the server has, by opening the section in another tab."""
    tab = page.context.new_page()
    tab.goto(f"{round or round_of(page)}/sections/{section}")
    answers = chosen(tab)
    tab.close()
    return answers


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def answer_by_post(page: Page, round: str, answers: Mapping[str, Mapping[str, str]] = SECTIONS) -> None:
    """Have whole sections answered without going through their pages."""
    for section, fields in answers.items():
        page.request.post(f"{round}/sections/{section}", form=dict(fields), max_redirects=0)


def started(page: Page, answers: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The address of a new round, answered so far without going through its pages."""
    address = page.request.post("/teams", max_redirects=0).headers["location"]
    round = address.split("/sections/")[0]
    answer_by_post(page, round, answers or {})
    return round


def next_round(page: Page, answers: Mapping[str, Mapping[str, str]] = SECTIONS) -> str:
    """The address of an open round after one that was closed with these answers."""
    last = started(page, answers)
    for step in ("submission", "closure"):
        page.request.post(f"{last}/{step}", max_redirects=0)
    found = re.search(r"/teams/\w{20}", page.request.get(last).text())
    assert found
    opened = page.request.post(f"{found[0]}/rounds", form={"privacy": "named", "asked": "1"}, max_redirects=0)
    return opened.headers["location"]

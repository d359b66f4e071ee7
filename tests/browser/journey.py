"""The worked example E1 (domain 4.7) walked in a browser, by what can be seen and clicked."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

from tests.web.worked_example import OWNERSHIP, PRACTICES, SYMPTOMS


def begin(page: Page) -> str:
    """Start at the front door; the address of the round."""
    page.goto("/")
    page.get_by_role("button", name="Start now").click()
    return page.url.rpartition("/sections/")[0]


def choice(page: Page, item: str, value: str) -> Locator:
    return page.locator(f"input[name='{item}'][value='{value}']")


def answer(page: Page, answers: Mapping[str, str]) -> None:
    for name, value in answers.items():
        if name.endswith(".other"):
            page.locator(f"select[name='{name}']").select_option(value)
        else:
            choice(page, name, value).check()


def answer_everything(page: Page) -> None:
    """From the first question, by the pages' own way on, to the check page."""
    answer(page, SYMPTOMS)
    page.get_by_role("button", name="See the verdict").click()
    page.get_by_role("link", name="Continue to who holds what").click()
    answer(page, OWNERSHIP)
    page.get_by_role("button", name="Continue to practices and mistakes").click()
    answer(page, PRACTICES)
    page.get_by_role("button", name="Check your answers").click()


def figure(page: Page, label: str) -> Locator:
    """A figure of a report by its label."""
    return page.locator("dt", has_text=label).locator("xpath=following-sibling::dd[1]")

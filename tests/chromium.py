"""A real Chromium for the tests: pages that are watched for every error a browser reports."""

import re
import shutil
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Response, sync_playwright

from tests.server import Server

SYSTEM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update")
# A refused save or a page that is not there is an answer like any other; the console calls it an error.
CONSOLE_ON_STATUS = "Failed to load resource"


class NewPage(Protocol):
    """Opens a page for a visitor of their own (cookies are shared with no other page).

    `allowing` is a regular expression for complaints that this visitor expects; the rest goes to the browser context,
    such as `java_script_enabled=False`, `viewport` or `color_scheme`.
    """

    def __call__(self, *, allowing: str | None = None, **context: Any) -> Page: ...


@dataclass
class Watch:
    """What the browser complains about on one visitor's pages."""

    allowing: str | None
    complaints: list[str] = field(default_factory=list[str])

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self._complain(f"uncaught: {error.error}"))
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(CONSOLE_ON_STATUS):
            self._complain(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        is_part_of_page = response.request.resource_type not in ("document", "fetch", "xhr")
        if response.status >= 500 or (response.status >= 400 and is_part_of_page):
            self._complain(f"answer: {response.status} for {response.url}")

    def _complain(self, complaint: str) -> None:
        if self.allowing is None or not re.search(self.allowing, complaint):
            self.complaints.append(complaint)


@contextmanager
def launched() -> Generator[Browser]:
    """A headless Chromium: the system's, or else Playwright's own. Raises playwright's `Error` where there is none."""
    program = next(filter(None, map(shutil.which, SYSTEM_NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


# For one module at a time: while Playwright is up, no other test in the same process could run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Skips aloud where there is none."""
    try:
        with launched() as browser:
            yield browser
    except Error as error:
        pytest.skip(f"Chromium: {error.message.splitlines()[0]}")


def from_elsewhere() -> dict[str, str]:
    """Headers of a visitor with an address of their own, so that nobody's tries are counted as another's."""
    return {"X-Forwarded-For": ".".join(["10", *(str(part) for part in token_bytes(3))])}


@pytest.fixture
def new_page(browser: Browser, live_server: Server) -> Iterator[NewPage]:
    """Opens pages of the running server; the test fails if any of them made the browser complain."""
    watches: list[Watch] = []
    contexts: list[BrowserContext] = []

    def open_page(*, allowing: str | None = None, **context: Any) -> Page:
        contexts.append(browser.new_context(base_url=live_server.url, extra_http_headers=from_elsewhere(), **context))
        watches.append(Watch(allowing))
        watches[-1].over(contexts[-1])
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()
    complaints = [complaint for watch in watches for complaint in watch.complaints]
    assert not complaints, "the browser complained:\n" + "\n".join(complaints)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A watched page of the running server."""
    return new_page()


@pytest.fixture
def page_without_javascript(new_page: NewPage) -> Page:
    """The same for a visitor whose browser runs no JavaScript."""
    return new_page(java_script_enabled=False)


if __name__ == "__main__":
    try:
        with launched() as found:
            print(f"Chromium {found.version}")
    except Error:
        sys.exit("No Chromium on this machine yet.")

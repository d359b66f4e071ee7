"""Opening a page changes nothing, and every link leads somewhere."""

from collections.abc import Callable

import pytest

from tests.web import worked_example
from tests.web.conftest import Contents
from tests.web.visitor import Page, Visitor

STATES: dict[str, Callable[[Visitor], Page]] = {
    "begun": Visitor.begin,
    "answered": worked_example.fill_in,
    "submitted": worked_example.submit,
    "closed": worked_example.close,
}


def walk(visitor: Visitor, *starts: str) -> set[str]:
    """Open every page that links lead to from these; their addresses."""
    ahead, seen = list(starts), set[str]()
    while ahead:
        address = ahead.pop()
        if address not in seen:
            seen.add(address)
            links = visitor.open(address).root.all("a")
            own = [link for link in links if link.get("href").startswith("/")]
            ahead += [link.get("href").split("#")[0] for link in own if not link.has("download")]
            assert all(visitor.client.get(file.get("href")).is_success for file in own if file.has("download"))
    return seen


@pytest.mark.parametrize("state", STATES)
def test_no_page_changes_anything_and_no_link_is_dead(visitor: Visitor, contents: Contents, state: str) -> None:
    round = STATES[state](visitor).round
    before = contents()
    pages = [f"{round}/{page}" for page in ("view", "verdict", "check", "closure", "report", "sections/practices")]
    seen = walk(visitor, "/", *pages)

    assert {"/", "/sample", "/method", "/advice", round} <= seen
    assert contents() == before


def test_visiting_without_starting_leaves_no_trace(visitor: Visitor, contents: Contents) -> None:
    before = contents()
    for address in ("/", "/sample", "/method", "/advice"):
        assert visitor.open(address).answer.headers.get("set-cookie") is None

    assert contents() == before


def test_every_page_has_a_title_of_its_own(visitor: Visitor) -> None:
    round = worked_example.fill_in(visitor).round
    under = ("", "/verdict", "/check", "/view", "/closure", "/report", "/sections/symptoms", "/sections/ownership")
    addresses = ["/", "/sample", "/method", "/advice", *(round + page for page in under)]

    assert len({visitor.open(address).title for address in addresses}) == len(addresses)

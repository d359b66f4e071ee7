"""A round belongs to those in it: for everybody else it looks as if it had never been."""

import re
from collections.abc import Iterator

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.test_house import ROUTES
from tests.web import worked_example
from tests.web.conftest import Contents, NewVisitor

EXISTING = {"section_id": "symptoms", "item_id": "S1"}
UNKNOWN_ROUND = "/rounds/9999999999999999zzzz"


def addresses() -> Iterator[tuple[str, str]]:
    """Method and address of every page under a round, with a section and an item that exist."""
    for line in ROUTES.read_text().splitlines():
        address, method = line.split()
        if address.startswith("/rounds/{round_id}"):
            yield method, re.sub(r"{(\w+)}", lambda name: EXISTING.get(name[1], name[0]), address)


def sent(client: TestClient, method: str, address: str) -> Response:
    fields = {"S1": "yes"} if method == "POST" else None
    return client.request(method, address, data=fields, follow_redirects=False)


def words(answer: Response) -> str:
    """What the answer says, without the request's own name."""
    return re.sub(r"name it as \w+", "", answer.text)


@pytest.mark.parametrize("has_a_round_of_their_own", [True, False])
def test_a_round_of_somebody_else_looks_like_an_unknown_one(
    new_visitor: NewVisitor, contents: Contents, has_a_round_of_their_own: bool
) -> None:
    owner, stranger = new_visitor(), new_visitor()
    round = worked_example.submit(owner).round
    if has_a_round_of_their_own:
        stranger.begin()
    before = contents()
    for method, address in addresses():
        refused = sent(stranger.client, method, address.replace("/rounds/{round_id}", round))
        unknown = sent(stranger.client, method, address.replace("/rounds/{round_id}", UNKNOWN_ROUND))
        assert (refused.status_code, unknown.status_code) == (404, 404), address
        assert words(refused) == words(unknown), address
        assert refused.headers.get("set-cookie") is None, address

    assert contents() == before


def test_everything_under_a_round_is_tried() -> None:
    assert len([*addresses()]) >= 11


def test_one_without_a_cookie_sees_nobodys_rounds_on_the_start_page(new_visitor: NewVisitor) -> None:
    worked_example.submit(new_visitor())

    assert "round 1" not in new_visitor().open("/").text


def test_a_cookie_that_is_not_ours_is_nobodys(new_visitor: NewVisitor) -> None:
    round = new_visitor().begin().round
    stranger = new_visitor()
    stranger.client.cookies.set("holdfast", "x" * 32)

    stranger.open(round, status=404)

"""Whatever is sent, the answer is a sentence with the right status, and what was saved before stays."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from httpx2 import Response

from tests.web.conftest import Contents
from tests.web.visitor import AS_HTMX, Page, Visitor

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
UNREADABLE = "What was sent is not what this page sends."
NOT_KEPT = "a character that cannot be kept"
NOT_AN_ANSWER = "That is not one of the answers to this question."
TOO_MUCH = "That is more than can be taken in at once."
NOTHING_THERE = "There is nothing at this address"
NOT_POSSIBLE = "This address cannot do that."


@dataclass(frozen=True)
class Sent:
    """A request that no page of ours makes, with what it gets."""

    status: int
    sentence: str
    address: str = "/answers/S1"
    method: str = "POST"
    body: Any = b""
    headers: dict[str, str] = field(default_factory=lambda: FORM)


def pieces(size: int) -> Iterator[bytes]:
    """A body whose length is not announced."""
    yield b"S1=no&x="
    for _ in range(size // 1000):
        yield b"x" * 1000


BAD = {
    "an unknown item": Sent(404, NOTHING_THERE, address="/answers/S9", body=b"S9=yes"),
    "an item of another kind": Sent(422, NOT_AN_ANSWER, address="/answers/R-ING", body=b"R-ING=yes"),
    "an unknown section": Sent(404, NOTHING_THERE, address="/sections/nowhere", body=b"S1=no"),
    "an unknown value": Sent(422, NOT_AN_ANSWER, body=b"S1=maybe"),
    "a value of another scale": Sent(422, NOT_AN_ANSWER, body=b"S1=everywhere"),
    "someone else where nobody is asked for": Sent(422, NOT_AN_ANSWER, body=b"S1=other&S1.other=other:it"),
    "an unknown someone else": Sent(422, NOT_AN_ANSWER, address="/answers/X1", body=b"X1=other&X1.other=other:cat"),
    "a severity out of range": Sent(422, "not one of the costs", body=b"S1=yes&S1.severity=4"),
    "a severity that is no number": Sent(422, "not one of the costs", body=b"S1=yes&S1.severity=-1"),
    "NUL in a value": Sent(422, NOT_KEPT, body=b"S1=ye%00s"),
    "NUL in a name": Sent(422, NOT_KEPT, body=b"S1=no&S%001=yes"),
    "NUL in a section": Sent(422, NOT_KEPT, address="/sections/symptoms", body=b"S1=no&page=%00"),
    "a lone surrogate": Sent(422, NOT_KEPT, body=b"S1=%ED%A0%80"),
    "bytes that are not UTF-8": Sent(422, NOT_AN_ANSWER, body=b"S1=\xff\xfe"),
    "more than 64 KiB": Sent(413, TOO_MUCH, body=b"S1=no&x=" + b"x" * 65 * 1024),
    "more than 64 KiB in pieces": Sent(413, TOO_MUCH, body=66_000),
    "a section of more than 64 KiB": Sent(413, TOO_MUCH, address="/sections/symptoms", body=b"x" * 65 * 1024),
    "ten thousand fields": Sent(422, UNREADABLE, body=b"a=1&" * 10_000 + b"S1=no"),
    "ten thousand fields in a section": Sent(
        422, UNREADABLE, address="/sections/symptoms", body=b"a=1&" * 10_000 + b"S1=no"
    ),
    "a broken multipart form": Sent(
        422, UNREADABLE, body=b"S1=no", headers={"Content-Type": "multipart/form-data; boundary=x"}
    ),
    "multipart without a boundary": Sent(
        422, UNREADABLE, body=b"S1=no", headers={"Content-Type": "multipart/form-data"}
    ),
    "a method that the address does not have": Sent(405, NOT_POSSIBLE, method="PUT", body=b"S1=no"),
    "deleting a round": Sent(405, NOT_POSSIBLE, method="DELETE", address=""),
    "reading an answer": Sent(405, NOT_POSSIBLE, method="GET"),
    "a page that is not there": Sent(404, NOTHING_THERE, method="GET", address="/nowhere"),
    "a static file that is not there": Sent(404, NOTHING_THERE, method="GET", address="/../../static/nothing.css"),
    "a round with an impossible id": Sent(404, NOTHING_THERE, method="GET", address="/../%ED%A0%80/view"),
    "a round with an endless id": Sent(404, NOTHING_THERE, method="GET", address=f"/../{'x' * 5000}/view"),
}


def answer_to(visitor: Visitor, first: Page, sent: Sent, more: dict[str, str]) -> Response:
    body = pieces(sent.body) if isinstance(sent.body, int) else sent.body
    return visitor.client.request(
        sent.method, f"{first.round}{sent.address}", content=body, headers=sent.headers | more
    )


@pytest.fixture
def first(visitor: Visitor) -> Page:
    """The symptoms page, with one answer saved."""
    page = visitor.begin()
    visitor.choose(page, "S1", {"S1": "yes", "S1.severity": "2"})
    return page


@pytest.mark.parametrize("what", BAD)
def test_bad_input_gets_a_sentence(visitor: Visitor, first: Page, contents: Contents, what: str) -> None:
    sent = BAD[what]
    before = contents()
    page = visitor.seen(answer_to(visitor, first, sent, {}), sent.status)
    part = visitor.seen_part(answer_to(visitor, first, sent, AS_HTMX), sent.status)

    assert page.title.startswith("Error: ")
    assert sent.sentence in page.text
    assert sent.sentence in part.text
    assert contents() == before


def test_a_refused_part_is_announced(visitor: Visitor, first: Page) -> None:
    part = visitor.send_as_htmx(f"{first.round}/answers/S1", {"S1": "maybe"}, status=422)

    assert part.one("p").get("role") == "alert"


def test_a_refused_method_says_which_there_are(visitor: Visitor, first: Page) -> None:
    assert visitor.client.put(f"{first.round}/answers/S1").headers["allow"] == "POST"


def test_a_body_in_pieces_that_is_not_too_large_is_read(visitor: Visitor, first: Page) -> None:
    answer = visitor.client.post(f"{first.round}/answers/S2", content=pieces(2000), headers=FORM)
    assert answer.status_code == 200

    answer = visitor.client.post(
        f"{first.round}/answers/S1", content=iter([b"S1=n", b"o&S1.seen=1|yes|2|0"]), headers=FORM
    )
    assert answer.status_code == 200
    assert visitor.open(first.address).answers["S1"] == "no"


@pytest.mark.parametrize("edit", ["", "-1", "1e3", "²", "9" * 50])
def test_a_count_of_changes_that_is_none_does_no_harm(visitor: Visitor, first: Page, edit: str) -> None:
    visitor.send_as_htmx(f"{first.round}/answers/S2", {"S2": "no", "page": "p", "edit": edit})

    assert visitor.open(first.address).answers["S2"] == "no"


@pytest.mark.parametrize("seen", ["", "1", "x|yes|2|0", "-1|yes||0", "9" * 50 + "|yes||0", "0|yes|9|7|8"])
def test_a_page_that_lies_about_what_it_saw_overwrites_nothing(visitor: Visitor, first: Page, seen: str) -> None:
    part = visitor.send_as_htmx(f"{first.round}/answers/S1", {"S1": "no", "S1.seen": seen, "page": "p"}, status=409)

    assert "There it says “Applies”" in part.text
    assert visitor.open(first.address).answers["S1"] == "yes"

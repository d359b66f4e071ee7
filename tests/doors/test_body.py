"""Bodies are taken in before anything else, and only as much as a page of ours can send."""

from collections.abc import Iterator

import anyio
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import Message

from app.doors.body import LARGEST

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def in_chunks(size: int) -> Iterator[bytes]:
    while size > 0:
        yield b"a" * min(size, 1000)
        size -= 1000


def test_a_body_of_64_kib_is_taken(browser: TestClient) -> None:
    assert browser.post("/teams", content=b"a" * LARGEST, headers=FORM).status_code == 303
    assert browser.post("/teams", content=in_chunks(LARGEST), headers=FORM).status_code == 303


@pytest.mark.parametrize("address", ["/teams", "/no/such/page"])
def test_a_larger_body_is_refused_with_a_page(browser: TestClient, address: str) -> None:
    for body in (b"a" * (LARGEST + 1), in_chunks(LARGEST + 1)):
        refused = browser.post(address, content=body, headers=FORM)
        assert refused.status_code == 413
        assert "more than can be taken in" in refused.text
        assert refused.headers["X-Content-Type-Options"] == "nosniff"


def ask(app: FastAPI, incoming: Iterator[Message], headers: list[tuple[bytes, bytes]] | None = None) -> list[Message]:
    """What the app sends when a post's body comes in as these messages."""
    sent: list[Message] = []

    async def receive() -> Message:
        return next(incoming)

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/teams",
        "raw_path": b"/teams",
        "root_path": "",
        "query_string": b"",
        "scheme": "http",
        "server": ("holdfast.test", 80),
        "headers": headers or [],
    }
    anyio.run(app, scope, receive, send)
    return sent


def test_an_endless_body_is_not_read_to_its_end(browser: TestClient) -> None:
    read = 0

    def endless() -> Iterator[Message]:
        nonlocal read
        while True:
            read += 1000
            yield {"type": "http.request", "body": b"a" * 1000, "more_body": True}

    assert isinstance(browser.app, FastAPI)
    assert ask(browser.app, endless())[0]["status"] == 413
    assert read <= LARGEST + 1000


def test_an_announced_large_body_is_not_read_at_all(browser: TestClient) -> None:
    assert isinstance(browser.app, FastAPI)
    announced = [(b"content-length", str(10**12).encode())]
    assert ask(browser.app, iter([]), announced)[0]["status"] == 413


@pytest.mark.parametrize("body", [b"S1=ye%00s", b"page=%00"])
def test_a_nul_is_refused_in_words(browser: TestClient, body: bytes) -> None:
    round_address = browser.post("/teams").headers["Location"].split("/sections")[0]
    refused = browser.post(f"{round_address}/answers/S1", content=body, headers=FORM)
    assert refused.status_code == 422
    assert "cannot be kept" in refused.text


def test_a_nul_in_an_address_is_refused_in_words(browser: TestClient) -> None:
    browser.post("/teams")
    refused = browser.get("/rounds/abc%00def/check")
    assert refused.status_code == 422
    assert "cannot be kept" in refused.text

"""A shortcut answers with what is there, and is not noticed where there is nothing."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from app.domain.errors import NotFound
from app.doors.shortcuts import Shortcut, with_shortcuts


async def made(request: Request) -> Response:
    return PlainTextResponse(f"{request.path_params['name']}, made", 201)


async def kept(request: Request, name: str) -> Response | None:
    if name == "dead":
        raise NotFound
    return PlainTextResponse(f"{name}, kept") if name == "old" else None


@pytest.fixture
def browser() -> TestClient:
    app = Starlette(routes=[Route("/pages/{name}/whole", made, methods=["GET", "POST"])])
    return TestClient(with_shortcuts(app, [Shortcut("/pages/{name}/whole", kept)]))


def test_what_is_kept_is_answered_with(browser: TestClient) -> None:
    assert browser.get("/pages/old/whole").text == "old, kept"


@pytest.mark.parametrize("name", ["new", "dead"])
def test_what_is_not_kept_or_refused_goes_the_long_way(browser: TestClient, name: str) -> None:
    assert browser.get(f"/pages/{name}/whole").text == f"{name}, made"


def test_whoever_changes_something_goes_the_long_way(browser: TestClient) -> None:
    assert browser.post("/pages/old/whole").text == "old, made"


@pytest.mark.parametrize("address", ["/pages//whole", "/pages/old", "/pages/old/and/whole", "/whole", "/pages/whole"])
def test_other_addresses_are_none_of_its_business(browser: TestClient, address: str) -> None:
    assert browser.get(address).status_code == 404

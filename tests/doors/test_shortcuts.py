"""A shortcut answers with what is there, and is not noticed where there is nothing."""

import re

import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from app.domain.errors import NotFound
from app.doors.shortcuts import Shortcut, with_shortcuts

PAGE = re.compile(r'name="page" value="\w+"')
"""By what one rendering of a page of questions is known from another one."""


async def made(request: Request) -> Response:
    return PlainTextResponse(f"{request.path_params['name']}, made", 201)


async def kept(request: Request, name: str) -> Response | None:
    if name == "dead":
        raise NotFound
    return PlainTextResponse(f"{name}, kept") if name == "old" else None


@pytest.fixture
def reader() -> TestClient:
    app = Starlette(routes=[Route("/pages/{name}/whole", made, methods=["GET", "POST"])])
    return TestClient(with_shortcuts(app, [Shortcut("/pages/{name}/whole", kept)]))


def test_what_is_kept_is_answered_with(reader: TestClient) -> None:
    assert reader.get("/pages/old/whole").text == "old, kept"


@pytest.mark.parametrize("name", ["new", "dead"])
def test_what_is_not_kept_or_refused_goes_the_long_way(reader: TestClient, name: str) -> None:
    assert reader.get(f"/pages/{name}/whole").text == f"{name}, made"


def test_whoever_changes_something_goes_the_long_way(reader: TestClient) -> None:
    assert reader.post("/pages/old/whole").text == "old, made"


@pytest.mark.parametrize("address", ["/pages//whole", "/pages/old", "/pages/old/and/whole", "/whole", "/pages/whole"])
def test_other_addresses_are_none_of_its_business(reader: TestClient, address: str) -> None:
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_page_of_questions_is_the_same_as_by_the_long_way(app: FastAPI, browser: TestClient, encoding: str) -> None:
    address = browser.post("/teams").headers["location"]

    def opened() -> tuple[str, dict[str, str]]:
        answer = browser.get(address, headers={"Accept-Encoding": encoding})
        varies = {"x-request-id", "content-length"}
        return PAGE.sub("", answer.text), {name: text for name, text in answer.headers.items() if name not in varies}

    by_shortcut = opened()
    app.user_middleware = [door for door in app.user_middleware if door.cls is not with_shortcuts]
    app.middleware_stack = None
    assert opened() == by_shortcut

"""The interface describes itself: all of it, nothing else, and with examples that are true."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from app.api.problems import ALL_KINDS
from app.bank import load_bank
from app.domain.answers_json import parsed
from app.domain.sent_answers import sent_answers
from app.main import create_app
from app.settings import Settings
from app.web.api_examples import example_of, resolved
from tests.api.conftest import Program
from tests.web.account_holder import keep
from tests.web.visitor import Visitor

JsonObject = dict[str, Any]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> JsonObject:
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("described"))).openapi()


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: none is asked."""
    return migrated_sqlite_url


def operations(document: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    for path, methods in document["paths"].items():
        yield from ((f"{method.upper()} {path}", operation) for method, operation in methods.items())


def is_valid(document: JsonObject, schema: JsonObject, value: Any) -> bool:
    whole = {**schema, "components": document["components"]}
    return jsonschema_rs.validator_for(whole).is_valid(value)


def test_every_address_is_described_and_nothing_else(document: JsonObject, tmp_path: Path) -> None:
    routes = iter_route_contexts(create_app(Settings(data_dir=tmp_path)).routes)
    there = {
        f"{method} {route.path}"
        for route in routes
        if isinstance(route.original_route, APIRoute) and (route.path or "").startswith("/api/v1/")
        for method in route.methods or ()
    }

    assert document["openapi"].startswith("3.1.")
    assert {name for name, _ in operations(document)} == there - {"GET /api/v1/openapi.json"}


def test_every_operation_needs_a_token_and_says_what_can_go_wrong(document: JsonObject) -> None:
    for name, operation in operations(document):
        assert operation["security"] == [{"token": []}], name
        assert {"401", "429", "503"} <= operation["responses"].keys(), name
        assert operation["summary"], name
        assert operation["description"].endswith("."), name
        for status, response in operation["responses"].items():
            kind = "application/json" if status == "200" else "application/problem+json"
            assert [*resolved(document, response)["content"]] == [kind], (name, status)


def test_every_example_is_what_the_schema_says(document: JsonObject) -> None:
    for name, operation in operations(document):
        for status, response in operation["responses"].items():
            content = next(iter(resolved(document, response)["content"].values()))
            assert is_valid(document, content["schema"], example_of(document, content)), (name, status)
        for content in operation.get("requestBody", {}).get("content", {}).values():
            assert is_valid(document, content["schema"], content["example"]), name


def test_the_answers_of_the_example_are_taken(document: JsonObject) -> None:
    contents = [
        content
        for _, operation in operations(document)
        for content in operation.get("requestBody", {}).get("content", {}).values()
    ]

    assert contents
    for content in contents:
        assert sent_answers(parsed(json.dumps(content["example"]).encode()), load_bank())


def test_every_answer_that_the_questionnaire_offers_is_described(document: JsonObject) -> None:
    schema = {"$ref": "#/components/schemas/Answers"}
    for item in load_bank().items.values():
        assert all(
            is_valid(document, schema, {item.id: {"value": value}})
            for value in [*(choice.value for choice in item.scale.choices), None]
        )
        assert not is_valid(document, schema, {item.id: {"value": "perhaps"}})


def test_the_description_is_for_everybody(stranger: Program, document: JsonObject) -> None:
    assert stranger.read("/openapi.json") == json.loads(json.dumps(document))


def test_the_page_explains_every_operation_and_every_kind_of_problem(visitor: Visitor, document: JsonObject) -> None:
    page = visitor.open("/api/docs")

    for _, operation in operations(document):
        assert page.find(operation["operationId"].replace("_", "-")).text == operation["summary"]
        assert operation["description"].replace("`", "") in page.text
    for kind in ALL_KINDS:
        assert kind.address.removeprefix("/api/docs#") in page.ids
        assert kind.meaning.replace("`", "") in page.text
    assert "/api/v1/openapi.json" in page.links.values()


def test_page_and_account_lead_to_each_other(visitor: Visitor) -> None:
    keep(visitor)

    assert visitor.open("/api/docs").links["your account page"] == "/account"
    assert visitor.open("/account").links["What programs can do"] == "/api/docs"

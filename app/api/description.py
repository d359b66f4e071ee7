"""The interface described by itself: OpenAPI 3.1 of everything under /api/v1, and of nothing else."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from app.api.problems import ADDRESSES, ALL_KINDS, MEDIA_TYPE, Kind
from app.api.report_schema import comparison_schema, report_schema, sample_report
from app.api.request_schema import answers_schema

JsonObject = dict[str, Any]

VERSION = "1"
ABOUT = (
    "What Holdfast’s pages show and keep, for programs: teams, rounds, reports, comparisons, shares, agreements, and "
    "one’s own answers. Whoever asks brings a personal token and can open what its owner can open. Answers are JSON in "
    "UTF-8. Within version 1 keys may be added, but none is renamed, moved or dropped. Every fault is a problem "
    "(RFC 9457)."
)
HEADERS = {
    401: {"WWW-Authenticate": {"schema": {"type": "string"}, "description": "The scheme, `Bearer`."}},
    429: {"Retry-After": {"schema": {"type": "integer"}, "description": "In how many seconds to try again."}},
    503: {"Retry-After": {"schema": {"type": "integer"}, "description": "In how many seconds to try again."}},
}

OF_THE_FRAMEWORK = ("HTTPValidationError", "ValidationError")

router = APIRouter(prefix=ADDRESSES)


def describe(routes: Sequence[BaseRoute]) -> JsonObject:
    """The OpenAPI document of these routes."""
    document = get_openapi(title="Holdfast", version=VERSION, description=ABOUT, routes=routes)
    for operations in document["paths"].values():
        for operation in operations.values():
            _say_in_our_words(operation)
    parts = document["components"]
    schemas = {name: schema for name, schema in parts["schemas"].items() if name not in OF_THE_FRAMEWORK}
    ours = {"Report": report_schema(), "Comparison": comparison_schema(), "Problem": _problem()}
    parts["schemas"] = schemas | ours | {"Answers": answers_schema()}
    parts["responses"] = {str(status): _response(status) for status in sorted({kind.status for kind in ALL_KINDS})}
    document["x-problems"] = [{**asdict(kind), "type": kind.address} for kind in ALL_KINDS]
    parts["examples"] = {"report": {"summary": "The report of the sample", "value": sample_report()}}
    return document


def operation_id(route: APIRoute) -> str:
    """The name of what a route does: its room and its handler, such as `teams_index`."""
    return f"{route.endpoint.__module__.rsplit('.', 1)[-1]}_{route.name}"


@router.get("/openapi.json", include_in_schema=False)
def show(request: Request) -> JSONResponse:
    """The description, for whoever asks: it holds nothing of anybody's."""
    return JSONResponse(request.app.openapi())


def _say_in_our_words(operation: JsonObject) -> None:
    """A docstring's lines become a paragraph; what the framework says of faults gives way to what is so here."""
    operation["description"] = " ".join(operation["description"].split())
    operation["responses"] = {
        status: {"$ref": response["$ref"]} if "$ref" in response else response
        for status, response in operation["responses"].items()
        if OF_THE_FRAMEWORK[0] not in str(response)
    }


def _response(status: int) -> JsonObject:
    kinds = [kind for kind in ALL_KINDS if kind.status == status]
    content = {
        "schema": {"$ref": "#/components/schemas/Problem"},
        "examples": {kind.name: {"value": _example(kind)} for kind in kinds},
    }
    described = {"description": " ".join(f"{kind.title}: {kind.meaning}" for kind in kinds)}
    headers = {"headers": HEADERS[status]} if status in HEADERS else {}
    return {**described, **headers, "content": {MEDIA_TYPE: content}}


def _example(kind: Kind) -> JsonObject:
    return {"type": kind.address, "title": kind.title, "status": kind.status, "detail": kind.meaning}


def _problem() -> JsonObject:
    text = {"type": "string"}
    error = {"type": "object", "properties": {"where": text, "detail": text}, "required": ["where", "detail"]}
    answer = {"$ref": "#/components/schemas/Answer"}
    conflict = {"type": "object", "properties": {"item": text, "stored": answer, "sent": {"type": "object"}}}
    return {
        "type": "object",
        "title": "Problem",
        "description": "What went wrong (RFC 9457).",
        "properties": {
            "type": {"type": "string", "format": "uri-reference", "description": "Its kind, for programs to tell."},
            "title": {**text, "description": "The kind in words, always the same."},
            "status": {"type": "integer", "description": "The HTTP status."},
            "detail": {**text, "description": "What is so this time and, where there is one, a way on."},
            "errors": {"type": "array", "items": error, "description": "Each thing that is wrong with what was sent."},
            "conflicts": {"type": "array", "items": conflict, "description": "Answers that were changed elsewhere."},
        },
        "required": ["type", "title", "status", "detail"],
    }

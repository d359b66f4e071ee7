"""The JSON interface explained: a page over its own description, so that the two cannot part."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.web.api_examples import JsonObject, curl, example_of, in_lines, resolved
from app.web.render import page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Parameter:
    """What an address or its query can hold."""

    name: str
    place: str
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program can ask for, with an example of how and of the answer. `problems` has each status that
    it can be refused with, and what that means."""

    id: str
    title: str
    method: str
    path: str
    about: str
    parameters: tuple[Parameter, ...]
    curl: str
    status: str
    told: str
    answer: str
    problems: tuple[tuple[str, str], ...]


@router.get("/api/docs")
def show(request: Request) -> HTMLResponse:
    """How to ask, everything that can be asked for, and every kind of problem."""
    document = request.app.openapi()
    operations = [
        _operation(document, path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    kinds = document["x-problems"]
    return page(request, "api/docs.html", about=document["info"]["description"], operations=operations, kinds=kinds)


def _operation(document: JsonObject, path: str, method: str, operation: JsonObject) -> Operation:
    responses = {status: resolved(document, one) for status, one in operation["responses"].items()}
    (status, good), *refused = responses.items()
    return Operation(
        id=operation["operationId"].replace("_", "-"),
        title=operation["summary"],
        method=method.upper(),
        path=path,
        about=operation["description"],
        parameters=tuple(
            Parameter(one["name"], one["in"], one["description"]) for one in operation.get("parameters", ())
        ),
        curl=curl(method, path, operation),
        status=status,
        told=good["description"],
        answer=in_lines(example_of(document, good["content"]["application/json"])),
        problems=tuple((refusal, one["description"]) for refusal, one in refused),
    )

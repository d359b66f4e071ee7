"""Faults as problems: one shape for all of them (RFC 9457), a kind for each that a program may want to tell apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from app.domain import errors

MEDIA_TYPE = "application/problem+json"
ADDRESSES = "/api/v1"
KINDS_AT = "/api/docs"

JsonObject = dict[str, Any]
NOTHING_MORE: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its name in `type`, its HTTP status, its `title`, and what it means."""

    name: str
    status: int
    title: str
    meaning: str

    @property
    def address(self) -> str:
        """Its `type`: where it is explained."""
        return f"{KINDS_AT}#{self.name}"


TOKEN_NEEDED = Kind(
    "token-needed", 401, "A token is needed", "None came along, or it is unknown, withdrawn or expired."
)
WRONG_METHOD = Kind("wrong-method", 405, "Not possible at this address", "`Allow` names the methods that are.")
OUR_FAULT = Kind("our-fault", 500, "Something went wrong here", "A mistake of ours. Nothing of the request was kept.")

KINDS: Mapping[type[errors.Refusal], Kind] = {
    errors.Refusal: Kind("refused", 400, "Not done", "What was sent cannot be made sense of."),
    errors.Unreadable: Kind("unreadable", 400, "No JSON", "The body is not JSON in UTF-8."),
    errors.SignInNeeded: TOKEN_NEEDED,
    errors.NotAllowed: Kind(
        "not-allowed", 403, "Not allowed", "The token only reads, or its owner may see this but not do it."
    ),
    errors.NotFound: Kind(
        "not-found", 404, "Not found", "Nothing is at this address, or it was not shared with the token’s owner."
    ),
    errors.Conflict: Kind(
        "conflict", 409, "Not possible as things stand", "Something else has to happen first, or has just happened."
    ),
    errors.Closed: Kind("closed", 409, "The round is over", "It is closed or called off, and changes no more."),
    errors.Submitted: Kind("submitted", 409, "The answers are submitted", "Take them back to change them."),
    errors.Withheld: Kind("withheld", 409, "Too few have answered", "Too few for anything to be said of the round."),
    errors.Expired: Kind("expired", 410, "Expired", "It was there once."),
    errors.TooLarge: Kind("too-large", 413, "Too large", "A body has up to 64 KiB."),
    errors.WrongKind: Kind("wrong-kind", 415, "Not read here", "The body does not say that it is JSON."),
    errors.BadInput: Kind("bad-input", 422, "Not accepted", "`errors` says what of it, and why."),
    errors.TooMany: Kind(
        "too-many", 429, "Too often", "Ten tokens that nobody has came from this address within five minutes."
    ),
    errors.Unavailable: Kind("unavailable", 503, "Not available just now", "Trying again in a moment may help."),
}
ALL_KINDS = (*KINDS.values(), WRONG_METHOD, OUR_FAULT)


class Changed(errors.Conflict):
    """Answers were changed elsewhere. `conflicts` has an object each: the item, what is stored, and what was sent."""

    sentence = "These answers were changed elsewhere since you read them, so none of those you sent is kept."

    def __init__(self, conflicts: list[JsonObject]) -> None:
        self.conflicts = conflicts
        super().__init__()


def is_for_a_program(request: Request) -> bool:
    """Whether the request asks the JSON interface, and so wants a problem rather than a page."""
    path = request.url.path
    return path == ADDRESSES or path.startswith(f"{ADDRESSES}/")


def kind_of(refusal: errors.Refusal) -> Kind:
    """The kind of a refusal: its own, or that of what it is a kind of."""
    return next(KINDS[known] for known in type(refusal).__mro__ if known in KINDS)


def problem(refusal: errors.Refusal) -> JSONResponse:
    """The answer that a refusal amounts to."""
    more: JsonObject = {}
    if isinstance(refusal, errors.BadInput) and refusal.fields:
        more["errors"] = [{"where": where, "detail": detail} for where, detail in refusal.fields.items()]
    if isinstance(refusal, Changed):
        more["conflicts"] = refusal.conflicts
    kind = kind_of(refusal)
    answer = problem_of(kind, refusal.sentence, more)
    if kind is TOKEN_NEEDED:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="Holdfast"'
    return answer


def refusal_of(fault: RequestValidationError) -> errors.Refusal:
    """What parameters that cannot be read amount to: in the path they lead nowhere."""
    found = fault.errors()
    if any(one["loc"][0] == "path" for one in found):
        return errors.NotFound()
    return errors.BadInput({".".join(map(str, one["loc"][1:])): f"{one['msg']}." for one in found})


def problem_of_the_framework(fault: HTTPException) -> JSONResponse:
    """The answer to an address or a method that there is not."""
    if fault.status_code == WRONG_METHOD.status:
        allowed = (fault.headers or {}).get("Allow", "")
        answer = problem_of(WRONG_METHOD, f"This address takes {allowed}.")
    elif fault.status_code == 404:
        answer = problem(errors.NotFound())
    else:
        answer = problem(errors.Refusal())
    answer.headers.update(fault.headers or {})
    return answer


def problem_of(kind: Kind, sentence: str, more: Mapping[str, Any] = NOTHING_MORE) -> JSONResponse:
    """A problem of the kind, with the sentence as its `detail` and more members where there are any."""
    head = {"type": kind.address, "title": kind.title, "status": kind.status, "detail": sentence}
    return JSONResponse({**head, **more}, kind.status, media_type=MEDIA_TYPE)


def problems(*statuses: int) -> dict[int | str, JsonObject]:
    """How a route says which problems it may answer with, beside those that every one may."""
    return {status: {"$ref": f"#/components/responses/{status}"} for status in sorted({*statuses, 401, 429, 503})}

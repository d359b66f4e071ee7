"""Refusals as answers: the status of each, in one table, and its page, for htmx the part to put in place, or for a
program its problem."""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Match

from app import access
from app.api import problems
from app.attempts import TOKEN
from app.domain import errors
from app.web import render
from app.web.drafts import draft_of

STATUSES: Mapping[type[errors.Refusal], int] = {
    errors.SignInNeeded: 401,
    errors.NotAllowed: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Closed: 409,
    errors.Submitted: 409,
    errors.Withheld: 409,
    errors.Expired: 410,
    errors.TooLarge: 413,
    errors.WrongKind: 415,
    errors.BadInput: 422,
    errors.TooMany: 429,
    errors.Unavailable: 503,
    errors.Unreadable: 400,
    errors.Refusal: 400,
}
TITLES: Mapping[int, str] = {
    401: "Sign in first",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    409: "Not possible now",
    410: "Expired",
    413: "Too large",
    415: "Not read here",
    422: "That could not be accepted",
    429: "Too often",
    500: "Something went wrong",
    503: "Not available just now",
}
ENDED = "You are no longer signed in here."
NOT_POSSIBLE = "This address cannot do that. Please go back and use the page’s own buttons."
UNREADABLE = "What was sent is not what this page sends. Please go back and try again."
OUR_FAULT = "That is our mistake, not yours. What you saved before is safe. Please try again."
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
RETRY_SECONDS: Mapping[int, str] = {429: "300", 503: "5"}


def answer_to(request: Request, refusal: errors.Refusal) -> Response:
    """The answer that a refusal amounts to. The log says by its name why the request was refused."""
    request.state.refusal = type(refusal).__name__
    if problems.is_for_a_program(request):
        answer = problems.problem(refusal)
    else:
        answer = _answer(request, status_of(refusal), refusal.sentence)
    if seconds := RETRY_SECONDS.get(answer.status_code):
        answer.headers["Retry-After"] = seconds
    return answer


def status_of(refusal: errors.Refusal) -> int:
    """The status of a refusal: its own, or that of what it is a kind of."""
    return next(STATUSES[kind] for kind in type(refusal).__mro__ if kind in STATUSES)


def answer_refusals(app: FastAPI) -> None:
    """Have the app answer every refusal, every unreadable request and every fault with a page of ours."""
    app.add_exception_handler(errors.Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _refused_by_the_framework)
    app.add_exception_handler(Exception, _failed)


def _answer(request: Request, status: int, sentence: str) -> Response:
    # Only what is our fault is worth reporting, and only then does the log hold more.
    request_id = _request_id(request) if status >= 500 else ""
    context = {"title": TITLES.get(status, "Not done"), "sentence": sentence, "request_id": request_id}
    # After signing in one comes back to a page; what was posted cannot be posted again for them.
    context["sign_in_for"] = "" if status != 401 else request.url.path if request.method == "GET" else "/"
    if render.is_htmx(request):
        return render.fragment("errors/_refusal.html", status, may_sign_in=status == 401, **context)
    return render.page(request, "errors/refusal.html", status, **context)


def _request_id(request: Request) -> str:
    return getattr(request.state, "request_id", "")


# Plain functions would be run in the thread pool, which a busy server has better uses for.
async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, errors.Refusal)
    # A program has no cookie to sign in for again, and keeps what it sent.
    if problems.is_for_a_program(request):
        return answer_to(request, refusal)
    if _may_be_theirs(request, refusal):
        refusal = errors.SignInNeeded(ENDED)
    draft = await draft_of(request) if isinstance(refusal, errors.SignInNeeded) else None
    if draft and not render.is_htmx(request):
        request.state.refusal = type(refusal).__name__
        return render.page(request, "sessions/again.html", 401, sentence=refusal.sentence, draft=draft)
    return answer_to(request, refusal)


def _may_be_theirs(request: Request, refusal: errors.Refusal) -> bool:
    """Whether it may be there for the visitor, signed out by now, once they sign in again. A link is alike for all."""
    is_closed = isinstance(refusal, errors.NotFound | errors.SignInNeeded) and TOKEN not in request.path_params
    return is_closed and access.has_ended(request)


async def _unreadable(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, RequestValidationError)
    if problems.is_for_a_program(request):
        return answer_to(request, problems.refusal_of(fault))
    return answer_to(request, errors.BadInput({}, UNREADABLE))


async def _refused_by_the_framework(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, HTTPException)
    if refusal.status_code == 405:
        refusal.headers = {"Allow": ", ".join(_possible(request))}
    if problems.is_for_a_program(request):
        return problems.problem_of_the_framework(refusal)
    # A form that cannot be read, of ten thousand fields or in pieces that do not fit, is the framework's 400.
    status = 422 if refusal.status_code == 400 else refusal.status_code
    known = {404: errors.NotFound.sentence, 405: NOT_POSSIBLE, 413: errors.TooLarge.sentence}
    answer = _answer(request, status, known.get(status, UNREADABLE))
    answer.headers.update(refusal.headers or {})
    return answer


def _possible(request: Request) -> list[str]:
    """The methods that the address has; the framework would name those of one route of several."""
    possible = [method for method in METHODS if _leads_somewhere(request, method)]
    return ["HEAD", *possible] if "GET" in possible else possible


def _leads_somewhere(request: Request, method: str) -> bool:
    asked = {**request.scope, "method": method}
    return any(route.matches(asked)[0] is Match.FULL for route in request.app.routes)


async def _failed(request: Request, _: Exception) -> Response:
    if problems.is_for_a_program(request):
        return problems.problem_of(problems.OUR_FAULT, OUR_FAULT)
    try:
        return _answer(request, 500, OUR_FAULT)
    except Exception:
        # The page that says so may be what is broken.
        return PlainTextResponse(f"{TITLES[500]}. {OUR_FAULT} ({_request_id(request)})", 500)

"""The front door: who visits, known by a cookie, and with which session.

A handler takes a `ReadingVisit` or a `WritingVisit`. What the visitor may open is decided by looking it up through
their person id (`rounds.find(visit.session, visit.person_id, ...)`): what is not theirs is not found.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from sqlalchemy import Connection
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.db import guest_work, people, sign_ins
from app.db.session import Reading, Writing, database_of
from app.db.sign_ins import SignIn
from app.domain.errors import SignInNeeded
from app.settings import Settings

Result = TypeVar("Result")

COOKIE = "holdfast"
LONGEST_TOKEN = 64
NO_TOKEN = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request by one visitor. `person_id` is None for somebody not known yet, `has_account` is false for a guest;
    `now` is aware, in UTC."""

    request: Request
    session: Session
    person_id: str | None
    now: datetime
    has_account: bool = False

    @property
    def person(self) -> str:
        """The person's id; SignInNeeded for somebody not known."""
        if self.person_id is None:
            raise SignInNeeded
        return self.person_id

    @property
    def secret(self) -> bytes:
        """The server's secret, for keyed digests."""
        return secret_of(self.request)

    @property
    def browser_id(self) -> str:
        """What `sign_ins.of` calls the visitor's browser."""
        return sign_ins.id_of(_token(self.request))


def welcome(visit: Visit, guest_id: str | None = None) -> Visit:
    """The visit of a known person: as it was, or as a new guest whose cookie goes out with the answer. A form that
    carries the guest's id brings one guest however often it is sent at once."""
    if visit.person_id:
        return visit
    if guest_id:
        return _with_new_cookie(visit, people.guest_once(visit.session, guest_id, visit.now))
    return _with_new_cookie(visit, people.new_guest(visit.session, visit.now))


def sign_in(visit: Visit, account_id: str) -> Visit:
    """The visit of the account's holder, with a new cookie; the browser's old one is dead. A guest's work becomes the
    account's (design 3, point 8)."""
    if visit.person_id and not visit.has_account:
        guest_work.hand_over(visit.session, visit.secret, visit.person_id, account_id)
    sign_ins.end_old(visit.session, account_id, visit.now)
    return renew_cookie(replace(visit, person_id=account_id, has_account=True))


def renew_cookie(visit: Visit) -> Visit:
    """The same visit with a new cookie, as for every change of standing; the browser's old one is dead."""
    sign_ins.end(visit.session, _token(visit.request))
    return _with_new_cookie(visit, visit.person)


def sign_out(visit: Visit) -> None:
    """This browser is nobody's from here on."""
    sign_ins.end(visit.session, _token(visit.request))
    _give_cookie(visit.request, NO_TOKEN)


def sign_out_everywhere(visit: Visit) -> None:
    """No browser is the person's from here on."""
    sign_ins.end_all(visit.session, visit.person)
    _give_cookie(visit.request, NO_TOKEN)


def _reading_visit(request: Request, session: Reading) -> Visit:
    visit, renewal_due = _visit(request, session)
    if renewal_due:
        request.state.renewal_due = True
        _give_cookie(request, _token(request))
    return visit


def _writing_visit(request: Request, session: Writing) -> Visit:
    visit, renewal_due = _visit(request, session)
    if renewal_due:
        sign_ins.renew(session, _token(request), visit.now)
        _give_cookie(request, _token(request))
    return visit


async def read(request: Request, work: Callable[[Visit], Result]) -> Result:
    """What `work` gives of a visit that only reads: all in one go on one thread, for pages that many wait for."""
    return await database_of(request).read(lambda session: work(_reading_visit(request, session)))


async def write(request: Request, work: Callable[[Visit], Result]) -> Result:
    """What `work` gives of a visit that writes; what it wrote is kept by then, or undone where it raised."""
    return await database_of(request).write(lambda session: work(_writing_visit(request, session)))


async def glance(request: Request, work: Callable[[Visit], Result]) -> Result:
    """What `work` gives of a visit that only reads, where that takes a millisecond, however much there is to read
    elsewhere (`Database.glance`)."""
    return await database_of(request).glance(lambda reader: work(_reading_visit(request, Session(reader))))


async def recall(request: Request, about: Hashable, work: Callable[[Session, str], Result]) -> Result | None:
    """What `work` gives of a session and the visitor's id, from what is remembered where nothing has changed since
    (`Database.recall`). None for strangers, and for whom it is time to note that their sign-in is used."""
    token = _token(request)

    def look(reader: Connection) -> tuple[SignIn, Result] | None:
        with Session(reader) as session:
            found = sign_ins.find(session, token)
            return (found, work(session, found.person_id)) if found else None

    found = await database_of(request).recall((about, sign_ins.digest_of(token)), look) if token else None
    signed_in = found[0].at(datetime.now(UTC)) if found else None
    return found[1] if found and signed_in and not signed_in.renewal_due else None


async def visitor_ahead(request: Request) -> str | None:
    """Who visits, None for somebody not known: for what must be done before the visit, so that its transaction need not
    wait for it."""
    async with database_of(request).reading_turn() as session:
        visit, _ = await run_in_threadpool(_visit, request, session)
    return visit.person_id


def secret_of(request: Request) -> bytes:
    """The server's secret, for keyed digests."""
    return request.app.state.secret


def is_known(request: Request) -> bool:
    """Whether the browser brings a cookie of ours, whosever it is."""
    return bool(_token(request))


def is_guest(request: Request) -> bool:
    """Whether the visit was a guest's, whose work only this browser's cookie leads back to."""
    return getattr(request.state, "is_guest", False)


def has_ended(request: Request) -> bool:
    """Whether the browser brings a cookie that once was somebody's, and is nobody's now."""
    return getattr(request.state, "has_ended", False)


def time_left(request: Request) -> timedelta | None:
    """How long the visitor stays signed in at most; None for guests and strangers, whose cookies do not end so soon."""
    return getattr(request.state, "time_left", None)


# The same scope as their sessions: whoever visits is known before the handler runs, and gone before the answer goes.
ReadingVisit = Annotated[Visit, Depends(_reading_visit, scope="function")]
WritingVisit = Annotated[Visit, Depends(_writing_visit, scope="function")]


def _visit(request: Request, session: Session) -> tuple[Visit, bool]:
    now = datetime.now(UTC)
    token = _token(request)
    signed_in = sign_ins.person_of(session, token, now) if token else None
    if signed_in is None:
        request.state.has_ended = sign_ins.is_token(token)
        return Visit(request, session, None, now), False
    request.state.is_guest = not signed_in.has_account
    request.state.time_left = signed_in.ends_at - now if signed_in.ends_at else None
    return Visit(request, session, signed_in.person_id, now, signed_in.has_account), signed_in.renewal_due


def _with_new_cookie(visit: Visit, person_id: str) -> Visit:
    _give_cookie(visit.request, sign_ins.start(visit.session, person_id, visit.now))
    return replace(visit, person_id=person_id)


def _token(request: Request) -> str:
    token = request.cookies.get(_cookie_name(request), "")
    return token if len(token) <= LONGEST_TOKEN else ""


def _give_cookie(request: Request, token: str) -> None:
    request.state.cookie = token


def cookie_header(request: Request) -> str | None:
    """The Set-Cookie header that this visit wants on its answer, None when it wants none."""
    token = getattr(request.state, "cookie", None)
    if token is None:
        return None
    answer = Response()
    answer.set_cookie(
        _cookie_name(request),
        token,
        max_age=int(sign_ins.KEPT.total_seconds()) if token else 0,
        secure=is_secure(request),
        httponly=True,
        samesite="lax",
    )
    return answer.headers["set-cookie"]


async def renew(request: Request) -> None:
    """Write down that the visitor's browser was used, where a reading visit found that due: in a short transaction of
    its own, after the answer has gone."""
    if getattr(request.state, "renewal_due", False):
        async with database_of(request).writing_turn() as session:
            await run_in_threadpool(sign_ins.renew, session, _token(request), datetime.now(UTC))


def _cookie_name(request: Request) -> str:
    return f"__Host-{COOKIE}" if is_secure(request) else COOKIE


def is_secure(request: Request) -> bool:
    """Whether visitors reach this server over TLS: as configured, or else as this one did."""
    settings: Settings = request.app.state.settings
    if settings.base_url:
        return settings.base_url.startswith("https:")
    return request.scope.get("scheme") == "https"

"""A forgotten password: a link by mail where the server sends any, and a new password for whoever comes with one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool

from app import access, mail, passwords
from app.access import ReadingVisit, Visit, WritingVisit
from app.attempts import LINKS_LIMITED, limited
from app.db import accounts, sign_ins
from app.db.accounts import Account
from app.db.session import database_of
from app.domain.credentials import email_fault, kept_email, kept_password, password_fault
from app.domain.errors import NotFound
from app.reset_links import BY_MAIL, is_genuine, reset_link, reset_path
from app.settings import Settings
from app.web.forms import Fields
from app.web.render import page, see_other
from app.wording.letters import RESET_SUBJECT, reset_letter

router = APIRouter(dependencies=[LINKS_LIMITED])

ASKING = "reset"
DEAD = "This link was used, has ended, or was never made here. Please ask for a new one."


async def _limit(request: Request, fields: Fields) -> None:
    email = kept_email(fields.get("email", ""))
    if not email_fault(email):
        await limited(request, ASKING, email)


@router.get("/resets/new")
def new(visit: ReadingVisit, asked: bool = False) -> Response:
    """The form to ask for a link; without mail, whom to ask instead."""
    return _asking_page(visit, {}, is_asked=asked)


@router.post("/resets/new", dependencies=[Depends(_limit)])
def create(fields: Fields, visit: ReadingVisit) -> Response:
    """Send a link where the address has an account. The answer is the same where it has none."""
    email = kept_email(fields.get("email", ""))
    if fault := email_fault(email):
        return _asking_page(visit, fields, {"email": fault})
    answer = see_other("/resets/new?asked=true")
    settings: Settings = visit.request.app.state.settings
    account = accounts.with_email(visit.session, email)
    if account and settings.sends_mail:
        path = reset_path(visit.secret, account, visit.now + BY_MAIL)
        letter = reset_letter(f"{settings.base_url}{path}")
        answer.background = BackgroundTask(mail.send, settings, account.email, RESET_SUBJECT, letter)
    return answer


@dataclass(frozen=True, slots=True)
class NewPassword:
    """A new password for the account, as its digest, or what is wrong with it."""

    account: Account
    digest: str
    errors: Mapping[str, str]


async def _new_password(request: Request, token: str, fields: Fields) -> NewPassword:
    secret, now = access.secret_of(request), datetime.now(UTC)
    async with database_of(request).reading_turn() as session:
        account = await run_in_threadpool(_account_of, session, secret, token, now)
    password = kept_password(fields.get("password", ""))
    if fault := password_fault(password, account.email, passwords.common_ones()):
        return NewPassword(account, "", {"password": fault})
    return NewPassword(account, await passwords.digest_of(password), {})


@router.get("/resets/{token}")
def edit(token: str, visit: ReadingVisit) -> Response:
    """The form for a new password; NotFound for a link that does not work, or not any more."""
    account = _account_of(visit.session, visit.secret, token, visit.now)
    return _choosing_page(visit, token, account)


@router.post("/resets/{token}")
def update(token: str, new: Annotated[NewPassword, Depends(_new_password)], visit: WritingVisit) -> Response:
    """Give the account the new password, sign this browser in and every other one out."""
    if new.errors:
        return _choosing_page(visit, token, new.account, new.errors)
    if not accounts.change_password(visit.session, new.account, new.digest):
        raise NotFound(DEAD)
    sign_ins.end_all(visit.session, new.account.person_id)
    access.sign_in(visit, new.account.person_id)
    return see_other("/account")


def _account_of(session: Session, secret: bytes, token: str, now: datetime) -> Account:
    """The account that the token opens; NotFound, all alike, for one that opens none."""
    link = reset_link(token)
    account = accounts.of(session, link.person_id) if link else None
    if link is None or account is None or not is_genuine(secret, link, account, now):
        raise NotFound(DEAD)
    return account


def _asking_page(
    visit: Visit, typed: Mapping[str, str], errors: Mapping[str, str] | None = None, *, is_asked: bool = False
) -> Response:
    settings: Settings = visit.request.app.state.settings
    return page(
        visit.request,
        "resets/new.html",
        422 if errors else 200,
        sends_mail=settings.sends_mail,
        is_asked=is_asked,
        typed={"email": typed.get("email", "")},
        errors=errors or {},
    )


def _choosing_page(visit: Visit, token: str, account: Account, errors: Mapping[str, str] | None = None) -> Response:
    status = 422 if errors else 200
    return page(visit.request, "resets/edit.html", status, token=token, email=account.email, errors=errors or {})

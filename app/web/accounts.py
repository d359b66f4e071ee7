"""One's account: keeping a guest's work under one, and one's name and password."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from app import access, passwords
from app.access import ReadingVisit, Visit, WritingVisit, welcome
from app.attempts import limited
from app.db import accounts, people, sign_ins
from app.domain.credentials import email_fault, kept_email, kept_password, password_fault
from app.domain.errors import BadInput
from app.web.account_page import account_page
from app.web.forms import Fields
from app.web.names import name_in
from app.web.onward import local_address
from app.web.render import page, see_other

router = APIRouter()

KEEPING = "keeping"
NAME_MISSING = "Please give your name."
TAKEN = "This address has an account already. Sign in to it, and whatever you began here goes with you."


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to keep their work under. `errors` has a sentence per field; without any there is a digest of
    the password."""

    name: str
    email: str
    password_digest: str
    errors: Mapping[str, str]


async def _wish(request: Request, fields: Fields) -> Wish:
    email, password = kept_email(fields.get("email", "")), kept_password(fields.get("password", ""))
    name, errors = _name_and_fault(fields)
    faults = {"email": email_fault(email), "password": password_fault(password, email, passwords.common_ones())}
    errors |= {field: sentence for field, sentence in faults.items() if sentence}
    if errors:
        return Wish(name, email, "", errors)
    # Whoever asks learns whether an address has an account, so nobody may ask for many.
    await limited(request, KEEPING, email)
    return Wish(name, email, await passwords.digest_of(password), {})


@router.get("/account/new")
def new(visit: ReadingVisit, next: str = "") -> Response:
    """The form to keep one's work; whoever does already goes straight to the account."""
    if visit.has_account:
        return see_other("/account")
    name = people.find(visit.session, visit.person_id).name if visit.person_id else None
    return _keep_page(visit, {"name": name or "", "next": next})


@router.post("/account/new")
def create(fields: Fields, wish: Annotated[Wish, Depends(_wish)], visit: WritingVisit) -> Response:
    """Keep this: the same person, now with a name, an address and a password."""
    if visit.has_account:
        return see_other("/account")
    if wish.errors:
        return _keep_page(visit, fields, wish.errors)
    if accounts.with_email(visit.session, wish.email):
        return _keep_page(visit, fields, {"email": TAKEN}, is_taken=True)
    visit = welcome(visit)
    if not accounts.keep(visit.session, visit.person, wish.name, wish.email, wish.password_digest):
        return _keep_page(visit, fields, {"email": TAKEN}, is_taken=True)
    sign_ins.end_all(visit.session, visit.person)
    access.renew_cookie(visit)
    return see_other(local_address(fields.get("next"), "/account"))


@router.get("/account")
def show(visit: ReadingVisit) -> Response:
    """One's name, and what else there is to an account; for a guest, how to get one."""
    return account_page(visit)


@router.post("/account/name")
def update(fields: Fields, visit: WritingVisit) -> Response:
    """Go by another name. What was submitted before keeps the old one."""
    name, errors = _name_and_fault(fields)
    if errors:
        return account_page(visit, fields, errors)
    people.rename(visit.session, visit.person, name)
    return see_other("/account")


def _name_and_fault(fields: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    try:
        return name_in(fields, "name", NAME_MISSING), {}
    except BadInput as fault:
        return "", dict(fault.fields)


def _keep_page(
    visit: Visit, typed: Mapping[str, str], errors: Mapping[str, str] | None = None, *, is_taken: bool = False
) -> Response:
    shown = {"name": typed.get("name", ""), "email": typed.get("email", "")}
    return page(
        visit.request,
        "accounts/new.html",
        422 if errors else 200,
        typed=shown | {"next": local_address(typed.get("next"), "")},
        errors=errors or {},
        is_taken=is_taken,
    )

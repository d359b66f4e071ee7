"""Signing in, and out: of this browser, of another, or of all."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from app import access
from app.access import ReadingVisit, Visit, WritingVisit
from app.db import sign_ins
from app.domain.credentials import NO_EMAIL
from app.domain.errors import NotAllowed
from app.web.drafts import draft_in
from app.web.endings import ends_soon
from app.web.forms import Fields
from app.web.onward import local_address
from app.web.proofs import Proof, proof_by_email, stands
from app.web.render import page, see_other

router = APIRouter()

AFTERWARDS = "/teams"
NO_PASSWORD = "Please give your password."
WRONG = "This address and this password do not go together. Please check both."
WITHOUT_ACCOUNT = "Without an account there is no way back to what you began. Keep it under one first, then sign out."


async def _sign_in_proof(request: Request, fields: Fields) -> Proof | None:
    email, password = fields.get("email", ""), fields.get("password", "")
    return await proof_by_email(request, email, password) if email.strip() and password else None


@router.get("/session/new")
def new(visit: ReadingVisit, next: str = "") -> Response:
    """The form to sign in; whoever has, goes straight on, unless that ends soon."""
    if visit.has_account and not ends_soon(visit.request):
        return see_other(local_address(next, AFTERWARDS))
    return _page(visit, {"next": next})


@router.get("/session")
def show(visit: ReadingVisit) -> Response:
    """Where signing in leads from a page that still holds what could not be saved."""
    return page(visit.request, "sessions/show.html", has_account=bool(visit.person) and visit.has_account)


@router.post("/session")
def create(fields: Fields, proof: Annotated[Proof | None, Depends(_sign_in_proof)], visit: WritingVisit) -> Response:
    """Sign in; what was begun in this browser as a guest goes with it, and what was sent too late can be sent again."""
    if proof is None:
        return _page(visit, fields, _missing(fields))
    if proof.account is None or not stands(visit, proof):
        return _page(visit, fields, {"email": WRONG})
    access.sign_in(visit, proof.account.person_id)
    if draft := draft_in(fields):
        return page(visit.request, "sessions/draft.html", draft=draft)
    return see_other(local_address(fields.get("next"), AFTERWARDS))


@router.post("/session/end")
def destroy(visit: WritingVisit) -> Response:
    """Sign this browser out."""
    if visit.person_id:
        _refuse_guests(visit)
        access.sign_out(visit)
    return see_other("/")


@router.post("/sessions/{browser_id}/end")
def destroy_one(browser_id: str, visit: WritingVisit) -> Response:
    """Sign another browser of the account out; this one as with its own button."""
    _refuse_guests(visit)
    if browser_id == visit.browser_id:
        return destroy(visit)
    sign_ins.end_one(visit.session, visit.person, browser_id)
    return see_other("/account#browsers")


@router.post("/sessions/end")
def destroy_all(visit: WritingVisit) -> Response:
    """Sign every browser of the account out."""
    if visit.person_id:
        _refuse_guests(visit)
        access.sign_out_everywhere(visit)
    return see_other("/")


def _refuse_guests(visit: Visit) -> None:
    if visit.person and not visit.has_account:
        raise NotAllowed(WITHOUT_ACCOUNT)


def _missing(fields: Mapping[str, str]) -> dict[str, str]:
    needed = {"email": NO_EMAIL, "password": NO_PASSWORD}
    return {field: sentence for field, sentence in needed.items() if not fields.get(field, "").strip()}


def _page(visit: Visit, typed: Mapping[str, str], errors: Mapping[str, str] | None = None) -> Response:
    return page(
        visit.request,
        "sessions/new.html",
        422 if errors else 200,
        typed={"email": typed.get("email", ""), "next": local_address(typed.get("next"), "")},
        errors=errors or {},
        draft=draft_in(typed),
    )

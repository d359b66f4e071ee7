"""Deleting one's account, or what one began without one: told first, then done for good."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.background import BackgroundTask

from app import access
from app.access import ReadingVisit, Visit, WritingVisit
from app.db import accounts, people
from app.db.session import database_of
from app.db.traces import erase
from app.web.forms import Fields
from app.web.proofs import Proof, own_account, proof_by_holder, stands
from app.web.render import page, see_other

router = APIRouter()

WRONG = "This is not your password."


async def _holder_proof(request: Request, fields: Fields) -> Proof | None:
    account = await own_account(request)
    return await proof_by_holder(request, account, fields.get("password", "")) if account else None


@router.get("/account/deletion")
def new(visit: ReadingVisit) -> Response:
    """What deleting takes with it, what stays, and what has to be done before."""
    return _page(visit)


@router.post("/account/deletion")
def create(proof: Annotated[Proof | None, Depends(_holder_proof)], visit: WritingVisit) -> Response:
    """Delete the visitor, wholly. An account's holder gives the password once more."""
    if visit.has_account and (proof is None or not stands(visit, proof)):
        return _page(visit, {"password": WRONG}, 422)
    if accounts.teams_without(visit.session, visit.person).in_the_way:
        return _page(visit, status=409)
    accounts.destroy(visit.session, visit.secret, visit.person)
    access.sign_out(visit)
    answer = see_other("/farewell")
    answer.background = BackgroundTask(erase, database_of(visit.request))
    return answer


@router.get("/farewell")
def show(visit: ReadingVisit) -> Response:
    """That it is done; for whoever is known here, it is not."""
    if visit.person_id:
        return see_other("/account")
    return page(visit.request, "accounts/farewell.html")


def _page(visit: Visit, errors: Mapping[str, str] | None = None, status: int = 200) -> Response:
    return page(
        visit.request,
        "accounts/deletion.html",
        status,
        person=people.find(visit.session, visit.person),
        teams=accounts.teams_without(visit.session, visit.person),
        errors=errors or {},
    )

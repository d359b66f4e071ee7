"""Changing one's password: with the old one, and out with every other browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from app import access, passwords
from app.access import WritingVisit
from app.db import accounts, sign_ins
from app.domain.credentials import kept_password, password_fault
from app.domain.errors import NotAllowed, SignInNeeded
from app.web.account_page import account_page
from app.web.forms import Fields
from app.web.proofs import NO_ACCOUNT, Proof, own_account, proof_by_holder, stands
from app.web.render import see_other

router = APIRouter()

WRONG = "This is not your password now."


@dataclass(frozen=True, slots=True)
class Change:
    """What came of the form: a proof of the old password and a digest of the new one, or a sentence per field."""

    proof: Proof | None
    password_digest: str
    errors: Mapping[str, str]


async def _change(request: Request, fields: Fields) -> Change:
    account = await own_account(request)
    if account is None:
        raise NotAllowed(NO_ACCOUNT) if access.is_guest(request) else SignInNeeded
    password = kept_password(fields.get("password", ""))
    if fault := password_fault(password, account.email, passwords.common_ones()):
        return Change(None, "", {"password": fault})
    proof = await proof_by_holder(request, account, fields.get("current", ""))
    if proof.account is None:
        return Change(None, "", {"current": WRONG})
    return Change(proof, await passwords.digest_of(password), {})


@router.post("/account/password")
def update(change: Annotated[Change, Depends(_change)], visit: WritingVisit) -> Response:
    """Change the password. This browser stays signed in, with a new cookie; no other does."""
    if change.proof is None or change.proof.account is None or not stands(visit, change.proof):
        return account_page(visit, errors=change.errors or {"current": WRONG})
    accounts.change_password(visit.session, change.proof.account, change.password_digest)
    sign_ins.end_all(visit.session, visit.person)
    access.renew_cookie(visit)
    return see_other("/account")

"""Access tokens, made and withdrawn on the account page; a new one is shown once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from app import access
from app.access import WritingVisit
from app.db import access_tokens
from app.domain.errors import BadInput, Conflict, NotAllowed, SignInNeeded
from app.web.account_page import TOKEN_DAYS, account_page
from app.web.forms import Fields
from app.web.names import name_in
from app.web.proofs import NO_ACCOUNT, Proof, own_account, proof_by_holder, stands
from app.web.render import see_other

router = APIRouter()

LABEL_MISSING = "Please say what the token is for."
DAYS_UNKNOWN = "Please choose how long the token should work."
MAY_UNKNOWN = "Please choose what the token may do."
WRONG = "This is not your password."


@dataclass(frozen=True, slots=True)
class Wish:
    """The token that somebody wants, with a proof of their password, or a sentence per field. `days` is None for one
    that stays good."""

    label: str
    may_write: bool
    days: int | None
    errors: Mapping[str, str]
    proof: Proof | None = None


async def _wish(request: Request, fields: Fields) -> Wish:
    account = await own_account(request)
    if account is None:
        raise NotAllowed(NO_ACCOUNT) if access.is_guest(request) else SignInNeeded
    wish = _typed(fields)
    if wish.errors:
        return wish
    # A browser that was left open should not be enough to take something away that outlives it.
    proof = await proof_by_holder(request, account, fields.get("token_password", ""))
    errors = {} if proof.account else {"token_password": WRONG}
    return Wish(wish.label, wish.may_write, wish.days, errors, proof)


@router.post("/account/tokens")
def create(fields: Fields, wish: Annotated[Wish, Depends(_wish)], visit: WritingVisit) -> Response:
    """Make a token, and show it this once."""
    if wish.errors:
        return account_page(visit, fields, wish.errors)
    if wish.proof is None or not stands(visit, wish.proof):
        return account_page(visit, fields, {"token_password": WRONG})
    until = None if wish.days is None else visit.now + timedelta(days=wish.days)
    try:
        token = access_tokens.make(visit.session, visit.person, wish.label, wish.may_write, until, visit.now)
    except Conflict as full:
        return account_page(visit, fields, {"token_label": full.sentence})
    return account_page(visit, new_token=token)


@router.post("/account/tokens/{token_id}/withdrawal")
def destroy(token_id: str, visit: WritingVisit) -> Response:
    """Withdraw a token: from now on it opens nothing."""
    access_tokens.withdraw(visit.session, visit.person, token_id)
    return see_other("/account#tokens")


def _typed(fields: Mapping[str, str]) -> Wish:
    errors: dict[str, str] = {}
    label = ""
    try:
        label = name_in(fields, "token_label", LABEL_MISSING)
    except BadInput as fault:
        errors.update(fault.fields)
    may, days = fields.get("token_may"), fields.get("token_days", "")
    if may not in ("read", "write"):
        errors["token_may"] = MAY_UNKNOWN
    if days not in TOKEN_DAYS:
        errors["token_days"] = DAYS_UNKNOWN
    return Wish(label, may == "write", int(days) if days.isdecimal() else None, errors)

"""Proving to hold an account: a limited number of tries, and as slow for an address that nobody has.

All of it happens before a handler's own transaction: a password takes its time to hash, and on SQLite nobody else could
write meanwhile.
"""

from dataclasses import dataclass

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from app import access, passwords
from app.access import Visit
from app.attempts import limited
from app.db import accounts, attempts
from app.db.accounts import Account
from app.db.attempts import Attempt
from app.db.session import database_of
from app.domain.credentials import kept_email, kept_password

PASSWORD = "password"
NO_ACCOUNT = "You have no account here yet. Keep your work under one first."


@dataclass(frozen=True, slots=True)
class Proof:
    """One try with a password. `account` is None where the two do not go together."""

    account: Account | None
    attempt: Attempt


async def proof_by_email(request: Request, email: str, password: str) -> Proof:
    """A try to sign in, with both as typed. TooMany after ten that were wrong, for the account or from the visitor's
    address, within five minutes."""
    async with database_of(request).reading_turn() as session:
        account = await run_in_threadpool(accounts.with_email, session, kept_email(email))
    return await _proof(request, account, kept_email(email), password)


async def proof_by_holder(request: Request, account: Account, password: str) -> Proof:
    """The same for somebody who is signed in, and counted with it."""
    return await _proof(request, account, account.email, password)


async def own_account(request: Request) -> Account | None:
    """The visitor's account; None for guests and strangers."""
    person_id = await access.visitor_ahead(request)
    if person_id is None:
        return None
    async with database_of(request).reading_turn() as session:
        return await run_in_threadpool(accounts.of, session, person_id)


def stands(visit: Visit, proof: Proof) -> bool:
    """Whether the proof was right and still is, now that the handler's transaction holds; it is not counted then."""
    if proof.account is None or not accounts.is_current(visit.session, proof.account):
        return False
    attempts.forget(visit.session, proof.attempt)
    return True


async def _proof(request: Request, account: Account | None, email: str, password: str) -> Proof:
    attempt = await limited(request, PASSWORD, email)
    digest = account.password_digest if account else None
    is_right = await passwords.is_right(kept_password(password), digest)
    return Proof(account if is_right else None, attempt)

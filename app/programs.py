"""The front door for programs: who asks, known by the token that comes along.

Cookies say nothing here, so that no page of another site can make a browser ask in its owner's name.
"""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.concurrency import run_in_threadpool

from app import logs
from app.access import Visit
from app.attempts import limited
from app.db import access_tokens
from app.db.access_tokens import Bearer
from app.db.session import database_of
from app.domain.errors import NotAllowed, Refusal, SignInNeeded

GUESS = "token"
NO_TOKEN = "Send a token in the head of the request: “Authorization: Bearer hf_…”. Your account page makes them."
UNKNOWN = "This token is unknown, withdrawn or expired. Your account page makes new ones."
READ_ONLY = "This token only reads. Your account page makes tokens that write your own answers, too."

log = logs.logger("holdfast.programs")

_bearer = HTTPBearer(
    scheme_name="token",
    description="A personal token, made and withdrawn on the account page. It opens what its owner can open.",
    auto_error=False,
)
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


async def _reading_call(request: Request, credentials: Credentials) -> AsyncGenerator[Visit]:
    token, now = _token_of(credentials), datetime.now(UTC)
    async with database_of(request).reading_turn() as session:
        bearer = await run_in_threadpool(access_tokens.bearer_of, session, token, now)
        if bearer:
            yield Visit(request, session, bearer.person_id, now, has_account=True)
    if bearer is None:
        await _refuse_guess(request)
    elif bearer.is_use_to_note:
        await _note_use(request, bearer, now)


async def _writing_call(request: Request, credentials: Credentials) -> AsyncGenerator[Visit]:
    token, now = _token_of(credentials), datetime.now(UTC)
    async with database_of(request).writing_turn() as session:
        bearer = await run_in_threadpool(access_tokens.bearer_of, session, token, now)
        if bearer and bearer.may_write:
            yield Visit(request, session, bearer.person_id, now, has_account=True)
            if bearer.is_use_to_note:
                await run_in_threadpool(access_tokens.note_use, session, bearer.token_id, now)
    if bearer is None:
        await _refuse_guess(request)
    elif not bearer.may_write:
        raise NotAllowed(READ_ONLY)


# As for pages: whoever asks is known before the handler runs, and all is kept before the answer goes.
ReadingCall = Annotated[Visit, Depends(_reading_call, scope="function")]
WritingCall = Annotated[Visit, Depends(_writing_call, scope="function")]


def _token_of(credentials: HTTPAuthorizationCredentials | None) -> str:
    if credentials is None:
        raise SignInNeeded(NO_TOKEN)
    if not access_tokens.is_shaped(credentials.credentials):
        raise SignInNeeded(UNKNOWN)
    return credentials.credentials


async def _refuse_guess(request: Request) -> None:
    """Only what could have been somebody's token counts, and a right one is never kept waiting for wrong ones."""
    await limited(request, GUESS)
    raise SignInNeeded(UNKNOWN)


async def _note_use(request: Request, bearer: Bearer, now: datetime) -> None:
    try:
        async with database_of(request).writing_turn() as session:
            await run_in_threadpool(access_tokens.note_use, session, bearer.token_id, now)
    except Refusal as refused:
        log.warning("the use of a token was not noted", because=refused.sentence)

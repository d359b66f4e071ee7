"""Guests who have not been back for so long that no browser of theirs is remembered: what they began is deleted."""

from datetime import UTC, datetime

import anyio
import anyio.to_thread
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app import logs
from app.db import accounts, members, teams
from app.db.models import PersonRow, SignInRow
from app.db.session import Database
from app.db.sign_ins import KEPT
from app.db.teams import LEAD, Team
from app.db.traces import erase
from app.domain.errors import Refusal

DAY_SECONDS = 24 * 60 * 60

log = logs.logger("holdfast.idle_guests")


def idle(session: Session, now: datetime) -> tuple[str, ...]:
    """The ids of the people without an account whose browsers were all last used too long ago (`sign_ins.KEPT`), or who
    came before that and have none."""
    since = now - KEPT
    still_used = select(SignInRow.person_id).where(SignInRow.last_used_at >= since)
    forgotten = select(PersonRow.id).where(
        PersonRow.email.is_(None), PersonRow.created_at < since, PersonRow.id.not_in(still_used)
    )
    return tuple(session.scalars(forgotten.order_by(PersonRow.created_at, PersonRow.id)))


def forget(session: Session, secret: bytes, person_id: str) -> None:
    """Delete the guest as `accounts.destroy` does. Where they alone led others, whoever has been in that team longest
    leads it from now on."""
    teams.hold_all(session, person_id)
    for team in accounts.teams_without(session, person_id).in_the_way:
        members.give_standing(session, team, _longest_standing(session, team), LEAD)
    accounts.destroy(session, secret, person_id)


async def forget_daily(database: Database, secret: bytes) -> None:
    """Forgets every idle guest now and once a day from now on, until it is cancelled. What fails is written to the log
    and tried again the next day."""
    while True:
        await _forget_all(database, secret)
        await anyio.sleep(DAY_SECONDS)


async def _forget_all(database: Database, secret: bytes) -> None:
    try:
        async with database.reading_turn() as session:
            found = await anyio.to_thread.run_sync(idle, session, datetime.now(UTC))
    except (SQLAlchemyError, Refusal) as fault:
        # Only its kind: its words may hold what somebody answered.
        log.warning("idle guests could not be looked for", fault=type(fault).__name__)
        return
    gone = sum([await _is_forgotten(database, secret, person_id) for person_id in found])
    if gone:
        log.info("idle guests were forgotten", guests=gone)
        await erase(database)


async def _is_forgotten(database: Database, secret: bytes, person_id: str) -> bool:
    try:
        async with database.writing_turn() as session:
            await anyio.to_thread.run_sync(forget, session, secret, person_id)
    except (SQLAlchemyError, Refusal) as fault:
        log.warning("an idle guest could not be forgotten", fault=type(fault).__name__)
        return False
    return True


def _longest_standing(session: Session, team: Team) -> str:
    others = [member for member in members.of(session, team) if member.person_id != team.person_id]
    return min(others, key=lambda member: (member.joined_at, member.person_id)).person_id

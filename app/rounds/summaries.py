"""Closed rounds in short, for pages that look over many of them."""

from collections.abc import Sequence

import anyio
import anyio.to_thread
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app import logs
from app.db import summaries
from app.db.rounds import Round
from app.db.session import Database
from app.domain.errors import Refusal, Withheld
from app.domain.summary import Summary, summary_of
from app.rounds.closed import closed_report

AT_A_TIME = 20
"""Rounds summed up in one transaction, so that whoever saves meanwhile waits for a moment only."""

log = logs.logger("holdfast.summaries")


def summaries_of(session: Session, rounds: Sequence[Round]) -> dict[str, Summary]:
    """The summaries of these rounds, by round: in one query, unless one was closed by a version that kept none. A round
    without a report has none."""
    closed = [round for round in rounds if round.state == "closed"]
    kept = summaries.of(session, [round.id for round in closed]) if closed else {}
    made = {round.id: _summary(session, round) for round in closed if round.id not in kept}
    return kept | {id: summary for id, summary in made.items() if summary}


async def sum_up_earlier(database: Database) -> None:
    """Keeps a summary of every round that was closed by a version that kept none. What fails is written to the log and
    tried again at the next start; until then pages make what they miss."""
    try:
        async with database.reading_turn() as session:
            left = await anyio.to_thread.run_sync(summaries.without, session, "", 1)
        last = "" if left else None
        while last is not None:
            async with database.writing_turn() as session:
                last = await anyio.to_thread.run_sync(_sum_up_some, session, last)
    except (SQLAlchemyError, Refusal) as fault:
        # Only its kind: its words may hold what somebody answered.
        log.warning("earlier rounds could not be summed up", fault=type(fault).__name__)


def _sum_up_some(session: Session, after: str) -> str | None:
    """The last round looked at, None where there are no more."""
    found = summaries.without(session, after, AT_A_TIME)
    for round in found:
        if summary := _summary(session, round):
            summaries.keep(session, round.id, summary)
    return found[-1].id if found else None


def _summary(session: Session, round: Round) -> Summary | None:
    try:
        return summary_of(closed_report(session, round).report)
    except Withheld:
        return None

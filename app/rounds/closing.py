"""Closing a round, with all that is kept of it from then on."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.db import round_ends, summaries
from app.db.rounds import Round
from app.domain.summary import summary_of
from app.rounds.closed import closed_report


def close(session: Session, round: Round, now: datetime) -> None:
    """Close the round for good and keep its summary. Refuses as `round_ends.close` does."""
    closed = round_ends.close(session, round, now)
    summaries.keep(session, closed.id, summary_of(closed_report(session, closed).report))

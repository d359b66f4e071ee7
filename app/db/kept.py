"""What a transaction keeps, noted while it is at it and counted once it has been committed."""

from collections import Counter

from sqlalchemy.orm import Session

from app import metrics

ANSWER = "answer"
SUBMISSION = "submission"
ROUND_OPENED = "round opened"
ROUND_CLOSED = "round closed"
ROUND_CALLED_OFF = "round called off"

_NOTED = "kept"


def note(session: Session, what: str) -> None:
    """Note something that counts only if the transaction succeeds."""
    session.info.setdefault(_NOTED, Counter[str]())[what] += 1


def count(session: Session) -> None:
    """Count what was noted in the transaction, which has just been committed."""
    for what, times in session.info.pop(_NOTED, {}).items():
        metrics.count_kept(what, times)

"""The last time somebody answered for a team: their own named answers, for themselves alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.db.models import AnswerRow, MemberRow, ResponseRow, RoundRow
from app.db.rounds import Round
from app.db.rows import rows_of
from app.domain.last_time import LastAnswer
from app.domain.privacy import ANONYMOUS, NAMED


@dataclass(frozen=True, slots=True)
class LastTime:
    """The last closed round before this one in which the person submitted, or may have, since it was anonymous; then
    `answers` is empty, as nobody's are known."""

    number: int
    closed_at: datetime
    bank_version: str
    privacy: str
    answers: Mapping[str, LastAnswer]


def find(session: Session, round: Round, person_id: str) -> LastTime | None:
    """The person's last time before the round; None where they never submitted, and were not in the team yet when its
    last anonymous round closed. A round that only they see counts."""
    rows = rows_of(session, _LAST, person=person_id, team=round.team_id, number=round.number).all()
    if not rows:
        return None
    number, closed_at, version, privacy, *_ = rows[0]
    assert closed_at
    answers = {row.item: LastAnswer(row.value, row.severity, row.written_down) for row in rows if row.value}
    return LastTime(number, closed_at, version, privacy, answers)


def _own(person: Any) -> ColumnElement[bool]:
    """What the person submitted in a round by name."""
    theirs = and_(ResponseRow.round_id == RoundRow.id, ResponseRow.person_id == person)
    return and_(theirs, ResponseRow.submitted_at.is_not(None))


_PERSON: BindParameter[str] = bindparam("person")
_TEAM: BindParameter[str] = bindparam("team")
_NUMBER = (
    select(func.max(RoundRow.number))
    .outerjoin(ResponseRow, _own(_PERSON))
    .join(MemberRow, and_(MemberRow.team_id == RoundRow.team_id, MemberRow.person_id == _PERSON))
    .where(
        RoundRow.team_id == _TEAM,
        RoundRow.number < bindparam("number"),
        RoundRow.closed_at.is_not(None),
        or_(
            and_(RoundRow.privacy == NAMED, ResponseRow.id.is_not(None)),
            and_(RoundRow.privacy == ANONYMOUS, MemberRow.joined_at <= RoundRow.closed_at),
        ),
    )
)
_LAST = (
    select(
        RoundRow.number,
        RoundRow.closed_at,
        RoundRow.bank_version,
        RoundRow.privacy,
        AnswerRow.item,
        AnswerRow.value,
        AnswerRow.severity,
        AnswerRow.written_down,
    )
    .outerjoin(ResponseRow, _own(_PERSON))
    .outerjoin(AnswerRow, and_(AnswerRow.response_id == ResponseRow.id, AnswerRow.value.is_not(None)))
    .where(RoundRow.team_id == _TEAM, RoundRow.number == _NUMBER.scalar_subquery())
)

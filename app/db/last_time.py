"""The last time somebody answered for a team: their own named answers, for themselves alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from app.db.models import AnswerRow, MemberRow, ResponseRow, RoundRow
from app.db.rounds import Round
from app.db.rows import rows_of
from app.domain.last_time import LastAnswer
from app.domain.privacy import ANONYMOUS, NAMED

FIRST = 1
"""The number of a team's first round, before which there is nothing to look for."""

MOST = 300
"""Responses of which the answers are kept at a time, of 8 kB each."""


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
    if round.number == FIRST:
        return None
    found = rows_of(session, _LAST, person=person_id, team=round.team_id, number=round.number).one_or_none()
    if found is None:
        return None
    number, closed_at, version, privacy, response_id = found
    return LastTime(number, closed_at, version, privacy, _said(session, response_id) if response_id else {})


def _said(session: Session, response_id: str) -> Mapping[str, LastAnswer]:
    """What was submitted to a closed round. It never changes, so it is read once for all the pages of a sitting."""
    said = _kept.get(response_id)
    if said is None:
        said = {item: LastAnswer(*said) for item, *said in rows_of(session, _SAID, response=response_id).all()}
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[response_id] = said
    return said


_kept: dict[str, Mapping[str, LastAnswer]] = {}


def _own(person: Any) -> ColumnElement[bool]:
    """What the person submitted in a round by name."""
    theirs = and_(ResponseRow.round_id == RoundRow.id, ResponseRow.person_id == person)
    return and_(theirs, ResponseRow.submitted_at.is_not(None))


_PERSON: BindParameter[str] = bindparam("person")
_LAST = (
    select(RoundRow.number, RoundRow.closed_at, RoundRow.bank_version, RoundRow.privacy, ResponseRow.id)
    .outerjoin(ResponseRow, _own(_PERSON))
    .join(MemberRow, and_(MemberRow.team_id == RoundRow.team_id, MemberRow.person_id == _PERSON))
    .where(
        RoundRow.team_id == bindparam("team"),
        RoundRow.number < bindparam("number"),
        RoundRow.closed_at.is_not(None),
        or_(
            and_(RoundRow.privacy == NAMED, ResponseRow.id.is_not(None)),
            and_(RoundRow.privacy == ANONYMOUS, MemberRow.joined_at <= RoundRow.closed_at),
        ),
    )
    .order_by(RoundRow.number.desc())
    .limit(1)
)
_SAID = select(AnswerRow.item, AnswerRow.value, AnswerRow.severity, AnswerRow.written_down).where(
    AnswerRow.response_id == bindparam("response"), AnswerRow.value.is_not(None)
)

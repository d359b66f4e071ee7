"""Responses: what one person says in one round, from the first answer until it is submitted."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Row, exists, select, update
from sqlalchemy.orm import Session

from app.db.models import AnswerRow, ResponseRow, RoundRow
from app.db.rounds import Round
from app.db.upsert import insert
from app.domain.errors import BadInput, Closed, NotFound
from app.domain.responses import Response

ROLE = "CX1"
NOTHING_ANSWERED = "Nothing is answered yet, so there is nothing to submit."


@dataclass(frozen=True, slots=True)
class OwnResponse:
    """A person's response in one round; `submitted_at` is None while they are at it."""

    id: str
    submitted_at: datetime | None


def find_or_begin(session: Session, round: Round, person_id: str, now: datetime) -> OwnResponse:
    """The person's response in the round, begun now where there was none. Closed when it would have to be begun in a
    round that is not open."""
    begun = own(session, round.id, person_id)
    if begun:
        return begun
    state = select(RoundRow.closed_at, RoundRow.called_off_at).where(RoundRow.id == round.id)
    if any(session.execute(state.with_for_update(read=True)).one()):
        raise Closed
    values = {"round_id": round.id, "person_id": person_id, "begun_at": now}
    session.execute(insert(session, ResponseRow).values(values).on_conflict_do_nothing())
    begun = own(session, round.id, person_id)
    assert begun
    return begun


def own(session: Session, round_id: str, person_id: str) -> OwnResponse | None:
    """The person's response in the round, None when they have not begun."""
    query = select(ResponseRow.id, ResponseRow.submitted_at).where(
        ResponseRow.round_id == round_id, ResponseRow.person_id == person_id
    )
    found = session.execute(query).one_or_none()
    return OwnResponse(*found) if found else None


def submit(session: Session, response_id: str, now: datetime) -> datetime:
    """When the response was submitted: now, or before, since a second time changes nothing. BadInput while nothing is
    answered, Closed when the round is not open any more."""
    submitted_at, is_over = _locked(session, response_id)
    if submitted_at:
        return submitted_at
    if is_over:
        raise Closed
    if not session.scalar(select(exists().where(AnswerRow.response_id == response_id, AnswerRow.value.is_not(None)))):
        raise BadInput({}, NOTHING_ANSWERED)
    session.execute(update(ResponseRow).where(ResponseRow.id == response_id).values(submitted_at=now))
    return now


def take_back(session: Session, response_id: str) -> None:
    """Make a submitted response changeable again. Closed when the round is not open any more."""
    submitted_at, is_over = _locked(session, response_id)
    if is_over:
        raise Closed
    if submitted_at:
        session.execute(update(ResponseRow).where(ResponseRow.id == response_id).values(submitted_at=None))


def submitted(session: Session, round_id: str) -> list[Response]:
    """Every submitted response of the round, in the order of submission."""
    rows = session.execute(
        select(ResponseRow.id, AnswerRow.item, AnswerRow.value, AnswerRow.severity, AnswerRow.written_down)
        .join(AnswerRow, AnswerRow.response_id == ResponseRow.id)
        .where(ResponseRow.round_id == round_id, ResponseRow.submitted_at.is_not(None), AnswerRow.value.is_not(None))
        .order_by(ResponseRow.submitted_at, ResponseRow.id, AnswerRow.item)
    )
    return [_response_of(list(of_one)) for _, of_one in groupby(rows, key=attrgetter("id"))]


def _response_of(rows: list[Row[str, str, str | None, int | None, bool]]) -> Response:
    values = {row.item: row.value for row in rows}
    return Response(
        role=values.pop(ROLE, None),
        answers=values,
        severity={row.item: row.severity for row in rows if row.severity is not None},
        written_down=frozenset(row.item for row in rows if row.written_down),
    )


def _locked(session: Session, response_id: str) -> tuple[datetime | None, bool]:
    """When the response was submitted and whether its round is over, with saves and other submissions kept out."""
    submission = select(ResponseRow.submitted_at, ResponseRow.round_id).where(ResponseRow.id == response_id)
    found = session.execute(submission.with_for_update(key_share=True)).one_or_none()
    if found is None:
        raise NotFound
    state = select(RoundRow.closed_at, RoundRow.called_off_at).where(RoundRow.id == found.round_id)
    return found.submitted_at, any(session.execute(state.with_for_update(read=True)).one())

"""Responses: what one person says in one round, from the first answer until it is submitted."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from app.db import kept, round_keys, rounds
from app.db.models import AnswerRow, PersonRow, ResponseRow, RoundRow
from app.db.rounds import Round
from app.db.rows import rows_of
from app.db.upsert import insert
from app.domain.errors import BadInput, NotFound
from app.domain.privacy import ANONYMOUS
from app.domain.responses import Response

ROLE = "CX1"
NOTHING_ANSWERED = "Nothing is answered yet, so there is nothing to submit."


@dataclass(frozen=True, slots=True)
class OwnResponse:
    """A person's response in one round; `submitted_at` is None while they are at it."""

    id: str
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person submitted in a named round, with their name and role as submitted.

    `person_id` is None once their account is gone, and `name` with it; a guest who never gave a name has none either.
    """

    name: str | None
    role: str | None
    response: Response
    person_id: str | None


def author_of(session: Session, secret: bytes, round: Round, person_id: str) -> str | None:
    """What a round knows the person by: their id in a named one, in an anonymous one a digest that only this server can
    make while the round is open. None once that has ended."""
    if round.privacy == ANONYMOUS:
        return round_keys.author(session, secret, round.id, person_id)
    return person_id


def find_or_begin(session: Session, round: Round, author: str, now: datetime) -> OwnResponse:
    """The author's response in the round, begun now where there was none; `author` as `author_of` gives it. Closed when
    it would have to be begun in a round that is not open."""
    begun = own(session, round.id, author)
    if begun:
        return begun
    rounds.keep_open(session, round.id)
    # When somebody answered would help to tell who it was, so an anonymous response has the round's time.
    tie = {"author": author, "begun_at": round.opened_at} if round.privacy == ANONYMOUS else {"person_id": author}
    values = {"round_id": round.id, "begun_at": now, **tie}
    session.execute(insert(session, ResponseRow).values(values).on_conflict_do_nothing())
    begun = own(session, round.id, author)
    assert begun
    return begun


def own(session: Session, round_id: str, author: str) -> OwnResponse | None:
    """The author's response in the round, None when they have not begun."""
    found = rows_of(session, _OWN, round=round_id, author=author).one_or_none()
    return OwnResponse(*found) if found else None


_OWN = select(ResponseRow.id, ResponseRow.submitted_at).where(
    ResponseRow.round_id == bindparam("round"),
    or_(ResponseRow.person_id == bindparam("author"), ResponseRow.author == bindparam("author")),
)


def submit(session: Session, response_id: str, now: datetime) -> datetime:
    """When the response was submitted: now, or before, since a second time changes nothing; in an anonymous round, when
    it was opened. In a named one the person's name is kept with it.

    BadInput while nothing is answered, Closed when the round is not open any more.
    """
    held = _held(session, response_id)
    if held.submitted_at:
        return held.submitted_at
    if not session.scalar(select(exists().where(AnswerRow.response_id == response_id, AnswerRow.value.is_not(None)))):
        raise BadInput({}, NOTHING_ANSWERED)
    submitted_at = held.opened_at if held.privacy == ANONYMOUS else now
    name = select(PersonRow.name).where(PersonRow.id == ResponseRow.person_id).scalar_subquery()
    submission = update(ResponseRow).where(ResponseRow.id == response_id).values(submitted_at=submitted_at, name=name)
    session.execute(submission)
    kept.note(session, kept.SUBMISSION)
    return submitted_at


def take_back(session: Session, response_id: str) -> None:
    """Make a submitted response changeable again. Closed when the round is not open any more."""
    if _held(session, response_id).submitted_at:
        session.execute(update(ResponseRow).where(ResponseRow.id == response_id).values(submitted_at=None))


def withdraw(session: Session, secret: bytes, team_id: str, person_id: str) -> None:
    """Delete what the person has answered in the team's open round; closed rounds keep it."""
    anonymously = round_keys.authors(session, secret, person_id, team_id).values()
    is_open = RoundRow.closed_at.is_(None) & RoundRow.called_off_at.is_(None)
    # Not shared with those who begin to answer: a first answer would slip in behind the deletion.
    held = select(RoundRow.id).where(RoundRow.team_id == team_id, is_open).with_for_update(key_share=True)
    theirs = or_(ResponseRow.person_id == person_id, ResponseRow.author.in_(anonymously))
    session.execute(delete(ResponseRow).where(ResponseRow.round_id.in_(session.scalars(held).all()), theirs))


def heard(reader: Session | Connection, round_id: str) -> tuple[tuple[str | None, str | None], ...]:
    """The name and the person id, as they are now, of everybody who submitted in a named round: all that may still
    change of its voices once it is closed."""
    return tuple((name, person_id) for _, name, person_id in rows_of(reader, _HEARD, round=round_id).all())


_HEARD = (
    select(ResponseRow.id, func.coalesce(ResponseRow.name, PersonRow.name), ResponseRow.person_id)
    .outerjoin(PersonRow, PersonRow.id == ResponseRow.person_id)
    .where(ResponseRow.round_id == bindparam("round"), ResponseRow.submitted_at.is_not(None))
    .order_by(ResponseRow.id)
)


def voices(session: Session, round_id: str) -> tuple[Voice, ...]:
    """Everybody who submitted in a named round, by name and then by a random id: the order says nothing."""
    said = _said_in(session, round_id)
    people = rows_of(session, _HEARD, round=round_id).all()
    heard = [Voice(name, said[id].role, said[id], person_id) for id, name, person_id in people if id in said]
    # Sorted here, since the databases do not agree on the order of letters.
    return tuple(sorted(heard, key=lambda voice: (voice.name is None, (voice.name or "").casefold())))


def _said_in(session: Session, round_id: str) -> dict[str, Response]:
    """What was submitted, by response."""
    answers: defaultdict[str, dict[str, str]] = defaultdict(dict)
    severity: defaultdict[str, dict[str, int]] = defaultdict(dict)
    written_down: defaultdict[str, set[str]] = defaultdict(set)
    for id, item, value, cost, is_written in rows_of(session, _SAID, round=round_id).all():
        answers[id][item] = value
        if cost is not None:
            severity[id][item] = cost
        if is_written:
            written_down[id].add(item)
    return {
        id: Response(given.pop(ROLE, None), given, severity[id], frozenset(written_down[id]))
        for id, given in answers.items()
    }


_SAID = (
    select(AnswerRow.response_id, AnswerRow.item, AnswerRow.value, AnswerRow.severity, AnswerRow.written_down)
    .join(ResponseRow, ResponseRow.id == AnswerRow.response_id)
    .where(
        ResponseRow.round_id == bindparam("round"),
        ResponseRow.submitted_at.is_not(None),
        AnswerRow.value.is_not(None),
    )
)


def _held(session: Session, response_id: str) -> Row[datetime | None, str, datetime]:
    """When the response was submitted, and its round's privacy and opening, with saves, other submissions and the
    round's end kept out. Everybody holds the round first: two who held one each would wait for ever."""
    round_id = session.scalar(select(ResponseRow.round_id).where(ResponseRow.id == response_id))
    if round_id is None:
        raise NotFound
    rounds.keep_open(session, round_id)
    found = session.execute(
        select(ResponseRow.submitted_at, RoundRow.privacy, RoundRow.opened_at)
        .join(RoundRow, RoundRow.id == ResponseRow.round_id)
        .where(ResponseRow.id == response_id)
        .with_for_update(key_share=True, of=ResponseRow)
    ).one_or_none()
    if found is None:
        raise NotFound
    return found

"""Rounds: what a person may open, and how far a round is. How one ends is in `round_ends`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, literal, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db import kept, round_keys
from app.db.models import MemberRow, ResponseRow, RoundRow, TeamRow
from app.db.pages import Page, Place, page_of
from app.db.rows import rows_of
from app.domain.errors import Closed, Conflict, NotFound
from app.domain.openings import MINIMUM
from app.domain.privacy import ANONYMOUS, NAMED

LEAD = "lead"
VISITOR = "visitor"
ONE_IS_OPEN = "This team has an open round already."


@dataclass(frozen=True, slots=True)
class Round:
    """A round as one member of its team sees it. `standing` is theirs: `lead` or `member`, or `visitor` for whoever
    reads a share of it.

    `asked` is how many people it was opened for, where that was said; `respondents` how many had submitted when it
    closed. A round that is `only_for` its author is found by nobody else until it is shown to the team.
    """

    id: str
    team_id: str
    team_name: str | None
    number: int
    bank_version: str
    privacy: str
    minimum: int
    opened_at: datetime
    closed_at: datetime | None
    called_off_at: datetime | None
    standing: str
    asked: int | None
    respondents: int | None
    only_for: str | None

    @property
    def state(self) -> str:
        """`open`, `closed` or `called_off`."""
        if self.called_off_at:
            return "called_off"
        return "closed" if self.closed_at else "open"

    @property
    def needed(self) -> int:
        """How many have to submit before the round can be closed."""
        return self.minimum if self.privacy == ANONYMOUS else 1


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people have begun to answer a round, and how many of these have submitted."""

    begun: int
    submitted: int


def start(
    session: Session,
    team_id: str,
    bank_version: str,
    now: datetime,
    privacy: str = NAMED,
    asked: int | None = None,
    minimum: int = MINIMUM,
) -> str:
    """The id of the team's next round, open from now; Conflict while another one is open."""
    last = session.scalar(select(func.max(RoundRow.number)).where(RoundRow.team_id == team_id))
    opened = RoundRow(
        team_id=team_id,
        number=(last or 0) + 1,
        bank_version=bank_version,
        privacy=privacy,
        asked=asked,
        minimum=minimum,
        opened_at=now,
    )
    session.add(opened)
    try:
        session.flush()
    except IntegrityError as taken:
        raise Conflict(ONE_IS_OPEN) from taken
    if privacy == ANONYMOUS:
        round_keys.make(session, opened.id)
    kept.note(session, kept.ROUND_OPENED)
    return opened.id


def find(session: Session, person_id: str | None, round_id: str) -> Round:
    """The round, for a member of its team; NotFound for everybody else, as for an id that does not exist."""
    found = rows_of(session, _FOUND, person=person_id, round=round_id).one_or_none()
    if found is None:
        raise NotFound
    return Round(*found)


def shared(session: Session, round_id: str) -> Round:
    """The round, for whoever has a share of it: the caller has seen to that."""
    return Round(*session.execute(rounds_with(literal(VISITOR)).where(RoundRow.id == round_id)).one())


def open_for(session: Session, person_id: str) -> tuple[Round, ...]:
    """Every round that the person may open, newest first."""
    found = session.execute(_rounds_of(person_id).order_by(RoundRow.opened_at.desc(), RoundRow.id))
    return tuple(Round(*row) for row in found)


def of_team(session: Session, person_id: str, team_id: str) -> tuple[Round, ...]:
    """The team's rounds that the person may open, newest first; none for somebody who is no member."""
    return tuple(Round(*row) for row in rows_of(session, _OF_TEAM, person=person_id, team=team_id))


def page_of_team(session: Session, person_id: str, team_id: str, after: Place | None, most: int) -> Page[Round]:
    """Up to `most` of the team's rounds behind the place that the person may open, the one opened last first."""
    query = _rounds_of(person_id).where(RoundRow.team_id == team_id)
    return page_of(session, query, RoundRow.opened_at, RoundRow.id, Round, after, most)


def open_of_team(session: Session, person_id: str, team_id: str) -> Round | None:
    """The team's open round, for a member; None where there is none."""
    return next((round for round in of_team(session, person_id, team_id) if round.state == "open"), None)


def last_anonymous(session: Session, team_id: str) -> datetime | None:
    """When the team’s last anonymous round was closed; None where none was."""
    return session.scalar(
        select(func.max(RoundRow.closed_at)).where(RoundRow.team_id == team_id, RoundRow.privacy == ANONYMOUS)
    )


def counts(session: Session, round_id: str) -> Counts:
    """How many have begun and how many of them submitted; of a closed anonymous round nobody is left to be counted."""
    query = select(func.count(), func.count(ResponseRow.submitted_at)).where(ResponseRow.round_id == round_id)
    return Counts(*session.execute(query).one())


def counts_by_round(session: Session, round_ids: Sequence[str]) -> dict[str, Counts]:
    """The same of several rounds in one query, by round."""
    query = (
        select(ResponseRow.round_id, func.count(), func.count(ResponseRow.submitted_at))
        .where(ResponseRow.round_id.in_(round_ids))
        .group_by(ResponseRow.round_id)
    )
    return dict.fromkeys(round_ids, Counts(0, 0)) | {id: Counts(*found) for id, *found in session.execute(query)}


def keep_open(session: Session, round_id: str) -> None:
    """Keep the round from being closed or called off until the transaction is over; Closed where it is too late."""
    state = select(RoundRow.closed_at, RoundRow.called_off_at).where(RoundRow.id == round_id)
    found = session.execute(state.with_for_update(read=True)).one_or_none()
    if found is None or any(found):
        raise Closed


def show_to_team(session: Session, round: Round) -> None:
    """Let every member find a round that was only its author's; a second time changes nothing."""
    session.execute(update(RoundRow).where(RoundRow.id == round.id).values(only_for=None))


def rounds_with(standing: Any) -> Select[*tuple[Any, ...]]:
    """Rounds with their teams, each as `Round` takes it, for whoever has that standing."""
    return select(
        RoundRow.id,
        RoundRow.team_id,
        TeamRow.name,
        RoundRow.number,
        RoundRow.bank_version,
        RoundRow.privacy,
        RoundRow.minimum,
        RoundRow.opened_at,
        RoundRow.closed_at,
        RoundRow.called_off_at,
        standing,
        RoundRow.asked,
        RoundRow.respondents,
        RoundRow.only_for,
    ).join(TeamRow, TeamRow.id == RoundRow.team_id)


def _rounds_of(person_id: Any) -> Select[*tuple[Any, ...]]:
    return (
        rounds_with(MemberRow.standing)
        .join(MemberRow, MemberRow.team_id == TeamRow.id)
        .where(MemberRow.person_id == person_id, or_(RoundRow.only_for.is_(None), RoundRow.only_for == person_id))
    )


_THEIRS = _rounds_of(bindparam("person", type_=RoundRow.id.type))
_FOUND = _THEIRS.where(RoundRow.id == bindparam("round"))
_OF_TEAM = _THEIRS.where(RoundRow.team_id == bindparam("team")).order_by(RoundRow.number.desc())

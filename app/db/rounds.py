"""Rounds: what a person may open, how far a round is, and its end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db.models import MemberRow, ResponseRow, RoundRow, TeamRow
from app.domain.errors import Closed, Conflict, NotAllowed, NotFound

NAMED = "named"
LEAST_ANSWERS = 5
ONE_IS_OPEN = "This team has an open round already."
NOBODY_SUBMITTED = "Nobody has submitted answers yet, so there is nothing to close the round with."


@dataclass(frozen=True, slots=True)
class Round:
    """A round as one member of its team sees it. `standing` is theirs: `lead` or `member`."""

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

    @property
    def state(self) -> str:
        """`open`, `closed` or `called_off`."""
        if self.called_off_at:
            return "called_off"
        return "closed" if self.closed_at else "open"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people have begun to answer a round, and how many of these have submitted."""

    begun: int
    submitted: int


def start(session: Session, team_id: str, bank_version: str, now: datetime) -> str:
    """The id of the team's next round, named and open; Conflict while another one is open."""
    last = session.scalar(select(func.max(RoundRow.number)).where(RoundRow.team_id == team_id))
    opened = RoundRow(
        team_id=team_id,
        number=(last or 0) + 1,
        bank_version=bank_version,
        privacy=NAMED,
        minimum=LEAST_ANSWERS,
        opened_at=now,
    )
    session.add(opened)
    try:
        session.flush()
    except IntegrityError as taken:
        raise Conflict(ONE_IS_OPEN) from taken
    return opened.id


def find(session: Session, person_id: str | None, round_id: str) -> Round:
    """The round, for a member of its team; NotFound for everybody else, as for an id that does not exist."""
    found = session.execute(_rounds_of(person_id).where(RoundRow.id == round_id)).one_or_none()
    if found is None:
        raise NotFound
    return Round(*found)


def open_for(session: Session, person_id: str) -> tuple[Round, ...]:
    """Every round that the person may open, newest first."""
    found = session.execute(_rounds_of(person_id).order_by(RoundRow.opened_at.desc(), RoundRow.id))
    return tuple(Round(*row) for row in found)


def counts(session: Session, round_id: str) -> Counts:
    """How many have begun and how many of them submitted."""
    query = select(func.count(), func.count(ResponseRow.submitted_at)).where(ResponseRow.round_id == round_id)
    return Counts(*session.execute(query).one())


def close(session: Session, round: Round, now: datetime) -> None:
    """Close the round for good. Closed when it is not open any more, NotAllowed when the person is no lead,
    Conflict while nobody has submitted."""
    if round.standing != "lead":
        raise NotAllowed
    is_open = RoundRow.closed_at.is_(None) & RoundRow.called_off_at.is_(None)
    # The row lock keeps submissions out until the round is closed; of several who close at once one gets the row.
    closing = update(RoundRow).where(RoundRow.id == round.id, is_open).values(closed_at=now)
    if session.scalar(closing.returning(RoundRow.id)) is None:
        raise Closed
    if counts(session, round.id).submitted == 0:
        raise Conflict(NOBODY_SUBMITTED)


def _rounds_of(person_id: str | None) -> Select[*tuple[Any, ...]]:
    return (
        select(
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
            MemberRow.standing,
        )
        .join(TeamRow, TeamRow.id == RoundRow.team_id)
        .join(MemberRow, MemberRow.team_id == TeamRow.id)
        .where(MemberRow.person_id == person_id)
    )

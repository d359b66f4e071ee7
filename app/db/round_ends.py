"""How a round ends: closed with a report, or called off without one."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, exists, insert, literal, select, tuple_, update
from sqlalchemy.orm import Session, aliased

from app.db import counts, kept, round_keys, rounds
from app.db.models import AgreementRow, MemberRow, PersonRow, ResponseRow, RoundAgreementRow, RoundRow
from app.db.rounds import Round
from app.domain.errors import Closed, Conflict, NotAllowed
from app.domain.privacy import ANONYMOUS

NOBODY_SUBMITTED = "Nobody has submitted answers yet, so there is nothing to close the round with."
TOO_FEW_SUBMITTED = "Submitted so far: {submitted}. This anonymous round can be closed from {minimum} on."


def close(session: Session, round: Round, now: datetime) -> Round:
    """The round, closed for good; an anonymous one is reduced to its counts.

    Closed when it is not open any more, NotAllowed when the person is no lead, Conflict while too few have submitted.
    """
    _end(session, round, closed_at=now)
    submitted = rounds.counts(session, round.id).submitted
    if submitted < round.needed:
        raise Conflict(too_few(round, submitted))
    alone = _only_author(session, round) if submitted == 1 else None
    session.execute(update(RoundRow).where(RoundRow.id == round.id).values(respondents=submitted, only_for=alone))
    _keep_agreements(session, round)
    if round.privacy == ANONYMOUS:
        counts.keep(session, round.id)
        _forget(session, round)
    else:
        _keep_names(session, round)
    kept.note(session, kept.ROUND_CLOSED)
    return replace(round, closed_at=now, respondents=submitted, only_for=alone)


def call_off(session: Session, round: Round, now: datetime) -> None:
    """End the round without a report: its number and dates stay, its answers do not. Closed when it is not open any
    more, NotAllowed when the person is no lead."""
    _end(session, round, called_off_at=now)
    _forget(session, round)
    kept.note(session, kept.ROUND_CALLED_OFF)


def too_few(round: Round, submitted: int) -> str:
    """Why the round cannot be closed with so few submitted responses."""
    if round.privacy == ANONYMOUS:
        return TOO_FEW_SUBMITTED.format(submitted=submitted, minimum=round.minimum)
    return NOBODY_SUBMITTED


def _end(session: Session, round: Round, **end: datetime) -> None:
    if round.standing != rounds.LEAD:
        raise NotAllowed
    is_open = RoundRow.closed_at.is_(None) & RoundRow.called_off_at.is_(None)
    # The row lock keeps submissions out until the round is over; of several who end it at once one gets the row.
    ending = update(RoundRow).where(RoundRow.id == round.id, is_open).values(**end)
    if session.scalar(ending.returning(RoundRow.id)) is None:
        raise Closed


def _forget(session: Session, round: Round) -> None:
    session.execute(delete(ResponseRow).where(ResponseRow.round_id == round.id))
    round_keys.destroy(session, round.id)


def _keep_names(session: Session, round: Round) -> None:
    """Whoever gave a name only after submitting stands under that one from now on, whatever they are called later."""
    name = select(PersonRow.name).where(PersonRow.id == ResponseRow.person_id).scalar_subquery()
    nameless = (ResponseRow.round_id == round.id, ResponseRow.submitted_at.is_not(None), ResponseRow.name.is_(None))
    session.execute(update(ResponseRow).where(*nameless).values(name=name))


def _keep_agreements(session: Session, round: Round) -> None:
    """What the team has settled stays with the round as it stands, whatever is settled later."""
    later = aliased(AgreementRow)
    is_superseded = exists().where(
        later.team_id == AgreementRow.team_id,
        later.item == AgreementRow.item,
        tuple_(later.decided_at, later.id) > tuple_(AgreementRow.decided_at, AgreementRow.id),
    )
    standing = select(literal(round.id), AgreementRow.id).where(AgreementRow.team_id == round.team_id, ~is_superseded)
    session.execute(insert(RoundAgreementRow).from_select(["round_id", "agreement_id"], standing))


def _only_author(session: Session, round: Round) -> str | None:
    """The one person who is both the team and all who submitted; None where there is more than one."""
    members = session.scalars(select(MemberRow.person_id).where(MemberRow.team_id == round.team_id)).all()
    authors = session.scalars(
        select(ResponseRow.person_id).where(ResponseRow.round_id == round.id, ResponseRow.submitted_at.is_not(None))
    )
    return members[0] if len(members) == 1 and set(members) == set(authors) else None

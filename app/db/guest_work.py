"""What somebody began as a guest, moved to their account when they sign in (design 3, point 8)."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.db import round_keys
from app.db.models import AgreementRow, MemberRow, PersonRow, ResponseRow, RoundRow
from app.db.teams import LEAD


def hand_over(session: Session, secret: bytes, guest_id: str, account_id: str) -> None:
    """Give the account everything that the guest has, and forget the guest. Where both answered an open round the
    account's answers stay; what both submitted to a closed one stays twice, since that never changes."""
    both = select(PersonRow.id).where(PersonRow.id.in_((guest_id, account_id))).order_by(PersonRow.id)
    session.execute(both.with_for_update())
    _hold_rounds(session, guest_id)
    _move_named(session, guest_id, account_id)
    _move_anonymous(session, secret, guest_id, account_id)
    _move_memberships(session, guest_id, account_id)
    session.execute(update(RoundRow).where(RoundRow.only_for == guest_id).values(only_for=account_id))
    session.execute(update(AgreementRow).where(AgreementRow.decided_by == guest_id).values(decided_by=account_id))
    session.execute(delete(PersonRow).where(PersonRow.id == guest_id))


def _move_memberships(session: Session, guest_id: str, account_id: str) -> None:
    own = {row.team_id: row for row in session.scalars(select(MemberRow).where(MemberRow.person_id == account_id))}
    for guest in session.scalars(select(MemberRow).where(MemberRow.person_id == guest_id)):
        account = own.get(guest.team_id)
        if account is None:
            guest.person_id = account_id
            continue
        account.standing = LEAD if LEAD in (guest.standing, account.standing) else account.standing
        account.job_role = account.job_role or guest.job_role
        account.joined_at = min(guest.joined_at, account.joined_at)
        session.delete(guest)
    session.flush()


def _hold_rounds(session: Session, guest_id: str) -> None:
    """Let no round that the guest may have answered close meanwhile: what is in it then stays in it."""
    teams = select(MemberRow.team_id).where(MemberRow.person_id == guest_id)
    answered = select(ResponseRow.round_id).where(ResponseRow.person_id == guest_id)
    session.execute(
        select(RoundRow.id)
        .where(RoundRow.team_id.in_(teams) | RoundRow.id.in_(answered))
        .order_by(RoundRow.id)
        .with_for_update(read=True)
    )


def _move_named(session: Session, guest_id: str, account_id: str) -> None:
    of_guest = ResponseRow.person_id == guest_id
    twice = ResponseRow.round_id.in_(select(ResponseRow.round_id).where(ResponseRow.person_id == account_id))
    fixed = ResponseRow.submitted_at.is_not(None) & ResponseRow.round_id.in_(
        select(RoundRow.id).where(RoundRow.closed_at.is_not(None))
    )
    name = func.coalesce(ResponseRow.name, select(PersonRow.name).where(PersonRow.id == guest_id).scalar_subquery())
    session.execute(update(ResponseRow).where(of_guest, twice, fixed).values(person_id=None, name=name))
    session.execute(delete(ResponseRow).where(of_guest, twice))
    session.execute(update(ResponseRow).where(of_guest).values(person_id=account_id))


def _move_anonymous(session: Session, secret: bytes, guest_id: str, account_id: str) -> None:
    for team_id in session.scalars(select(MemberRow.team_id).where(MemberRow.person_id == guest_id)).all():
        accounts = round_keys.authors(session, secret, account_id, team_id)
        for round_id, author in round_keys.authors(session, secret, guest_id, team_id).items():
            of_guest = (ResponseRow.round_id == round_id, ResponseRow.author == author)
            twice = select(ResponseRow.id).where(
                ResponseRow.round_id == round_id, ResponseRow.author == accounts[round_id]
            )
            if session.scalar(twice):
                session.execute(delete(ResponseRow).where(*of_guest))
            else:
                session.execute(update(ResponseRow).where(*of_guest).values(author=accounts[round_id]))

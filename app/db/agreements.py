"""Agreements: what a team settled about its duties. Nothing is changed or removed; the last one for a duty stands."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session

from app.db import teams
from app.db.models import AgreementRow, PersonRow, RoundAgreementRow, RoundRow
from app.db.pages import Page, Place, page_of
from app.db.rounds import Round
from app.db.rows import rows_of
from app.db.teams import Team
from app.domain.agreements import Agreement
from app.domain.errors import Conflict

NEXT = timedelta(microseconds=1)
ROUND_IS_OVER = "A later round is closed by now. Settle it there, with what you say today."


@dataclass(frozen=True, slots=True)
class Decision:
    """An agreement as it was recorded; `decided_by` is None where its author has no name, or no account any more."""

    id: str
    agreement: Agreement
    decided_by: str | None


class DecidedElsewhere(Conflict):
    """Somebody settled the same duty since the page was shown; `stands` is what they decided."""

    sentence = "This duty was settled elsewhere in the meantime."

    def __init__(self, stands: Decision) -> None:
        self.stands = stands
        super().__init__()


def latest(session: Session, team_id: str) -> dict[str, Decision]:
    """What stands, by duty."""
    return _by_item(rows_of(session, _LATEST, team=team_id))


def history(session: Session, team_id: str) -> dict[str, tuple[Decision, ...]]:
    """Every decision by duty, the one that stands first."""
    found: dict[str, tuple[Decision, ...]] = {}
    for row in session.execute(_decisions().where(AgreementRow.team_id == team_id)):
        decision = _decision(*row)
        found[decision.agreement.item] = (decision, *found.get(decision.agreement.item, ()))
    return found


def page_of_team(session: Session, team_id: str, after: Place | None, most: int) -> Page[Decision]:
    """Up to `most` of the team's decisions behind the place, the latest first."""
    query = _decisions().where(AgreementRow.team_id == team_id)
    return page_of(session, query, AgreementRow.decided_at, AgreementRow.id, _decision, after, most)


def of_round(session: Session, round_id: str) -> dict[str, Decision]:
    """What stood when the round closed, by duty; empty while it is open."""
    return _by_item(rows_of(session, _OF_ROUND, round=round_id))


def since(session: Session, round: Round) -> dict[str, Decision]:
    """What stands today and did not stand when the round closed, by duty."""
    stood = {decision.id for decision in of_round(session, round.id).values()}
    return {item: one for item, one in latest(session, round.team_id).items() if one.id not in stood}


def is_to_settle(session: Session, round: Round) -> bool:
    """Whether decisions are taken on this round's report: it is the last one that the team closed. What somebody has
    answered alone, and not shown, is nobody else's last one."""
    closed = RoundRow.closed_at.is_not(None)
    found = RoundRow.only_for.is_(None) | (RoundRow.only_for == round.only_for)
    last = select(func.max(RoundRow.number)).where(RoundRow.team_id == round.team_id, closed, found)
    return round.state == "closed" and session.scalar(last) == round.number


def record(session: Session, round: Round, team: Team, agreement: Agreement, seen: str | None) -> None:
    """Let the agreement stand from now on, on the report of a closed round of the team. `seen` is the id of the
    decision that stood on the page, None where none did; the same decision sent twice is recorded once.

    NotAllowed when the team's member does not lead it, Conflict when a later round is closed, DecidedElsewhere when
    another decision has been taken since.
    """
    # While the team is held nobody else decides, and nobody's standing changes.
    teams.hold_as_lead(session, team)
    if not is_to_settle(session, round):
        raise Conflict(ROUND_IS_OVER)
    stands = latest(session, team.id).get(agreement.item)
    if stands and stands.id != seen:
        if replace(stands.agreement, decided_at=agreement.decided_at) == agreement:
            return
        raise DecidedElsewhere(stands)
    name = session.scalar(select(PersonRow.name).where(PersonRow.id == team.person_id))
    signed = {"team_id": team.id, "decided_by": team.person_id, "decided_by_name": name}
    session.add(AgreementRow(**asdict(_after(stands, agreement)), **signed))
    session.flush()


def _after(stands: Decision | None, agreement: Agreement) -> Agreement:
    """The agreement, no earlier than what it takes the place of: clocks are set back, and replicas have one each."""
    if stands is None:
        return agreement
    return replace(agreement, decided_at=max(agreement.decided_at, stands.agreement.decided_at + NEXT))


def _decisions() -> Select[*tuple[Any, ...]]:
    """The oldest first, so that the one that stands comes last."""
    return select(
        AgreementRow.id,
        AgreementRow.item,
        AgreementRow.owner,
        AgreementRow.holder_name,
        AgreementRow.since,
        AgreementRow.why,
        AgreementRow.risk_taken_by,
        AgreementRow.decided_at,
        AgreementRow.decided_by_name,
    ).order_by(AgreementRow.decided_at, AgreementRow.id)


_LATEST = _decisions().where(AgreementRow.team_id == bindparam("team"))
_OF_ROUND = (
    _decisions()
    .join(RoundAgreementRow, RoundAgreementRow.agreement_id == AgreementRow.id)
    .where(RoundAgreementRow.round_id == bindparam("round"))
)


def _by_item(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[str, Decision]:
    decisions = [_decision(*row) for row in rows]
    return {decision.agreement.item: decision for decision in decisions}


def _decision(id: str, *columns: Any) -> Decision:
    *agreement, decided_by = columns
    return Decision(id, Agreement(*agreement), decided_by)

"""Settling: after a round, duty by duty, who answers for it from now on. Made for a screen that all look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, Visit, WritingVisit
from app.db import agreements, rounds, teams
from app.db.agreements import DecidedElsewhere, Decision
from app.domain.agreements import Agreement
from app.domain.errors import BadInput, NotAllowed, NotFound
from app.domain.questionnaire import Responsibility
from app.domain.settling import rows_to_settle
from app.rounds.closed import ClosedReport, closed_report
from app.web.decisions import WAIT, agreement_sent, decision_form, is_day
from app.web.forms import Fields
from app.web.render import page, see_other
from app.wording.agreements import agreed_words
from app.wording.rounds import day, round_kicker
from app.wording.settling import duty_text, gap_lines

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Settling:
    """A closed round with the ids of its duties that need a decision, what stands today, and what of that was decided
    since the round closed. `is_latest`: decisions are taken on this round and no earlier one."""

    closed: ClosedReport
    rows: tuple[str, ...]
    standing: Mapping[str, Decision]
    since: Mapping[str, Decision]
    is_latest: bool

    @property
    def agreements(self) -> Mapping[str, Agreement]:
        """What stands today, by duty."""
        return {item: decision.agreement for item, decision in self.standing.items()}

    @property
    def may_settle(self) -> bool:
        """Whether the visitor takes decisions here."""
        return self.is_latest and self.closed.round.standing == rounds.LEAD

    def following(self, item: str | None = None) -> str | None:
        """The next duty without a decision after this one, from the start again at the end; None when all have one."""
        at = self.rows.index(item) + 1 if item in self.rows else 0
        return next((row for row in (*self.rows[at:], *self.rows[:at]) if row not in self.since), None)


@router.get("/rounds/{round_id}/settling")
def show(round_id: str, visit: ReadingVisit) -> Response:
    """Which duties need a decision, and what has been decided."""
    settling = _settling(visit, round_id)
    closed = settling.closed
    decided = {item: agreed_words(closed.bank, decision.agreement) for item, decision in settling.since.items()}
    return page(
        visit.request,
        "settling/show.html",
        settling=settling,
        round=closed.round,
        kicker=round_kicker(closed.round),
        gaps=gap_lines(closed.bank, closed.report, settling.rows),
        others=[duty for duty in closed.bank.responsibilities if duty.id not in settling.rows],
        decided=decided,
        done=sum(row in decided for row in settling.rows),
    )


@router.get("/rounds/{round_id}/settling/{item_id}")
def edit(round_id: str, item_id: str, visit: ReadingVisit) -> Response:
    """One duty, with what people said, and the form to settle it for whoever may."""
    settling = _settling(visit, round_id)
    duty = _duty(settling, item_id)
    stands = settling.standing.get(duty.id)
    return _page(visit, settling, duty, decision_form(stands, visit.now.date()), stands)


@router.post("/rounds/{round_id}/settling/{item_id}")
def update(round_id: str, item_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Record the decision and go on to the next duty."""
    settling = _settling(visit, round_id)
    duty = _duty(settling, item_id)
    stands = settling.standing.get(duty.id)
    if settling.closed.round.standing != rounds.LEAD:
        raise NotAllowed
    try:
        agreement = agreement_sent(duty, fields, visit.now)
        team = teams.find(visit.session, visit.person, settling.closed.round.team_id)
        agreements.record(visit.session, settling.closed.round, team, agreement, seen=fields.get("seen") or None)
    except DecidedElsewhere as change:
        return _page(visit, settling, duty, fields, change.stands, status=409, is_conflict=True)
    except BadInput as fault:
        return _page(visit, settling, duty, fields, stands, status=422, errors=fault.fields)
    following = _settling(visit, round_id).following(duty.id)
    return see_other(f"/rounds/{round_id}/settling{f'/{following}' if following else ''}")


def _settling(visit: Visit, round_id: str) -> Settling:
    round = rounds.find(visit.session, visit.person_id, round_id)
    closed = closed_report(visit.session, round)
    return Settling(
        closed=closed,
        rows=rows_to_settle(closed.bank, closed.report),
        standing=agreements.latest(visit.session, round.team_id),
        since=agreements.since(visit.session, round),
        is_latest=agreements.is_to_settle(visit.session, round),
    )


def _duty(settling: Settling, item_id: str) -> Responsibility:
    """The duty at this address; NotFound for an id that the round does not ask about."""
    for duty in settling.closed.bank.responsibilities:
        if duty.id == item_id:
            return duty
    raise NotFound


def _page(
    visit: Visit,
    settling: Settling,
    duty: Responsibility,
    typed: Mapping[str, str],
    stands: Decision | None,
    status: int = 200,
    errors: Mapping[str, str] | None = None,
    is_conflict: bool = False,
) -> Response:
    closed = settling.closed
    return page(
        visit.request,
        "settling/edit.html",
        status,
        settling=settling,
        round=closed.round,
        alone=closed.report.respondents == 1,
        duty=duty_text(closed.bank, closed.report, closed.voices, settling.agreements, duty),
        place=settling.rows.index(duty.id) + 1 if duty.id in settling.rows else None,
        stands=stands,
        stands_in_words=agreed_words(closed.bank, stands.agreement) if stands else "",
        day=day,
        following=settling.following(duty.id),
        typed=decision_form(None, visit.now.date()) | dict(typed),
        is_day=is_day(typed),
        wait=WAIT,
        errors=errors or {},
        is_conflict=is_conflict,
    )

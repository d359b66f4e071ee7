"""Reports: one's own view, and the closed round's report, which is the same for every member."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.access import ReadingVisit, Visit
from app.db import agreements, rounds
from app.domain.reporting import view_of
from app.domain.settling import rows_to_settle
from app.rounds.closed import closed_report
from app.rounds.compared import earlier_rounds
from app.rounds.own import OwnPart, own_part
from app.web.render import page, see_other
from app.wording.agreements import decided_since
from app.wording.beside import Beside, beside
from app.wording.document import document_of
from app.wording.numbers import counted
from app.wording.rounds import round_kicker

router = APIRouter()


@router.get("/rounds/{round_id}/view")
def view(request: Request, round_id: str, visit: ReadingVisit) -> Response:
    """The report over one's own answers: the whole of it, but for where the duties belong while these are still asked
    (design 3, point 13)."""
    part = own_part(visit, round_id)
    if not part.has_begun:
        return see_other(f"/rounds/{round_id}")
    own = part.as_response()
    return page(
        request,
        "reports/view.html",
        doc=document_of(view_of(part.bank, own), part.bank),
        part=part,
        round=part.round,
        kicker=round_kicker(part.round, "your view"),
        team=_team_beside(visit, part) if part.is_submitted else None,
        is_asking=part.may_change and any(duty.id not in part.answers for duty in part.bank.responsibilities),
    )


@router.get("/rounds/{round_id}/report")
def show(request: Request, round_id: str, visit: ReadingVisit) -> Response:
    """The closed round's report; while the round is open, how many have answered."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    if round.state != "closed":
        counts = rounds.counts(visit.session, round.id)
        return page(request, "reports/open.html", round=round, counts=counts, kicker=round_kicker(round))
    closed = closed_report(visit.session, round)
    doc = document_of(closed.report, closed.bank, closed.voices)
    later = {item: one.agreement for item, one in agreements.since(visit.session, round).items()}
    kicker = round_kicker(round, counted(closed.report.respondents, "respondent"))
    return page(
        request,
        "reports/closed.html",
        doc=doc,
        round=round,
        kicker=kicker,
        decided_since=decided_since(closed.bank, later),
        to_settle=len(rows_to_settle(closed.bank, closed.report)),
        before=next(iter(earlier_rounds(visit.session, visit.person, round)), None),
    )


def _team_beside(visit: Visit, part: OwnPart) -> tuple[Beside, ...] | None:
    """Where one's own answers are not the team's; None where there is no report of several to stand beside."""
    if part.round.state != "closed":
        return None
    closed = closed_report(visit.session, part.round)
    return beside(part.bank, part.as_response(), closed.report) if closed.report.respondents > 1 else None

"""Reports: one's own view, and the closed round's report, which is the same for every member."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.access import ReadingVisit
from app.bank import load_bank
from app.db import responses, rounds
from app.domain.errors import Withheld
from app.domain.report import WithheldReport
from app.domain.reporting import report_of, view_of
from app.web.own import own_part
from app.web.render import page, see_other
from app.wording.document import document_of
from app.wording.numbers import counted
from app.wording.rounds import round_kicker

router = APIRouter()


@router.get("/rounds/{round_id}/view")
def view(request: Request, round_id: str, visit: ReadingVisit) -> Response:
    """The whole report over one's own answers, submitted or not."""
    part = own_part(visit, round_id)
    if not part.answers:
        return see_other(f"/rounds/{round_id}")
    doc = document_of(view_of(part.bank, part.as_response()), part.bank)
    return page(
        request, "reports/view.html", doc=doc, part=part, round=part.round, kicker=round_kicker(part.round, "your view")
    )


@router.get("/rounds/{round_id}/report")
def show(request: Request, round_id: str, visit: ReadingVisit) -> Response:
    """The closed round's report; while the round is open, how many have answered."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    if round.state != "closed":
        counts = rounds.counts(visit.session, round.id)
        return page(request, "reports/open.html", round=round, counts=counts, kicker=round_kicker(round))
    bank = load_bank(round.bank_version)
    report = report_of(bank, responses.submitted(visit.session, round.id), round.privacy, round.minimum)
    if isinstance(report, WithheldReport):
        raise Withheld
    doc = document_of(report, bank)
    kicker = round_kicker(round, counted(report.respondents, "respondent"))
    return page(request, "reports/closed.html", doc=doc, round=round, kicker=kicker)

"""Reports: one's own view, and the closed round's report, which is the same for every member."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from app.access import ReadingVisit, Visit, read, recall
from app.db import rounds
from app.db.session import database_of
from app.domain.reporting import view_of
from app.domain.settling import rows_to_settle
from app.rounds.closed import MadeOf, closed_report, made_of
from app.rounds.compared import earlier_rounds
from app.rounds.own import OwnPart, own_part
from app.web.kept_pages import KeptPage, KeptPages, kept_page, takes_compressed
from app.web.render import page, see_other, whole
from app.wording.agreements import decided_since
from app.wording.beside import Beside, beside
from app.wording.document import document_of
from app.wording.numbers import counted
from app.wording.rounds import round_kicker

router = APIRouter()

ADDRESS = "/rounds/{round_id}/report"


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


@router.get(ADDRESS)
async def show(request: Request, round_id: str) -> Response:
    """The closed round's report; while the round is open, how many have answered."""
    found = await _recalled(request, round_id) or await read(request, lambda visit: _found(visit, round_id))
    if not isinstance(found, MadeOf):
        return found
    page = _find(request, found) or _pages(request).keep(found, await _made(request, found))
    return page.answer(request, ())


async def kept(request: Request, round_id: str) -> Response | None:
    """The closed round's report as `show` would answer, where its page is kept. NotFound as there."""
    found = await _recalled(request, round_id)
    page = _find(request, found) if found else None
    return page.answer(request, (), is_last=True) if page else None


async def _recalled(request: Request, round_id: str) -> MadeOf | None:
    """What the report is made of, from what is remembered; None where that is not for `recall` to say. Looked up once
    for `kept` and for `show`, which comes next where nothing is kept."""
    if not hasattr(request.state, "made_of"):
        request.state.made_of = await recall(request, (ADDRESS, round_id), partial(_made_of, round_id=round_id))
    return request.state.made_of


def _found(visit: Visit, round_id: str) -> MadeOf | Response:
    """What the report is made of, or the page that says how far the round is."""
    if made_of := _made_of(visit.session, visit.person_id, round_id):
        return made_of
    round = rounds.find(visit.session, visit.person_id, round_id)
    counts = rounds.counts(visit.session, round.id)
    return page(visit.request, "reports/open.html", round=round, counts=counts, kicker=round_kicker(round))


def _made_of(session: Session, person_id: str | None, round_id: str) -> MadeOf | None:
    """What the report is made of, None while the round is not closed."""
    round = rounds.find(session, person_id, round_id)
    if round.state != "closed":
        return None
    return made_of(session, round, next(iter(earlier_rounds(session, person_id, round)), None))


def _pages(request: Request) -> KeptPages:
    return request.app.state.reports


def _find(request: Request, made_of: MadeOf) -> KeptPage | None:
    return _pages(request).find(made_of, compressed=takes_compressed(request))


async def _made(request: Request, made_of: MadeOf) -> KeptPage:
    """The page, the same for every member who stands to the round alike; who asks for it was found with what it is made
    of."""
    later = {decision.agreement.item: decision.agreement for decision in made_of.decided_since}

    def made(session: Session) -> KeptPage:
        closed = closed_report(session, made_of.round)
        return kept_page(
            whole(
                request,
                "reports/closed.html",
                doc=document_of(closed.report, closed.bank, closed.voices),
                round=made_of.round,
                kicker=round_kicker(made_of.round, counted(closed.report.respondents, "respondent")),
                decided_since=decided_since(closed.bank, later),
                to_settle=len(rows_to_settle(closed.bank, closed.report)),
                before=made_of.before,
            ),
            compressed=takes_compressed(request),
        )

    return await database_of(request).read(made)


def _team_beside(visit: Visit, part: OwnPart) -> tuple[Beside, ...] | None:
    """Where one's own answers are not the team's; None where there is no report of several to stand beside."""
    if part.round.state != "closed":
        return None
    closed = closed_report(visit.session, part.round)
    return beside(part.bank, part.as_response(), closed.report) if closed.report.respondents > 1 else None

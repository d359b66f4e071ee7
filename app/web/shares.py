"""Sharing: the links by which people outside the team read a closed round, for its leads to make and withdraw."""

from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from app.access import ReadingVisit, Visit, WritingVisit
from app.db import shares
from app.db.rounds import Round
from app.domain.errors import BadInput
from app.rounds.closed import closed_report
from app.rounds.shared import as_shared
from app.web.forms import Fields
from app.web.render import page, see_other
from app.web.share_forms import DAYS, FIELDS, known_fields, offer_sent, usual_form
from app.web.share_links import share_links
from app.web.shared_pages import Preview, shared_page
from app.wording.rounds import round_kicker

router = APIRouter()


@router.get("/rounds/{round_id}/shares")
def index(round_id: str, visit: ReadingVisit) -> Response:
    """The links, each ready to paste, and the form for a new one, filled in as the address says."""
    round = shares.find_led(visit.session, visit.person_id, round_id)
    return _page(visit, round, known_fields(visit.request.query_params) or usual_form())


@router.get("/rounds/{round_id}/shares/preview")
def preview(round_id: str, visit: ReadingVisit) -> Response:
    """The page that visitors would get with these choices. Nothing is made yet."""
    round = shares.find_led(visit.session, visit.person_id, round_id)
    fields = known_fields(visit.request.query_params)
    try:
        offer = offer_sent(fields, visit.now)
    except BadInput as fault:
        return _page(visit, round, fields, fault.fields)
    closed = as_shared(closed_report(visit.session, round), offer.along)
    files = "" if offer.along.files else None
    return HTMLResponse(shared_page(closed, offer.expires_at, files, Preview(round.id, fields)))


@router.post("/rounds/{round_id}/shares")
def create(round_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Make a link, and show it."""
    round = shares.find_led(visit.session, visit.person_id, round_id)
    try:
        offer = offer_sent(fields, visit.now)
    except BadInput as fault:
        return _page(visit, round, fields, fault.fields)
    shares.make(visit.session, round, visit.person, offer.along, offer.expires_at, visit.now, offer.label)
    return see_other(f"/rounds/{round.id}/shares")


@router.post("/rounds/{round_id}/shares/{share_id}/withdrawal")
def destroy(round_id: str, share_id: str, visit: WritingVisit) -> Response:
    """Withdraw a link: from now on it looks like one that never was."""
    round = shares.find_led(visit.session, visit.person_id, round_id)
    shares.withdraw(visit.session, round, visit.person, share_id, visit.now)
    return see_other(f"/rounds/{round.id}/shares")


def _page(visit: Visit, round: Round, typed: Mapping[str, str], errors: Mapping[str, str] | None = None) -> Response:
    closed = closed_report(visit.session, round)
    links = share_links(visit, round)
    return page(
        visit.request,
        "shares/index.html",
        422 if errors else 200,
        round=round,
        kicker=round_kicker(round),
        working=[link for link in links if link.state == "open"],
        ended=[link for link in links if link.state != "open"],
        has_decisions=bool(closed.report.agreements),
        has_names=len(closed.voices) > 1,
        days=DAYS,
        typed=dict.fromkeys(FIELDS, "") | dict(typed),
        errors=errors or {},
    )

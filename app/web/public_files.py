"""The public side, as files: a shared report to take along, where the lead allows it."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from app.attempts import LINKS_LIMITED
from app.db import shares
from app.db.session import Reading
from app.db.shares import NO_SUCH_SHARE
from app.domain.errors import NotFound
from app.rounds.shared import shared_report
from app.web.report_files import report_file
from app.web.share_links import share_in

router = APIRouter(dependencies=[LINKS_LIMITED])


@router.get("/s/{token}.json")
def json(token: str, request: Request, session: Reading) -> Response:
    """The shared report for programs, exact (contract section 1)."""
    return _file(request, session, token, "json")


@router.get("/s/{token}.csv")
def csv(token: str, request: Request, session: Reading) -> Response:
    """The shared report for a spreadsheet."""
    return _file(request, session, token, "csv")


@router.get("/s/{token}.md")
def markdown(token: str, request: Request, session: Reading) -> Response:
    """The shared report for a wiki."""
    return _file(request, session, token, "md")


@router.get("/s/{token}.pdf")
def pdf(token: str, request: Request, session: Reading) -> Response:
    """The shared report on paper."""
    return _file(request, session, token, "pdf")


def _file(request: Request, session: Session, token: str, ending: str) -> Response:
    share = shares.find(session, share_in(request, token)).at(datetime.now(UTC))
    if not share.along.files:
        raise NotFound(NO_SUCH_SHARE)
    answer = report_file(shared_report(session, share), ending)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer

"""Exports: a closed round's report as a file, for every member."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, Visit
from app.db import rounds
from app.domain.errors import Conflict
from app.rounds.closed import ClosedReport, closed_report
from app.web.report_files import report_file

router = APIRouter()

NOT_YET = "The report comes when the round is closed. Until then there is no file of it."
CALLED_OFF = "This round was called off, so there is no report of it."


@router.get("/rounds/{round_id}/report.json")
def json(round_id: str, visit: ReadingVisit) -> Response:
    """The report for programs, exact (contract section 1)."""
    return report_file(_report(visit, round_id), "json")


@router.get("/rounds/{round_id}/report.csv")
def csv(round_id: str, visit: ReadingVisit) -> Response:
    """The report for a spreadsheet, exact: a row per question."""
    return report_file(_report(visit, round_id), "csv")


@router.get("/rounds/{round_id}/report.md")
def markdown(round_id: str, visit: ReadingVisit) -> Response:
    """The report for a wiki."""
    return report_file(_report(visit, round_id), "md")


@router.get("/rounds/{round_id}/report.pdf")
def pdf(round_id: str, visit: ReadingVisit) -> Response:
    """The report on paper."""
    return report_file(_report(visit, round_id), "pdf")


def _report(visit: Visit, round_id: str) -> ClosedReport:
    round = rounds.find(visit.session, visit.person_id, round_id)
    if round.state != "closed":
        raise Conflict(NOT_YET if round.state == "open" else CALLED_OFF)
    return closed_report(visit.session, round)

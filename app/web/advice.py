"""Everything that Holdfast can recommend, in full, whatever a report picks from it."""

from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.bank import load_bank
from app.web.render import page
from app.wording.advice import AdviceGroup, advice_groups

router = APIRouter()


@router.get("/advice")
def show(request: Request) -> HTMLResponse:
    """Every recommendation of the newest questionnaire."""
    return page(request, "advice/show.html", groups=_groups())


@cache
def _groups() -> tuple[AdviceGroup, ...]:
    return advice_groups(load_bank())

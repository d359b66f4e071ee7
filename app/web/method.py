"""How every figure is computed, and which of the rules are judgement."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.bank import load_bank
from app.domain import judgement
from app.web.render import page
from app.wording.advice import source_texts

router = APIRouter()


@router.get("/method")
def show(request: Request) -> HTMLResponse:
    """The rules in plain words, with the article's one named as such, and the sources they rest on."""
    bank = load_bank()
    return page(request, "method/show.html", bank=bank, judgement=judgement, sources=source_texts(bank, METHOD_SOURCES))


METHOD_SOURCES = (
    "ARTICLE",
    "KREUZ23",
    "HAYES07",
    "KAPPA",
    "DARLEY68",
    "KP10",
    "ANON",
    "SUPPRESS",
    "PANEL",
    "FENTON23",
    "DORA-WIP",
)

"""The sample report: what a newcomer will get, in one click."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.web.render import page
from app.wording.sample import sample_document

router = APIRouter()


@router.get("/sample")
def show(request: Request) -> HTMLResponse:
    """A whole report from the bundled answers of five people, without an account or a database row."""
    return page(request, "samples/show.html", doc=sample_document(), kicker="A sample team · Round 1 · 5 respondents")

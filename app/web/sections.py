"""The questionnaire's sections: a page each, saved with its button where JavaScript does not."""

from dataclasses import replace
from secrets import token_hex

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.access import ReadingVisit, WritingVisit
from app.web.forms import Fields
from app.web.own import begun_response, own_part, section_of
from app.web.questions import SectionPage, next_address, section_page
from app.web.render import page, see_other
from app.web.saving import SectionOutcome, save_section

router = APIRouter()


@router.get("/rounds/{round_id}/sections/{section_id}")
def edit(request: Request, round_id: str, section_id: str, visit: ReadingVisit) -> Response:
    """The section with what was answered so far; one's own view where nothing can be changed any more."""
    part = own_part(visit, round_id)
    section = section_of(part.bank, section_id)
    if not part.may_change:
        return see_other(f"/rounds/{round_id}/view")
    shown = section_page(part.bank, round_id, section, part.given, _new_page())
    return page(request, "sections/show.html", page=shown)


@router.post("/rounds/{round_id}/sections/{section_id}")
def update(request: Request, round_id: str, section_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Save the section and go on; or show again, with what was sent, the questions that could not be saved."""
    part = own_part(visit, round_id)
    section = section_of(part.bank, section_id)
    response = begun_response(visit, part)
    outcome = save_section(visit.session, response.id, part.bank, section, fields, part.given)
    if not outcome.errors:
        return see_other(next_address(part.bank, round_id, section))
    shown = section_page(part.bank, round_id, section, outcome.given, _new_page())
    return page(request, "sections/show.html", 409 if outcome.is_conflict else 422, page=_with_faults(shown, outcome))


def _with_faults(shown: SectionPage, outcome: SectionOutcome) -> SectionPage:
    questions = tuple(outcome.unsaved.get(question.item.id, question) for question in shown.questions)
    return replace(shown, questions=questions, errors=outcome.errors)


def _new_page() -> str:
    """A token for one rendering of a page, by which its saves are known from another page's."""
    return token_hex(8)

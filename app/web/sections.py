"""The questionnaire's sections: a page each, saved with its button where JavaScript does not."""

from collections.abc import Mapping
from dataclasses import replace
from secrets import token_hex

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.access import ReadingVisit, WritingVisit
from app.domain.questionnaire import Section
from app.rounds.own import OwnPart, begun_response, own_part, section_of
from app.web.endings import seconds_to_warning
from app.web.forms import Fields
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
    return _page(request, part, shown)


@router.post("/rounds/{round_id}/sections/{section_id}")
def update(request: Request, round_id: str, section_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Save the section and go on; or show again, with what was sent, the questions that could not be saved.

    A button of one question (`keep` this answer, `take` the other one) comes back to that question.
    """
    part = own_part(visit, round_id)
    section = section_of(part.bank, section_id)
    response = begun_response(visit, part)
    settled = _settled(section, fields)
    sent = _without_taken(fields)
    undecided = _undecided(section, fields, settled)
    outcome = save_section(visit.session, response.id, part.bank, section, sent, part.given, undecided)
    if not outcome.errors:
        here = f"/rounds/{round_id}/sections/{section_id}"
        return see_other(f"{here}#{settled}" if settled else next_address(part.bank, round_id, section))
    shown = section_page(part.bank, round_id, section, outcome.given, _new_page())
    status = 409 if outcome.is_conflict else 422
    return _page(request, part, _with_faults(shown, outcome), status)


def _page(request: Request, part: OwnPart, shown: SectionPage, status: int = 200) -> Response:
    warning = seconds_to_warning(request)
    return page(request, "sections/show.html", status, round=part.round, page=shown, seconds_to_warning=warning)


def _with_faults(shown: SectionPage, outcome: SectionOutcome) -> SectionPage:
    questions = tuple(outcome.unsaved.get(question.item.id, question) for question in shown.questions)
    return replace(shown, questions=questions, errors=outcome.errors)


def _settled(section: Section, fields: Mapping[str, str]) -> str | None:
    """The question whose own button was pressed."""
    pressed = fields.get("keep") or fields.get("take")
    return pressed if pressed in section.items else None


def _undecided(section: Section, fields: Mapping[str, str], settled: str | None) -> list[str]:
    """The other questions that were shown with two answers, while one question's own button decides for that one."""
    return [item for item in section.items if settled and item != settled and f"{item}.elsewhere" in fields]


def _without_taken(fields: Mapping[str, str]) -> Mapping[str, str]:
    """The fields but for those of the question for which the stored answer is taken."""
    taken = fields.get("take")
    return {name: value for name, value in fields.items() if taken is None or name.split(".")[0] != taken}


def _new_page() -> str:
    """A token for one rendering of a page, by which its saves are known from another page's."""
    return token_hex(8)

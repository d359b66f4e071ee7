"""The questionnaire's sections: a page each, saved with its button where JavaScript does not."""

from collections.abc import Mapping
from dataclasses import replace
from secrets import token_hex

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.access import Visit, WritingVisit, glance
from app.db.answers import GivenAnswer
from app.db.last_time import LastTime
from app.domain.questionnaire import Section
from app.rounds.last_time import last_time
from app.rounds.own import PRESET, OwnPart, begun_response, own_part, section_of
from app.web.endings import seconds_to_warning
from app.web.forms import Fields
from app.web.frames import framed
from app.web.last_time import REST, STILL, with_confirmed
from app.web.render import fragment, is_htmx, see_other
from app.web.saving import SectionOutcome, save_section
from app.web.section_pages import SectionPage, next_address, section_page

router = APIRouter()

ADDRESS = "/rounds/{round_id}/sections/{section_id}"


@router.get(ADDRESS)
async def edit(request: Request, round_id: str, section_id: str) -> Response:
    """The section with what was answered so far; one's own view where nothing can be changed any more."""
    return await glance(request, lambda visit: _shown(visit, round_id, section_id))


def _shown(visit: Visit, round_id: str, section_id: str) -> Response:
    part = own_part(visit, round_id)
    section = section_of(part.bank, section_id)
    if not part.may_change:
        return see_other(f"/rounds/{round_id}/view")
    shown = section_page(part.bank, round_id, section, part.given, _new_page(), last_time(visit, part))
    return _page(visit.request, part, shown)


@router.post(ADDRESS)
def update(request: Request, round_id: str, section_id: str, fields: Fields, visit: WritingVisit) -> Response:
    """Save the section and go on; or show again, with what was sent, the questions that could not be saved.

    A button of one question (`keep` this answer, `take` the other one, `still` true) comes back to that question, and
    the one that confirms the rest of the section comes back to the section.
    """
    part = own_part(visit, round_id)
    section = section_of(part.bank, section_id)
    last = last_time(visit, part)
    goes_on = is_htmx(request)
    outcome = _saved(visit, part, section, fields, last, is_over=not goes_on)
    if not outcome.errors and not goes_on:
        settled = _settled(section, fields)
        here = f"/rounds/{round_id}/sections/{section_id}"
        return see_other(f"{here}#{settled}" if settled else next_address(part.bank, round_id, section))
    shown = _with_faults(section_page(part.bank, round_id, section, outcome.given, _new_page(), last), outcome)
    status = (409 if outcome.is_conflict else 422) if outcome.errors else 200
    if goes_on:
        return _confirmed(shown, outcome, part.given, status)
    return _page(request, part, shown, status)


def _saved(
    visit: Visit, part: OwnPart, section: Section, fields: Fields, last: LastTime | None, *, is_over: bool
) -> SectionOutcome:
    """What becomes of what the page sent, with what its buttons take and confirm."""
    response = begun_response(visit, part)
    sent = with_confirmed(section, _without_taken(fields), last.answers if last else {})
    undecided = _undecided(section, fields, _settled(section, fields))
    return save_section(visit.session, response.id, part.bank, section, sent, part.given, undecided, is_over=is_over)


def _page(request: Request, part: OwnPart, shown: SectionPage, status: int = 200) -> HTMLResponse:
    return HTMLResponse(framed(part.round, shown, seconds_to_warning(request)), status)


def _confirmed(shown: SectionPage, outcome: SectionOutcome, before: Mapping[str, GivenAnswer], status: int) -> Response:
    """What the page has to show anew, for a page that has chosen on its own what was confirmed."""
    changed = {item: answer for item, answer in outcome.given.items() if before.get(item) != answer}
    preset = {item for item, answer in changed.items() if answer.page == PRESET}
    told = {*changed, *outcome.unsaved} - preset
    return fragment(
        "sections/_confirmed.html",
        status,
        page=shown,
        questions=[question for question in shown.questions if question.item.id in told],
        preset=[question for question in shown.questions if question.item.id in preset],
        saved="" if outcome.errors else "Saved",
    )


def _with_faults(shown: SectionPage, outcome: SectionOutcome) -> SectionPage:
    questions = tuple(
        replace(outcome.unsaved.get(question.item.id, question), last_answer=question.last_answer)
        for question in shown.questions
    )
    return replace(shown, questions=questions, errors=outcome.errors)


def _settled(section: Section, fields: Mapping[str, str]) -> str | None:
    """The question whose own button was pressed, or the rest of the section."""
    pressed = fields.get("keep") or fields.get("take") or fields.get(STILL)
    return pressed if pressed == REST or pressed in section.items else None


def _undecided(section: Section, fields: Mapping[str, str], settled: str | None) -> list[str]:
    """The other questions that were shown with two answers, while a button decides only for one, or for the rest."""
    return [item for item in section.items if settled and item != settled and f"{item}.elsewhere" in fields]


def _without_taken(fields: Mapping[str, str]) -> Mapping[str, str]:
    """The fields but for those of the question for which the stored answer is taken."""
    taken = fields.get("take")
    return {name: value for name, value in fields.items() if taken is None or name.split(".")[0] != taken}


def _new_page() -> str:
    """A token for one rendering of a page, by which its saves are known from another page's."""
    return token_hex(8)

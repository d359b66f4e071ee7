"""One answer, saved as it is given. Only htmx comes here; without JavaScript the section's button saves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.access import Visit, write
from app.db.answers import ChangedElsewhere, GivenAnswer
from app.db.last_time import LastTime
from app.domain.errors import NotFound
from app.domain.questionnaire import Context, Item, Section
from app.rounds.last_time import last_time
from app.rounds.own import PRESET, OwnPart, begun_response, own_part
from app.rounds.presets import save_presets
from app.web.forms import Fields, WhoIsMissing, answer_form, edit_count
from app.web.questions import NOTHING, Question, question_of, question_sent, section_page
from app.web.render import fragment
from app.web.saving import save

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an answer: all that is given now, the question as it is to be shown, and what else it answered."""

    part: OwnPart
    section: Section
    given: Mapping[str, GivenAnswer]
    question: Question
    status: int = 200
    saved: str = ""
    hint: str = ""
    preset: Sequence[str] = ()
    last: LastTime | None = None


@router.post("/rounds/{round_id}/answers/{item_id}")
async def create(request: Request, round_id: str, item_id: str, fields: Fields) -> HTMLResponse:
    """Save one answer, and what it presets. The answer is the question's state, for its place on the page."""
    # Only one saves at a time on SQLite, and nobody need wait until another one's answer has been put into words.
    return _state(await write(request, lambda visit: _saved(visit, round_id, item_id, fields)))


def _saved(visit: Visit, round_id: str, item_id: str, fields: Mapping[str, str]) -> Saved:
    part = own_part(visit, round_id)
    item, section = _asked(part, item_id)
    response = begun_response(visit, part)
    try:
        form = answer_form(item, fields)
    except WhoIsMissing as missing:
        question = question_of(item, part.given.get(item.id, NOTHING))
        return Saved(part, section, part.given, question, hint=missing.fields[item.id])
    try:
        saved = save(visit.session, response.id, form, edit=edit_count(fields))
    except ChangedElsewhere as change:
        return Saved(part, section, part.given, question_sent(form, change.kept), status=409)
    given = {**part.given, item.id: saved}
    given = {**given, **save_presets(visit.session, response.id, part.bank, {item.id: saved}, given)}
    preset = _preset_by(item, given)
    last = last_time(visit, part) if preset else None
    return Saved(part, section, given, question_of(item, saved), saved="Saved", preset=preset, last=last)


def _asked(part: OwnPart, item_id: str) -> tuple[Item, Section]:
    """The item and the section that asks it; NotFound for an id that the questionnaire does not have."""
    for section in part.bank.sections:
        if item_id in section.items:
            return part.bank.items[item_id], section
    raise NotFound


def _preset_by(item: Item, given: Mapping[str, GivenAnswer]) -> Sequence[str]:
    """What this item's answers have answered for others that nobody touched since; not only the latest answer, since a
    page that changes it quickly never sees what an earlier one did."""
    presets = item.presets.values() if isinstance(item, Context) else ()
    others = dict.fromkeys(other for others in presets for other in others)
    return [other for other in others if other in given and given[other].page == PRESET]


def _state(saved: Saved) -> HTMLResponse:
    """The question's state, the section's count, and preset questions that stand on the same page."""
    part, preset = saved.part, saved.preset
    page = section_page(part.bank, part.round.id, saved.section, saved.given, "", saved.last, only=preset)
    context = {"page": page, "question": saved.question, "preset": page.questions}
    words = {"saved": saved.saved, "hint": saved.hint}
    return fragment("sections/_saved.html", saved.status, moved=True, **context, **words)

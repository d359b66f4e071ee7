"""One answer, saved as it is given. Only htmx comes here; without JavaScript the section's button saves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.access import Visit, write
from app.db.answers import ChangedElsewhere
from app.domain.errors import NotFound
from app.domain.last_time import LastAnswer
from app.domain.progress import progress
from app.domain.questionnaire import Context, Item, Section
from app.rounds.last_time import last_time
from app.rounds.own import PRESET, OwnPart, begun_response, own_part
from app.rounds.presets import save_presets
from app.web.direct import DirectRoute
from app.web.forms import WhoIsMissing, answer_form, edit_count, form_fields
from app.web.questions import NOTHING, Question, question_of, question_sent
from app.web.render import fragment
from app.web.saving import save


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an answer: the respondent's part as it is now, the question as it is to be shown, and what else it
    answered."""

    part: OwnPart
    section: Section
    question: Question
    status: int = 200
    saved: str = ""
    hint: str = ""
    preset: Sequence[Question] = ()


async def create(request: Request) -> HTMLResponse:
    """Save one answer, and what it presets. The answer is the question's state, for its place on the page."""
    round_id, item_id = request.path_params["round_id"], request.path_params["item_id"]
    fields = await form_fields(request)
    # Only one saves at a time on SQLite, and nobody need wait until another one's answer has been put into words.
    return _state(await write(request, lambda visit: _saved(visit, round_id, item_id, fields)))


route = DirectRoute("/rounds/{round_id}/answers/{item_id}", create, methods=["POST"])


def _saved(visit: Visit, round_id: str, item_id: str, fields: Mapping[str, str]) -> Saved:
    part = own_part(visit, round_id)
    item, section = _asked(part, item_id)
    response = begun_response(visit, part)
    try:
        form = answer_form(item, fields)
    except WhoIsMissing as missing:
        question = question_of(item, part.given.get(item.id, NOTHING))
        return Saved(part, section, question, hint=missing.fields[item.id])
    try:
        saved = save(visit.session, response.id, form, edit=edit_count(fields))
    except ChangedElsewhere as change:
        return Saved(part, section, question_sent(form, change.kept), status=409)
    given = {**part.given, item.id: saved}
    given = {**given, **save_presets(visit.session, response.id, part.bank, {item.id: saved}, given)}
    part = replace(part, given=given)
    return Saved(part, section, question_of(item, saved), saved="Saved", preset=_preset_by(visit, part, item, section))


def _asked(part: OwnPart, item_id: str) -> tuple[Item, Section]:
    """The item and the section that asks it; NotFound for an id that the questionnaire does not have."""
    for section in part.bank.sections:
        if item_id in section.items:
            return part.bank.items[item_id], section
    raise NotFound


def _preset_by(visit: Visit, part: OwnPart, item: Item, section: Section) -> Sequence[Question]:
    """What this item's answers have answered for others of its page that nobody touched since; not only the latest
    answer, since a page that changes it quickly never sees what an earlier one did."""
    presets = item.presets.values() if isinstance(item, Context) else ()
    others = {other for others in presets for other in others}
    preset = [id for id in section.items if id in others and id in part.given and part.given[id].page == PRESET]
    last = last_time(visit, part) if preset else None
    said: Mapping[str, LastAnswer] = last.answers if last else {}
    return [question_of(part.bank.items[id], part.given[id], said.get(id)) for id in preset]


def _state(saved: Saved) -> HTMLResponse:
    """The question's state, the section's count, and preset questions that stand on the same page."""
    part = saved.part
    answered, asked = progress(part.bank, saved.section.id, part.answers)
    return fragment(
        "sections/_saved.html",
        saved.status,
        moved=True,
        page={
            "round_id": part.round.id,
            "answered": len(answered),
            "answered_ids": " ".join(answered),
            "asked": asked,
        },
        question=saved.question,
        preset=saved.preset,
        saved=saved.saved,
        hint=saved.hint,
    )

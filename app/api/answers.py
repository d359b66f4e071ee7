"""Writing one's own answers: several at once, and all of them or none."""

from collections.abc import Mapping
from secrets import token_hex
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlalchemy.orm import Session

from app.api.own_parts import own_part_shown
from app.api.problems import ADDRESSES, Changed, JsonObject, problems
from app.api.request_schema import ANSWERS
from app.api.schemas import Answer, OwnAnswers, RoundId
from app.bank import load_bank
from app.db import answers
from app.db.answers import ChangedElsewhere, GivenAnswer
from app.domain.answers_json import AnswersFault, parsed
from app.domain.errors import BadInput, Conflict, Unreadable, WrongKind
from app.domain.sent_answers import SentAnswer, sent_answers
from app.programs import WritingCall
from app.rounds.own import OwnPart, begun_response, own_part
from app.rounds.presets import save_presets

router = APIRouter(prefix=ADDRESSES)

JSON = ("application/json", "application/merge-patch+json")
NOT_ASKED = "This round is anonymous, and does not ask for {items}."


async def _json(request: Request) -> object:
    """The value of the body. WrongKind where it says that it is no JSON, Unreadable where it is none."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in JSON:
        raise WrongKind
    try:
        return parsed(await request.body(), "The body")
    except AnswersFault as fault:
        raise Unreadable(f"{fault}.") from None


@router.patch(
    "/rounds/{round_id}/response/answers",
    summary="Give, change or take back answers",
    response_description="Your part of the round, as it stands now.",
    responses=problems(400, 403, 404, 409, 413, 415, 422),
    openapi_extra={"requestBody": {"required": True, "content": dict.fromkeys(JSON, ANSWERS)}},
)
def update(call: WritingCall, round_id: RoundId, body: Annotated[object, Depends(_json)]) -> OwnAnswers:
    """Items that the body leaves out stay as they are. Each answer carries as `seen` the sequence that you read: where
    the answer has changed since, nothing is kept, and the problem's `conflicts` has both. An answer that makes other
    questions pointless answers these “not applicable” where they have no answer, as on the pages."""
    part = own_part(call, round_id)
    sent = _checked(part, body)
    response = begun_response(call, part)
    saved = _saved(call.session, response.id, sent)
    save_presets(call.session, response.id, part.bank, saved, {**part.given, **saved})
    return own_part_shown(call, round_id)


def _checked(part: OwnPart, body: object) -> Mapping[str, SentAnswer]:
    try:
        sent = sent_answers(body, load_bank(part.round.bank_version))
    except AnswersFault as fault:
        raise BadInput({found.where: found.what for found in fault.found}) from None
    if unasked := sent.keys() - part.bank.items:
        raise Conflict(NOT_ASKED.format(items=", ".join(unasked)))
    return sent


def _saved(session: Session, response_id: str, sent: Mapping[str, SentAnswer]) -> Mapping[str, GivenAnswer]:
    saved: dict[str, GivenAnswer] = {}
    changes: list[ChangedElsewhere] = []
    # A token for each call, as a page has one: so no other call's answers are taken for its own.
    page = token_hex(16)
    for item, one in sent.items():
        try:
            saved[item] = answers.save(
                session, response_id, item, one.value, one.severity, one.written_down, seen=one.seen, page=page, edit=1
            )
        except ChangedElsewhere as change:
            changes.append(change)
    if changes:
        raise Changed([_conflict(change) for change in changes])
    return saved


def _conflict(change: ChangedElsewhere) -> JsonObject:
    stored = Answer.model_validate(change.kept).model_dump()
    sent = Answer.model_validate(change.refused).model_dump(exclude={"sequence"})
    return {"item": change.item, "stored": stored, "sent": sent}

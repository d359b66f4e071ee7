"""Reminding those who have not answered an open named round, by mail."""

from fastapi import APIRouter
from fastapi.responses import Response
from starlette.background import BackgroundTask

from app import mail
from app.access import Visit, WritingVisit
from app.db import people, reminders, rounds
from app.db.rounds import Round
from app.domain.errors import Closed, Conflict, NotAllowed
from app.domain.privacy import ANONYMOUS
from app.domain.reminders import REACHED, reach_of
from app.settings import Settings
from app.web.render import see_other
from app.wording.letters import REMINDER_SUBJECT, reminder_letter
from app.wording.rounds import round_name

router = APIRouter()

NO_MAIL = "This Holdfast sends no mail. The join link, pasted where your team talks, reaches everybody."
NOT_KNOWN = "In an anonymous round it is not known who has answered, so nobody can be reminded."


@router.post("/rounds/{round_id}/reminders")
def create(round_id: str, visit: WritingVisit) -> Response:
    """Write to everybody who has not submitted, has an address, and was not written to about this round for a day."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    settings: Settings = visit.request.app.state.settings
    _refuse(round, settings)
    answer = see_other(f"/rounds/{round.id}#unfinished")
    # Sent once the answer has gone, and so once it is kept who was written to.
    if to := _addresses(visit, round):
        name = people.name_of(visit.session, visit.person)
        letter = reminder_letter(name, round_name(round), f"{settings.base_url}/rounds/{round.id}")
        answer.background = BackgroundTask(mail.send_each, settings, to, REMINDER_SUBJECT, letter)
    return answer


def _refuse(round: Round, settings: Settings) -> None:
    if round.standing != rounds.LEAD:
        raise NotAllowed
    if round.privacy == ANONYMOUS:
        raise Conflict(NOT_KNOWN)
    if round.state != "open":
        raise Closed
    if not settings.sends_mail:
        raise Conflict(NO_MAIL)


def _addresses(visit: Visit, round: Round) -> tuple[str, ...]:
    """Where to write to, and noted as written to: of several who remind at once, one gets each address."""
    reached = {
        one.person_id: one.email
        for one in reminders.missing(visit.session, round)
        if one.email and one.person_id != visit.person and reach_of(one.email, one.reminded_at, visit.now) == REACHED
    }
    noted = reminders.note(visit.session, round, list(reached), visit.now)
    return tuple(email for person_id, email in reached.items() if person_id in noted)

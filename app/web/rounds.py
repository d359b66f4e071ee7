"""A round: how far it is, who is still missing, and what the visitor can do next."""

from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, Visit
from app.db import members, reminders, rounds, teams
from app.db.participation import participants
from app.db.rounds import LEAD, Round
from app.domain.progress import missing
from app.domain.questionnaire import Section
from app.domain.reminders import reach_of
from app.rounds.compared import earlier_rounds
from app.rounds.last_time import last_time
from app.rounds.own import CUT_LOOSE, OwnPart, own_part
from app.settings import Settings
from app.web.join_links import JoinLink, current_link
from app.web.render import page
from app.wording.rounds import day

router = APIRouter()


@router.get("/rounds/{round_id}")
def show(round_id: str, visit: ReadingVisit) -> Response:
    """How many were asked, have begun and finished; in a named round who has not finished, for leads the join link."""
    part = own_part(visit, round_id)
    team = teams.find(visit.session, visit.person_id, part.round.team_id)
    size = len(members.of(visit.session, team))
    return page(
        visit.request,
        "rounds/show.html",
        part=part,
        round=part.round,
        counts=rounds.counts(visit.session, part.round.id),
        size=size,
        asked=part.round.asked or (size if size > 1 else None),
        unfinished=[one for one in participants(visit.session, part.round) if not one.has_finished],
        person_id=visit.person,
        questions=len(part.bank.items),
        going_on=_going_on(part),
        cut_loose=CUT_LOOSE if part.is_cut_loose else None,
        last=last_time(visit, part) if part.may_change else None,
        link=_link(visit, part, team),
        before=earlier_rounds(visit.session, visit.person, part.round),
        reach=_reach(visit, part.round),
        day=day,
    )


def _reach(visit: Visit, round: Round) -> Mapping[str, str]:
    """Whom a lead's reminder would reach, and whom not, by person; nobody where there is no mail, and not oneself."""
    settings: Settings = visit.request.app.state.settings
    if not settings.sends_mail or round.standing != LEAD:
        return {}
    missing_people = reminders.missing(visit.session, round)
    return {
        one.person_id: reach_of(one.email, one.reminded_at, visit.now)
        for one in missing_people
        if one.person_id != visit.person
    }


def _link(visit: Visit, part: OwnPart, team: teams.Team) -> JoinLink | None:
    return current_link(visit, team) if part.round.standing == LEAD and part.round.state == "open" else None


def _going_on(part: OwnPart) -> Section:
    """The first section with a question left; the last one where all are answered."""
    left = missing(part.bank, part.answers)
    sections = part.bank.sections
    return next((section for section in sections if any(item in left for item in section.items)), sections[-1])

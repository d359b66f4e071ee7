"""The check before submitting: every answer with its Change link, what is missing, and what is worth a second look."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.access import ReadingVisit, Visit
from app.db import invitations, members, teams
from app.db.rounds import Round
from app.domain.privacy import ANONYMOUS
from app.domain.progress import missing, stale_presets
from app.domain.questionnaire import Bank, Section, Symptom
from app.domain.reporting import view_of
from app.rounds.own import OwnPart, own_part
from app.web.questions import NOTHING, answer_in_words
from app.web.render import page, see_other
from app.wording.contradictions import SecondLook, second_looks
from app.wording.severity import SEVERITY_LABELS

router = APIRouter()

TEAM, COUNTS, ALONE = "team", "counts", "alone"
WHY_STILL_NOT_APPLICABLE = (
    "“{name}” was set aside while no model was in production. Now there is one: does it arise after all?"
)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One question with its answer in words, marks included; None where there is none."""

    id: str
    name: str
    section: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class CheckSection:
    """One section's lines, and how many of them are answered."""

    section: Section
    lines: tuple[CheckLine, ...]

    @property
    def answered(self) -> int:
        return sum(line.answer is not None for line in self.lines)


@router.get("/rounds/{round_id}/check")
def show(request: Request, round_id: str, visit: ReadingVisit) -> Response:
    """All answers on one page, before they are submitted, and who will see them once they are."""
    part = own_part(visit, round_id)
    if not part.may_change:
        return see_other(f"/rounds/{round_id}/view")
    return page(
        request,
        "checks/show.html",
        round=part.round,
        sections=check_sections(part),
        missing=len(missing(part.bank, part.answers)),
        looks=_looks(part),
        section_of=_section_by_item(part.bank),
        names={item.id: item.name for item in part.bank.items.values()},
        may_submit=part.has_begun,
        audience=_audience(visit, part.round),
    )


def check_sections(part: OwnPart) -> tuple[CheckSection, ...]:
    """Every answer in the order of the pages."""
    return tuple(
        CheckSection(section, tuple(_line(part, section, item) for item in section.items))
        for section in part.bank.sections
    )


def _audience(visit: Visit, round: Round) -> str:
    """Who will see these answers: `counts` for an anonymous round, `team` where somebody else is in it or may
    come by a link, `alone` otherwise."""
    if round.privacy == ANONYMOUS:
        return COUNTS
    team = teams.find(visit.session, visit.person_id, round.team_id)
    is_invited_to = any(link.state(visit.now) == "open" for link in invitations.of(visit.session, team))
    return TEAM if is_invited_to or len(members.of(visit.session, team)) > 1 else ALONE


def _line(part: OwnPart, section: Section, item_id: str) -> CheckLine:
    item = part.bank.items[item_id]
    given = part.given.get(item_id, NOTHING)
    if given.value is None:
        return CheckLine(item.id, item.name, section.id, None)
    marks = [answer_in_words(item, given)]
    if isinstance(item, Symptom) and given.severity is not None:
        marks.append(SEVERITY_LABELS[given.severity].lower())
    if given.written_down:
        marks.append("written down")
    return CheckLine(item.id, item.name, section.id, ", ".join(marks))


def _looks(part: OwnPart) -> tuple[SecondLook, ...]:
    """What hardly fits together, and what was set aside by an answer that has changed since. Asked, never corrected."""
    report = view_of(part.bank, part.as_response())
    stale = tuple(
        SecondLook(item, WHY_STILL_NOT_APPLICABLE.format(name=part.bank.items[item].name), (item,))
        for item in stale_presets(part.bank, part.answers)
    )
    return (*second_looks(report.contradictions), *stale)


def _section_by_item(bank: Bank) -> dict[str, str]:
    return {item: section.id for section in bank.sections for item in section.items}

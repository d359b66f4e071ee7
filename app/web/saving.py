"""Saving answers from a page: one at a time, or all of a section with its button."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.db import answers
from app.db.answers import ChangedElsewhere, GivenAnswer
from app.domain.errors import BadInput
from app.domain.questionnaire import Bank, Section
from app.rounds.presets import save_presets
from app.web.forms import AnswerForm, answer_form, edit_count
from app.web.questions import NOTHING, Question, question_refused, question_sent


@dataclass(frozen=True, slots=True)
class SectionOutcome:
    """What became of a section's answers: all that is given now, a sentence per question that could not be saved, and
    these questions as they were sent."""

    given: Mapping[str, GivenAnswer]
    errors: Mapping[str, str]
    unsaved: Mapping[str, Question]

    @property
    def is_conflict(self) -> bool:
        """Whether all that went wrong was changed elsewhere."""
        return bool(self.errors) and all(question.elsewhere for question in self.unsaved.values())


def save(session: Session, response_id: str, form: AnswerForm, edit: int) -> GivenAnswer:
    """Store what the form says of its item. ChangedElsewhere where another page said something else since."""
    sent = form.sent
    return answers.save(
        session,
        response_id,
        form.item.id,
        sent.value,
        sent.severity,
        sent.written_down,
        seen=form.seen,
        page=form.page,
        edit=edit,
    )


def save_section(
    session: Session,
    response_id: str,
    bank: Bank,
    section: Section,
    fields: Mapping[str, str],
    given: Mapping[str, GivenAnswer],
    undecided: Collection[str] = (),
    *,
    is_over: bool = True,
) -> SectionOutcome:
    """Save every answer of the section that its page changed; what cannot be saved holds nothing else up. Questions
    that are `undecided` between two answers are asked again, and stay as they are. A page that `is_over` saves no more
    after this; one that goes on may have sent something later that arrived before."""
    saved: dict[str, GivenAnswer] = {}
    errors: dict[str, str] = {}
    unsaved: dict[str, Question] = {}
    for item in (bank.items[item_id] for item_id in section.items):
        kept = given.get(item.id, NOTHING)
        try:
            form = answer_form(item, fields)
        except BadInput as fault:
            errors.update(fault.fields)
            unsaved[item.id] = question_refused(item, kept, fields, fault.fields[item.id])
            continue
        if not form.is_touched:
            continue
        try:
            if item.id in undecided:
                raise ChangedElsewhere(item.id, kept, kept)
            # Without a script a page keeps no count; what came before this is what is stored.
            edit = max(kept.edit + 1, edit_count(fields)) if is_over else edit_count(fields)
            saved[item.id] = save(session, response_id, form, edit=edit)
        except ChangedElsewhere as change:
            errors[item.id] = change.sentence
            unsaved[item.id] = question_sent(form, change.kept)
    given = {**given, **saved}
    presets = save_presets(session, response_id, bank, saved, given)
    return SectionOutcome({**given, **presets}, errors, unsaved)

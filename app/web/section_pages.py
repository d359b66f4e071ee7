"""What the page of a section needs: its questions, how many are answered, and where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from app.db.answers import GivenAnswer
from app.db.last_time import LastTime
from app.domain.last_time import LastAnswer, left_to_confirm
from app.domain.progress import progress
from app.domain.questionnaire import Bank, Item, Responsibility, Section
from app.web.questions import NOTHING, Option, Question, question_of


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One section of the questionnaire, as one respondent sees it. `page` names this rendering of it; `answered_ids`
    are the answered questions with spaces between. `last` is their last time, and `left` counts the questions that it
    answers and they have not answered yet."""

    bank: Bank
    round_id: str
    section: Section
    questions: tuple[Question, ...]
    answered: int
    answered_ids: str
    asked: int
    page: str
    last: LastTime | None = None
    left: int = 0
    errors: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def steps(self) -> tuple[Section, ...]:
        """All sections in their order."""
        return self.bank.sections

    @property
    def onward(self) -> str:
        """The words on the section's button."""
        place = self._place
        if place == 0:
            return "See the verdict"
        if place + 1 < len(self.steps):
            return f"Continue to {self.steps[place + 1].name.lower()}"
        return "Check your answers"

    @property
    def back(self) -> str:
        """The address of what comes before."""
        start = f"/rounds/{self.round_id}"
        return f"{start}/sections/{self.steps[self._place - 1].id}" if self._place else start

    @property
    def unscored(self) -> list[Question]:
        """The questions that no figure is computed over; on the page of duties they stand before these."""
        return [question for question in self.questions if question.kind == "context"]

    def duties(self, *, core: bool) -> list[Question]:
        """The duties that the headline figures are computed over, or those that Holdfast added."""
        items = [(question, question.item) for question in self.questions]
        return [question for question, item in items if isinstance(item, Responsibility) and item.core is core]

    @property
    def columns(self) -> tuple[Option, ...]:
        """The columns of the matrix of duties; empty on other pages."""
        return next((_columns(question.item) for question in self.questions if question.kind == "duty"), ())

    @property
    def shows_last_time(self) -> bool:
        """Whether any question has an answer of the last time beside it."""
        return any(question.last_answer for question in self.questions)

    def name_of(self, item: str) -> str:
        """The question's name, for the list of what went wrong."""
        return next(question.item.name for question in self.questions if question.item.id == item)

    @property
    def _place(self) -> int:
        return self.steps.index(self.section)


def section_page(
    bank: Bank,
    round_id: str,
    section: Section,
    given: Mapping[str, GivenAnswer],
    page: str,
    last: LastTime | None = None,
) -> SectionPage:
    """The section's questions in order, and how many are answered."""
    said: Mapping[str, LastAnswer] = last.answers if last else {}
    answers = {item: answer.value for item, answer in given.items() if answer.value is not None}
    answered, asked = progress(bank, section.id, answers)
    return SectionPage(
        bank=bank,
        round_id=round_id,
        section=section,
        questions=tuple(
            question_of(bank.items[item], given.get(item, NOTHING), said.get(item)) for item in section.items
        ),
        answered=len(answered),
        answered_ids=" ".join(answered),
        asked=asked,
        page=page,
        last=last,
        left=len(left_to_confirm(section, said, answers)),
    )


def next_address(bank: Bank, round_id: str, section: Section) -> str:
    """Where a section leads: the verdict comes straight after the symptoms, the check after the last section."""
    order = [step.id for step in bank.sections]
    place = order.index(section.id)
    if place == 0:
        return f"/rounds/{round_id}/verdict"
    if place + 1 < len(order):
        return f"/rounds/{round_id}/sections/{order[place + 1]}"
    return f"/rounds/{round_id}/check"


@cache
def _columns(duty: Item) -> tuple[Option, ...]:
    return question_of(duty).columns

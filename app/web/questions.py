"""What a page needs of a question: its choices, what was answered, and what went wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.db.answers import GivenAnswer, Said
from app.domain.last_time import LastAnswer
from app.domain.questionnaire import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Context,
    Item,
    Mistake,
    Practice,
    Responsibility,
    Symptom,
)
from app.web.forms import AnswerForm
from app.web.last_time import ELSE, LastSaid, last_said
from app.wording.severity import SEVERITY_LABELS

KINDS: Mapping[type[Item], str] = {
    Context: "context",
    Symptom: "symptom",
    Responsibility: "duty",
    Practice: "practice",
    Mistake: "mistake",
}
APART = (DONT_KNOW, NOT_APPLICABLE)
NOTHING = GivenAnswer(None)
SOMEONE_ELSE = "Someone else"


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button; `apart` stands away from the rest, as "I don't know" does."""

    value: str
    label: str
    hint: str
    checked: bool
    apart: bool


@dataclass(frozen=True)
class Question:
    """One fieldset: the item, what is `said` to it as the page shows it, and what was last time, None where that is not
    known. `seen` is sent back with every save so that changes elsewhere are noticed."""

    item: Item
    said: Said
    seen: str
    last_answer: LastAnswer | None = None
    error: str = ""
    elsewhere: str = ""
    who_is_missing: bool = False

    @property
    def kind(self) -> str:
        return KINDS[type(self.item)]

    @property
    def is_faulty(self) -> bool:
        """Whether there is more to show than the question and an answer."""
        return bool(self.error or self.elsewhere or self.who_is_missing)

    @property
    def written_down(self) -> bool:
        return self.said.written_down

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The answers to choose from, but for those of `others`."""
        return tuple(option for option in self._choices if not option.value.startswith("other:"))

    @cached_property
    def others(self) -> tuple[Option, ...]:
        """Who "Someone else" may be; empty where nobody is asked for."""
        return tuple(option for option in self._choices if option.value.startswith("other:"))

    @cached_property
    def severities(self) -> tuple[Option, ...]:
        """What a symptom may have cost; empty for everything else."""
        if not isinstance(self.item, Symptom):
            return ()
        severity = str(self.said.severity)
        return tuple(_option(str(level), label, "", severity) for level, label in enumerate(SEVERITY_LABELS))

    @cached_property
    def columns(self) -> tuple[Option, ...]:
        """The options of a duty as columns: one for all of `others`, where "Someone else" asks who."""
        someone = Option(
            ELSE, SOMEONE_ELSE, "", self.who_is_missing or any(option.checked for option in self.others), False
        )
        place = [option.value for option in self.options].index("everyone")
        return (*self.options[:place], someone, *self.options[place:])

    @cached_property
    def last(self) -> LastSaid | None:
        """What the question shows of the last time."""
        return last_said(self.item, self.last_answer)

    @property
    def chosen(self) -> str:
        """The chosen answer as its button says it; "no answer" where none is."""
        return next((option.label for option in self._choices if option.checked), "no answer")

    @cached_property
    def _choices(self) -> tuple[Option, ...]:
        choices, said = self.item.scale.choices, self.said.value
        return tuple(_option(choice.value, choice.label, choice.hint, said) for choice in choices)


def question_of(item: Item, given: GivenAnswer = NOTHING, last: LastAnswer | None = None) -> Question:
    """The question with what was answered to it, and the last time."""
    return Question(item, given.said, seen_token(given), last)


def question_sent(form: AnswerForm, kept: GivenAnswer) -> Question:
    """The question as it was sent, beside what was said elsewhere and is kept."""
    return Question(form.item, form.sent, seen_token(kept), elsewhere=answer_in_words(form.item, kept))


def question_refused(item: Item, kept: GivenAnswer, fields: Mapping[str, str], error: str) -> Question:
    """The question with what is kept of it and why what was sent is not; "Someone else" stays chosen."""
    if fields.get(item.id) != ELSE:
        return Question(item, kept.said, seen_token(kept), error=error)
    sent = Said(None, written_down=f"{item.id}.written" in fields)
    return Question(item, sent, seen_token(kept), error=error, who_is_missing=True)


def answer_in_words(item: Item, given: GivenAnswer) -> str:
    """What was answered, as the button says it."""
    return "no answer" if given.value is None else item.scale.label(given.value)


def seen_token(given: GivenAnswer) -> str:
    """What a page shows of an answer, small enough for a hidden field: sequence, value, severity, written down."""
    severity = "" if given.severity is None else given.severity
    return f"{given.sequence}|{given.value or ''}|{severity}|{int(given.written_down)}"


def _option(value: str, label: str, hint: str, given: str | None) -> Option:
    return Option(value, label, hint, value == given, value in APART)

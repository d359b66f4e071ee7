"""Questions as fieldsets, each set in type once for every way it can look: most of a page is the same for everybody."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from app.db.answers import Said
from app.domain.last_time import LastAnswer
from app.domain.questionnaire import Item
from app.web.questions import Question
from app.web.render import environment

MOST = 1000
"""Fieldsets kept at a time, of about 3 kB."""

ROUND = "{round}"
SEEN = "{seen}"
"""What stands in a kept fieldset for what is the respondent's own."""


def fieldsets(questions: Iterable[Question], round_id: str) -> Markup:
    """The questions one after the other, as they stand on a page of the round."""
    safe_id = escape(round_id)
    return Markup("\n".join([fieldset(question, safe_id) for question in questions]))


def set_anew(questions: Iterable[Question], round_id: str) -> Markup:
    """The same, without a look at what is kept."""
    return Markup("\n".join([_set(question, round_id) for question in questions]))


def fieldset(question: Question, round_id: Markup) -> str:
    """One of them; the round's id is escaped already."""
    if question.is_faulty:
        return _set(question, round_id)
    to_round, to_seen, rest = _kept(question.item, question.said, question.last_answer)
    return f"{to_round}{round_id}{to_seen}{escape(question.seen)}{rest}"


@lru_cache(MOST)
def _kept(item: Item, said: Said, last: LastAnswer | None) -> tuple[str, str, str]:
    """What stands before the round's id, between it and what the page has seen, and behind both."""
    to_round, _, rest = _set(Question(item, said, SEEN, last), ROUND).partition(ROUND)
    to_seen, _, rest = rest.partition(SEEN)
    return to_round, to_seen, rest


def _set(question: Question, round_id: str) -> str:
    template = "sections/_duty.html" if question.kind == "duty" else "sections/_question.html"
    return environment().get_template(template).render(question=question, page={"round_id": round_id})

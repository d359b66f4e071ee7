"""Questions as fieldsets, each set in type once for every way it can look: most of a page is the same for everybody."""

from functools import lru_cache

from markupsafe import Markup, escape

from app.db.answers import Said
from app.domain.last_time import LastAnswer
from app.domain.questionnaire import Item
from app.web.questions import Question
from app.web.render import environment

MOST = 2000
"""Fieldsets kept at a time, of about 3 kB."""

ROUND = "{round}"
SEEN = "{seen}"
"""What stands in a kept fieldset for what is the respondent's own."""


def fieldset(question: Question, round_id: str) -> Markup:
    """The question as it stands on a page of the round."""
    if question.is_faulty:
        return set_anew(question, round_id)
    kept = _kept(question.item, question.said, question.last_answer)
    return Markup(kept.replace(ROUND, round_id).replace(SEEN, escape(question.seen)))


def set_anew(question: Question, round_id: str) -> Markup:
    """The same, without a look at what is kept."""
    return Markup(_set(question, round_id))


@lru_cache(MOST)
def _kept(item: Item, said: Said, last: LastAnswer | None) -> str:
    return _set(Question(item, said, SEEN, last), ROUND)


def _set(question: Question, round_id: str) -> str:
    template = "sections/_duty.html" if question.kind == "duty" else "sections/_question.html"
    return environment().get_template(template).render(question=question, page={"round_id": round_id})

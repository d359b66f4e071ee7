"""Questions as fieldsets, each set in type once for every way it can look: most of a page is the same for everybody."""

from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup, escape

from app.web.last_time import LastSaid
from app.web.questions import Look, Question, question_like
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
    kept = _kept(question.look, question.last)
    return Markup(kept.replace(ROUND, round_id).replace(SEEN, escape(question.seen)))


def set_anew(question: Question, round_id: str) -> Markup:
    """The same, without a look at what is kept."""
    template = "sections/_duty.html" if question.kind == "duty" else "sections/_question.html"
    return Markup(environment().get_template(template).render(question=question, page={"round_id": round_id}))


@lru_cache(MOST)
def _kept(look: Look, last: LastSaid | None) -> str:
    return set_anew(replace(question_like(look), seen=SEEN, last=last), ROUND)

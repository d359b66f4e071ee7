"""Pages of questions in their frames: all that stands around the questions is set in type once for every way it can
look, with gaps for what is the respondent's own."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from app.db.rounds import Round
from app.web.fieldsets import fieldset, fieldsets
from app.web.questions import Question
from app.web.render import environment
from app.web.section_pages import SectionPage
from app.wording.rounds import day

MOST = 100
"""Frames kept at a time, of about 6 kB."""

GAP = "\0{}\0"
"""A gap while its frame is set in type: no text of ours, or of anybody's, holds a NUL."""

Setting = Callable[[Iterable[Question], str], str]


def framed(round: Round, shown: SectionPage, seconds_to_warning: int | None) -> str:
    """The whole page, with the warning that the visitor will be signed out in so many seconds, None for no warning."""
    if shown.errors or seconds_to_warning is not None:
        return set_anew(round, shown, seconds_to_warning)
    round_id = escape(shown.round_id)
    own: Mapping[str, object] = {
        "round": round_id,
        "page": escape(shown.page),
        "answered": shown.answered,
        "answered_ids": shown.answered_ids,
        "left": shown.left,
        **{question.item.id: fieldset(question, round_id) for question in shown.questions},
    }
    return _frame(round, shown) % own


def set_anew(round: Round, shown: SectionPage, seconds_to_warning: int | None = None) -> str:
    """The same, without a look at the frames that are kept."""
    return _set(round, shown, fieldsets, seconds_to_warning)


def _frame(round: Round, shown: SectionPage) -> str:
    """What stands around the questions, as a text with a gap (`%(round)s`) for everything that is one's own."""
    last = shown.last
    told = last and (last.number, last.closed_at.date(), last.privacy, shown.shows_last_time, shown.left > 0)
    look = (shown.bank, shown.section.id, round.privacy, told)
    frame = _kept.get(look)
    if frame is None:
        if len(_kept) >= MOST:
            _kept.clear()
        frame = _kept[look] = _set_with_gaps(round, shown)
    return frame


_kept: dict[Hashable, str] = {}


def _set_with_gaps(round: Round, shown: SectionPage) -> str:
    gaps: dict[str, Any] = {
        "round_id": _gap("round"),
        "page": _gap("page"),
        "answered": _gap("answered"),
        "answered_ids": _gap("answered_ids"),
        "left": _gap("left") if shown.left else 0,
    }
    text = _set(round, replace(shown, **gaps), _gaps, None)
    return re.sub(GAP.format("(.+?)"), r"%(\1)s", text.replace("%", "%%"))


def _gaps(questions: Iterable[Question], _round_id: str) -> Markup:
    return Markup("\n".join([_gap(question.item.id) for question in questions]))


def _gap(name: str) -> str:
    return GAP.format(name)


def _set(round: Round, shown: SectionPage, fieldsets: Setting, seconds_to_warning: int | None) -> str:
    template = environment().get_template("sections/show.html")
    return template.render(round=round, page=shown, seconds_to_warning=seconds_to_warning, day=day, fieldsets=fieldsets)

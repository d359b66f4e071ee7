"""Answers: every one is saved as it is given, and nobody's is lost to another tab.

A page that shows a question knows the answer's sequence then, has a token of its own, and counts its edits. That is
enough to tell an autosave that arrives late (ignored) from a change made elsewhere (a conflict, both values shown).
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import Executable, and_, bindparam, select
from sqlalchemy.orm import Session

from app.db import kept
from app.db.models import AnswerRow, ResponseRow, RoundRow
from app.db.rows import rows_of
from app.db.upsert import Dialect, dialect_of, inserting
from app.domain.errors import Closed, Conflict, NotFound, Submitted
from app.domain.questionnaire import is_role

WITH_SEVERITY = ("yes", "partly")


class Said(NamedTuple):
    """What somebody says to an item, None for no answer, with its marks."""

    value: str | None
    severity: int | None = None
    written_down: bool = False


class GivenAnswer(NamedTuple):
    """An answer as it is kept. `value` is None once it was withdrawn; `sequence` is 0 where none was ever given."""

    value: str | None
    severity: int | None = None
    written_down: bool = False
    sequence: int = 0
    page: str = ""
    edit: int = 0

    @property
    def said(self) -> Said:
        """What the person said, without when and where they said it."""
        return Said(self.value, self.severity, self.written_down)


class ChangedElsewhere(Conflict):
    """The answer was changed on another page. `kept` is what is stored, `refused` what this page wanted."""

    sentence = "This answer was changed on another page in the meantime."

    def __init__(self, item: str, kept: GivenAnswer, refused: GivenAnswer) -> None:
        self.item = item
        self.kept = kept
        self.refused = refused
        super().__init__()


def given(session: Session, response_id: str) -> Mapping[str, GivenAnswer]:
    """Every answer of the response by item, withdrawn ones (`value` None) included."""
    return {item: GivenAnswer(*kept) for item, *kept in rows_of(session, _GIVEN, response=response_id).all()}


def save(
    session: Session,
    response_id: str,
    item: str,
    value: str | None,
    severity: int | None = None,
    written_down: bool = False,
    *,
    seen: int,
    page: str,
    edit: int,
) -> GivenAnswer:
    """What is stored for the item afterwards: this answer, or a later one of the same page where this one came late.

    `value` None withdraws the answer. `seen` is the sequence that the page showed (0 where there was none), `page` the
    page's own token of up to 32 characters, `edit` its count of changes to this item. ChangedElsewhere when another
    page said something else since; Submitted or Closed when the response can no longer change.
    """
    wanted = _made_consistent(value, severity, written_down)
    while True:
        kept = _kept_while_open(session, response_id, item)
        if kept.page == page and kept.sequence:
            if edit <= kept.edit:
                return kept
        elif kept.said == wanted.said:
            return kept
        elif kept.sequence != seen:
            raise ChangedElsewhere(item, kept, wanted)
        saved = GivenAnswer(*wanted.said, kept.sequence + 1, page, edit)
        # Somebody else may have saved the same item since it was read; then it has to be judged anew.
        if _stored(session, response_id, item, kept.sequence, saved):
            return saved


_KEPT = (
    AnswerRow.value,
    AnswerRow.severity,
    AnswerRow.written_down,
    AnswerRow.sequence,
    AnswerRow.page,
    AnswerRow.edit,
)
_GIVEN = select(AnswerRow.item, *_KEPT).where(AnswerRow.response_id == bindparam("response"))
_KEPT_WHILE_OPEN = (
    select(ResponseRow.submitted_at, RoundRow.closed_at, RoundRow.called_off_at, *_KEPT)
    .join(RoundRow, RoundRow.id == ResponseRow.round_id)
    .outerjoin(AnswerRow, and_(AnswerRow.response_id == ResponseRow.id, AnswerRow.item == bindparam("item")))
    .where(ResponseRow.id == bindparam("response"))
    .with_for_update(read=True, of=[RoundRow, ResponseRow])
)


def _made_consistent(value: str | None, severity: int | None, written_down: bool) -> GivenAnswer:
    return GivenAnswer(
        value,
        severity if value in WITH_SEVERITY else None,
        written_down and value is not None and is_role(value),
    )


def _kept_while_open(session: Session, response_id: str, item: str) -> GivenAnswer:
    """What is stored for the item, with submitting and closing kept out until the transaction is over."""
    found = rows_of(session, _KEPT_WHILE_OPEN, response=response_id, item=item).one_or_none()
    if found is None:
        raise NotFound
    _refuse_when_over(found.submitted_at, found.closed_at or found.called_off_at)
    return GivenAnswer(*found[3:]) if found.sequence else GivenAnswer(None)


def _refuse_when_over(submitted_at: datetime | None, ended_at: datetime | None) -> None:
    if ended_at:
        raise Closed
    if submitted_at:
        raise Submitted


def _stored(session: Session, response_id: str, item: str, replaced: int, answer: GivenAnswer) -> bool:
    """Whether the answer was stored, which it is not when the stored one is no longer the `replaced`th."""
    place = {"response_id": response_id, "item": item, "replaced": replaced}
    values = {
        "value": answer.value,
        "severity": answer.severity,
        "written_down": answer.written_down,
        "sequence": answer.sequence,
        "page": answer.page,
        "edit": answer.edit,
    }
    is_stored = rows_of(session, _storing(dialect_of(session)), **place, **values).one_or_none() is not None
    if is_stored:
        kept.note(session, kept.ANSWER)
    return is_stored


@cache
def _storing(dialect: Dialect) -> Executable:
    """Inserts the answer, or replaces the one with the sequence `replaced`; no row where another one is there."""
    statement = inserting(dialect, AnswerRow)
    changed = {column.key: statement.excluded[column.key] for column in _KEPT}
    return statement.on_conflict_do_update(
        index_elements=["response_id", "item"], set_=changed, where=AnswerRow.sequence == bindparam("replaced")
    ).returning(AnswerRow.sequence)

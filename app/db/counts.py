"""Counts: all that is kept of an anonymous round once it is closed."""

from sqlalchemy import ColumnElement, String, cast, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.expression import insert

from app.db.models import AnswerRow, CountRow, ResponseRow
from app.domain.responses import Tally

VALUE = "value"
SEVERITY = "severity"
WRITTEN_DOWN = "written_down"
MARKED = "yes"


def keep(session: Session, round_id: str) -> None:
    """Count what was submitted, per item and value, marks included (domain F17)."""
    _count(session, round_id, VALUE, AnswerRow.value, AnswerRow.value.is_not(None))
    _count(session, round_id, SEVERITY, cast(AnswerRow.severity, String), AnswerRow.severity.is_not(None))
    _count(session, round_id, WRITTEN_DOWN, literal(MARKED), AnswerRow.written_down)


def tally(session: Session, round_id: str, respondents: int) -> Tally:
    """The counts as the domain takes them; empty for a round of which none were kept."""
    rows = session.execute(
        select(CountRow.item, CountRow.mark, CountRow.value, CountRow.count).where(CountRow.round_id == round_id)
    )
    values: dict[str, dict[str, int]] = {}
    severity: dict[str, dict[int, int]] = {}
    written_down: dict[str, int] = {}
    for item, mark, value, count in rows:
        if mark == VALUE:
            values.setdefault(item, {})[value] = count
        elif mark == SEVERITY:
            severity.setdefault(item, {})[int(value)] = count
        else:
            written_down[item] = count
    return Tally(respondents, values, severity, written_down)


def _count(
    session: Session,
    round_id: str,
    mark: str,
    value: "ColumnElement[str] | InstrumentedAttribute[str | None]",
    counts_where: "ColumnElement[bool] | InstrumentedAttribute[bool]",
) -> None:
    counted = (
        select(literal(round_id), AnswerRow.item, literal(mark), value, func.count())
        .join(ResponseRow, ResponseRow.id == AnswerRow.response_id)
        .where(ResponseRow.round_id == round_id, ResponseRow.submitted_at.is_not(None), counts_where)
        .group_by(AnswerRow.item, value)
    )
    session.execute(insert(CountRow).from_select(["round_id", "item", "mark", "value", "count"], counted))

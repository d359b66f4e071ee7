"""Summaries: what a closed round keeps for pages that look over many, so that these need not read any answers."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, Table, literal, select
from sqlalchemy.orm import Session

from app.db.models import RoundRow, SummaryRow
from app.db.rounds import VISITOR, Round, rounds_with
from app.db.upsert import insert
from app.domain.summary import Holding, Summary


def keep(session: Session, round_id: str, summary: Summary) -> None:
    """Keep the closed round's summary; a second time changes nothing, as the round itself does not."""
    same, of = summary.same_owner or (None, None)
    values = asdict(summary) | {
        "round_id": round_id,
        "same_owner": same,
        "same_owner_of": of,
        "symptoms": _packed(summary.symptoms),
        "rows": _packed({item: (row.status, row.holder) for item, row in summary.rows.items()}),
    }
    session.execute(insert(session, SummaryRow).values(values).on_conflict_do_nothing())


def of(session: Session, round_ids: Iterable[str]) -> dict[str, Summary]:
    """The summaries of these rounds, by round; one without is left out."""
    table: Table = SummaryRow.metadata.tables[SummaryRow.__tablename__]
    found = session.execute(select(table).where(SummaryRow.round_id.in_(list(round_ids))))
    return {row.round_id: _summary(row) for row in found}


def without(session: Session, after: str, most: int) -> tuple[Round, ...]:
    """Closed rounds without a summary, in the order of their ids from behind `after` on, as nobody's in particular."""
    kept = select(SummaryRow.round_id).where(SummaryRow.round_id == RoundRow.id).exists()
    found = session.execute(
        rounds_with(literal(VISITOR))
        .where(RoundRow.closed_at.is_not(None), RoundRow.id > after, ~kept)
        .order_by(RoundRow.id)
        .limit(most)
    )
    return tuple(Round(*row) for row in found)


def _summary(row: Row[*tuple[Any, ...]]) -> Summary:
    _, *figures, same, of, symptoms, rows = row
    return Summary(
        *figures,
        same_owner=None if same is None else (same, of),
        symptoms=json.loads(symptoms),
        rows={item: Holding(*row) for item, row in json.loads(rows).items()},
    )


def _packed(by_item: object) -> str:
    return json.dumps(by_item, separators=(",", ":"))

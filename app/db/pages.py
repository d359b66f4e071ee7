"""Lists that grow, a page at a time: the newest first, and going on where the last page ended, whatever came since."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.db.columns import UtcTime
from app.db.models.base import ID

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in such a list: the moment that it is ordered by, and the id that tells entries of one moment apart."""

    at: datetime
    id: str


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of a list. `end` is the place of its last entry, None where nothing follows."""

    items: tuple[Item, ...]
    end: Place | None


def page_of(
    session: Session,
    query: Select[*tuple[Any, ...]],
    at: InstrumentedAttribute[datetime],
    id: InstrumentedAttribute[str],
    make: Callable[..., Item],
    after: Place | None,
    most: int,
) -> Page[Item]:
    """Up to `most` entries behind the place, each made from the columns of its row. The place need not exist any
    more."""
    if after:
        query = query.where(tuple_(at, id) < tuple_(literal(after.at, UtcTime), literal(after.id, ID)))
    ordered = query.order_by(None).order_by(at.desc(), id.desc())
    rows = session.execute(ordered.add_columns(at, id).limit(most + 1)).all()
    items = tuple(make(*row[:-2]) for row in rows[:most])
    return Page(items, Place(*rows[most - 1][-2:]) if len(rows) > most else None)

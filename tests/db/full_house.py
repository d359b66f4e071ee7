"""Two rows in every table, whichever tables there are: one with every column given, one with all that may be left out.

Goes by the database's own tables rather than by the models, so that a database of an earlier version can be filled too.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, insert

from tests.db.conftest import NOW

AWKWARD = "Ünï “quoted”,\tšč\n'; 数据 🧱"
CHOSEN: Mapping[str, object] = {
    "rounds.privacy": "anonymous",
    "rounds.called_off_at": None,
    "members.standing": "lead",
    "counts.mark": "written_down",
    "responses.author": None,
    "agreements.risk_taken_by": None,
    "answers.severity": 3,
}
"""Values that a table's own rules ask for, where any would not do."""
NEEDED = {"agreements.owner"}
"""Columns that may be empty, but not together with another one that is."""


def fill(connection: Connection) -> None:
    """Fill every table; a table that cannot be filled by these rules raises, and wants a line above."""
    there = MetaData()
    there.reflect(connection)
    for table in there.sorted_tables:
        if table.name != "alembic_version":
            for number in (1, 2):
                connection.execute(insert(table), _row(table, number))


def _row(table: Table, number: int) -> dict[str, Any]:
    return {column.name: _value(table, column, number) for column in table.columns}


def _value(table: Table, column: Column[Any], number: int) -> object:
    place = f"{table.name}.{column.name}"
    if place in CHOSEN:
        return CHOSEN[place]
    if column.nullable and number == 2 and place not in NEEDED:
        return None
    if column.foreign_keys:
        return f"row-{number}"
    return _of_kind(column, number)


def _of_kind(column: Column[Any], number: int) -> object:
    kind = column.type.python_type
    if kind is str:
        length = getattr(column.type, "length", None) or 100
        return f"row-{number}" if column.primary_key else f"{number} {AWKWARD}"[:length]
    values: Mapping[type[Any], object] = {
        bool: number == 1,
        int: number,
        float: number / 3,
        bytes: bytes([number, 0, 255]),
        datetime: NOW.replace(microsecond=number),
        date: NOW.date(),
        dict: {"number": number},
    }
    return values[kind]

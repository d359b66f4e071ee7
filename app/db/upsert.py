"""INSERT ... ON CONFLICT, which both databases have and SQLAlchemy spells per database."""

from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session


def insert(session: Session, model: type[DeclarativeBase]) -> "postgresql.Insert | sqlite.Insert":
    """An INSERT into the model's table, without objects, that can be told what to do on a conflict."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return dialect.insert(cast("Table[Any]", model.__table__))

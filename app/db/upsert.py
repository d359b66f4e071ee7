"""INSERT ... ON CONFLICT, which both databases have and SQLAlchemy spells per database."""

from typing import Any, Literal, cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

Dialect = Literal["sqlite", "postgresql"]


def insert(session: Session, model: type[DeclarativeBase]) -> "postgresql.Insert | sqlite.Insert":
    """An INSERT into the model's table, without objects, that can be told what to do on a conflict."""
    return inserting(dialect_of(session), model)


def inserting(dialect: Dialect, model: type[DeclarativeBase]) -> "postgresql.Insert | sqlite.Insert":
    """The same, for statements that are written once for a database of either kind."""
    spelling = sqlite if dialect == "sqlite" else postgresql
    return spelling.insert(cast("Table[Any]", model.__table__))


def dialect_of(session: Session) -> Dialect:
    """How the session's database spells it."""
    return "sqlite" if session.get_bind().dialect.name == "sqlite" else "postgresql"

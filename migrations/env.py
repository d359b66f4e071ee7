"""How Alembic reaches the database: over the connection it is handed, or by the settings of the environment."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator

from app.db.migrations import alone
from app.db.models import Base
from app.db.session import Database
from app.settings import settings_from_environment


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=as_stored,
        # SQLite can undo a change of tables as well; Alembic does not count on it unless told.
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def as_stored(kind: str, thing: Any, _: Any) -> str | Literal[False]:
    """Columns of our own types, as what the database sees: a migration outlives the code it was made with."""
    return f"sa.{thing.impl_instance!r}" if kind == "type" and isinstance(thing, TypeDecorator) else False


handed = context.config.attributes.get("connection")
if handed is None:
    with alone(Database(settings_from_environment().database)) as own:
        run(own)
else:
    run(handed)

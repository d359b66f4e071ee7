"""Column types that hold the house rules: time is UTC, and text has no character that one of the databases refuses."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, String
from sqlalchemy.types import TypeDecorator

from app.domain.errors import BadInput

UNSTORABLE = "That text has a character that cannot be kept. Please type it again."


class UtcTime(TypeDecorator[datetime]):
    """An instant. Takes aware datetimes only (ValueError otherwise) and gives aware ones in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite gives back what it was given, without the zone; PostgreSQL gives the session's zone.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class PlainText(TypeDecorator[str]):
    """Text. A NUL or half a surrogate pair is BadInput: PostgreSQL takes neither, SQLite would cut or fail."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and not is_storable(value):
            raise BadInput({}, UNSTORABLE)
        return value


def is_storable(text: str) -> bool:
    """Whether both databases can keep this text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text

"""A backup as a file: gzipped lines of JSON, the same from either database.

First what the backup says of itself, then for every table a line with its columns and a line for each row, and at the
end how many rows there were, by which a file that was cut off is known.
"""

import gzip
import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, BinaryIO, TypeGuard

from app.faults import StartFault

FORMAT = "Holdfast backup"
VERSION = 1
ROWS_AT_ONCE = 1000
LEVEL = 4
"""Of compression: nearly the smallest file in a third of the time."""

NO_BACKUP = "This is no backup of Holdfast."
DAMAGED = "This backup is damaged, and cannot be read to its end."
CUT_OFF = "This backup is not whole: its end is missing."
NEWER = "This backup was made by a newer Holdfast. Restore it with that one."


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says of itself: the migration that its tables stand at, and when it was made."""

    revision: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table, some or all, with their values in the order of the columns."""

    table: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[Any]]


def write(out: BinaryIO, header: Header, tables: Iterable[Rows]) -> None:
    """Write a whole backup. OSError where the file takes no more."""
    with gzip.GzipFile("", "wb", LEVEL, out) as lines:
        for line in _lines(header, tables):
            text = json.dumps(line, default=_as_text, ensure_ascii=False, separators=(",", ":"))
            lines.write(f"{text}\n".encode())


def read(source: BinaryIO) -> tuple[Header, Iterator[Rows]]:
    """What `write` wrote, with the rows of a table in several batches where there are many. StartFault for anything
    else; the file was whole only once the batches have ended."""
    lines = _parsed(source)
    return _header(_next(lines)), _batches(lines)


def _lines(header: Header, tables: Iterable[Rows]) -> Iterator[object]:
    yield {"format": FORMAT, "version": VERSION, "revision": header.revision, "made_at": header.made_at}
    count = 0
    for table in tables:
        yield {"table": table.table, "columns": table.columns}
        for row in table.rows:
            yield list(row)
            count += 1
    yield {"rows": count}


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        # SQLite gives times without their zone, which is always UTC.
        return (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(f"a backup cannot hold {type(value).__name__}")


def _parsed(source: BinaryIO) -> Iterator[Any]:
    try:
        with gzip.GzipFile(fileobj=source) as lines:
            yield from map(json.loads, lines)
    except gzip.BadGzipFile as fault:
        raise StartFault(NO_BACKUP) from fault
    except EOFError as fault:
        raise StartFault(CUT_OFF) from fault
    except (zlib.error, ValueError) as fault:
        raise StartFault(DAMAGED) from fault


def _header(line: object) -> Header:
    match line:
        case {"format": "Holdfast backup", "version": int(version), "revision": str(revision), "made_at": str(made_at)}:
            if version > VERSION:
                raise StartFault(NEWER)
            return Header(revision, datetime.fromisoformat(made_at))
        case _:
            raise StartFault(NO_BACKUP)


def _batches(lines: Iterator[Any]) -> Iterator[Rows]:
    count, line = 0, _next(lines)
    while isinstance(line, dict) and "table" in line:
        table, columns = _heading(line)
        line = _next(lines)
        while _is_row(line):
            batch, line = _batch(line, lines, len(columns))
            count += len(batch)
            yield Rows(table, columns, batch)
    if line is None:
        raise StartFault(CUT_OFF)
    if line != {"rows": count} or _next(lines) is not None:
        raise StartFault(DAMAGED)


def _is_row(line: Any) -> TypeGuard[list[Any]]:
    return isinstance(line, list)


def _next(lines: Iterator[Any]) -> Any:
    return next(lines, None)


def _heading(line: Any) -> tuple[str, tuple[str, ...]]:
    try:
        return str(line["table"]), tuple(map(str, line["columns"]))
    except (KeyError, TypeError) as fault:
        raise StartFault(DAMAGED) from fault


def _batch(first: Any, lines: Iterator[Any], width: int) -> tuple[list[list[Any]], Any]:
    """The rows from this one on, as many as go together, and the line after them."""
    batch, line = list[list[Any]](), first
    while _is_row(line) and len(batch) < ROWS_AT_ONCE:
        if len(line) != width:
            raise StartFault(DAMAGED)
        batch.append(line)
        line = _next(lines)
    return batch, line

"""A backup's file is read as it was written, and said to be spoiled where it is."""

import gzip
import io
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from app.db import backup_file
from app.db.backup_file import ROWS_AT_ONCE, Header, Rows
from app.faults import StartFault
from tests.db.conftest import NOW

HEADER = Header("first", NOW)
TABLES = [
    Rows("people", ("id", "name", "at"), [["1", "Ünï \n 数据", NOW], ["2", None, date(2026, 11, 23)]]),
    Rows("nobody", ("id",), []),
    Rows("teams", ("id",), [[number] for number in range(ROWS_AT_ONCE + 1)]),
]


def written() -> bytes:
    out = io.BytesIO()
    backup_file.write(out, HEADER, TABLES)
    return out.getvalue()


def read(backup: bytes) -> tuple[Header, list[Rows]]:
    header, batches = backup_file.read(io.BytesIO(backup))
    return header, list(batches)


def test_what_was_written_is_read_again() -> None:
    header, batches = read(written())

    assert header == HEADER
    assert batches[0] == Rows(
        "people", ("id", "name", "at"), [["1", "Ünï \n 数据", NOW.isoformat()], ["2", None, "2026-11-23"]]
    )
    assert [(batch.table, len(list(batch.rows))) for batch in batches[1:]] == [("teams", ROWS_AT_ONCE), ("teams", 1)]


def newer(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b'"version":1', b'"version":2'), *lines[1:]]


SPOILED: Mapping[str, tuple[Callable[[list[bytes]], list[bytes]], str]] = {
    "without its end": (lambda lines: lines[:-1], "not whole"),
    "without a row": (lambda lines: [*lines[:2], *lines[3:]], "damaged"),
    "with something after its end": (lambda lines: [*lines, b"1"], "damaged"),
    "with a row that is too long": (lambda lines: [*lines[:2], b"[1, 2, 3, 4]", *lines[3:]], "damaged"),
    "with a table without columns": (lambda lines: [lines[0], b'{"table":"people"}', *lines[2:]], "damaged"),
    "of a newer form": (newer, "newer Holdfast"),
    "a shopping list": (lambda _: [b"[1]"], "no backup"),
    "not even JSON": (lambda _: [b"Milk, and more milk"], "damaged"),
    "without anything": (lambda _: [], "no backup"),
}
CUT_UP: Mapping[str, tuple[Callable[[bytes], bytes], str]] = {
    "half": (lambda backup: backup[: len(backup) // 2], "not whole"),
    "all but its last byte": (lambda backup: backup[:-1], "not whole"),
    "with a byte changed": (lambda backup: backup[:200] + bytes([backup[200] ^ 1]) + backup[201:], "damaged"),
    "a shopping list": (lambda _: b"Milk, and more milk", "no backup"),
    "without anything": (lambda _: b"", "no backup"),
}


@pytest.mark.parametrize("how", SPOILED)
def test_lines_that_were_spoiled_are_noticed(how: str) -> None:
    spoil, said = SPOILED[how]
    with pytest.raises(StartFault, match=said):
        read(gzip.compress(b"\n".join(spoil(gzip.decompress(written()).splitlines()))))


@pytest.mark.parametrize("how", CUT_UP)
def test_a_file_that_was_cut_up_is_noticed(how: str) -> None:
    spoil, said = CUT_UP[how]
    with pytest.raises(StartFault, match=said):
        read(spoil(written()))

"""Text in any writing is stored as it was typed, on both databases, or refused with a sentence."""

import unicodedata
from urllib.parse import quote_from_bytes

import pytest
from sqlalchemy import create_engine, text

from tests.web.inviting import new_team
from tests.web.test_bad_input import FORM
from tests.web.visitor import Page, Visitor

KEPT = {
    "emoji": "👩🏽‍🔬 Ada 🏳️‍🌈 🇺🇦",
    "from right to left": "مهندسة البيانات עברית",
    "beyond the first plane": "𝒜𝒹𝒶 𠜎𠜱",
    "composed otherwise": "Zoe\u0308 Å\u0301ngstro\u0308m",
    "quotes and slashes": "O’Brien \\ \"the\" 'lead' -- ; %s",
    "marks of one word": "a\u200db\u200cc",
    "as long as a name may be": "ß" * 80,
}
REFUSED = {
    "half a pair": b"Ada \xed\xa0\x80",
    "the other half": b"\xed\xb0\x80 Ada",
    "bytes that are no UTF-8": b"\xff\xfeAda",
    "a NUL": b"Ada\x00",
    "what turns writing around": "Ada \u202e".encode(),
    "ten thousand characters": ("x" * 10_000).encode(),
    "ten thousand emoji": ("👩" * 10_000).encode(),
}


def send(visitor: Visitor, address: str, field: str, typed: bytes) -> Page:
    """What comes of typing these bytes into the field, as a browser would send them."""
    body = f"{field}={quote_from_bytes(typed)}"
    answer = visitor.client.post(address, content=body, headers=FORM)
    return visitor.seen(answer, answer.status_code)


def stored(url: str, table: str) -> list[str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = list(connection.execute(text(f"SELECT name FROM {table} WHERE name IS NOT NULL")).scalars())
    engine.dispose()
    return found


@pytest.mark.parametrize("kind", KEPT)
def test_a_name_is_kept_as_it_was_typed(visitor: Visitor, migrated_database_url: str, kind: str) -> None:
    team, typed = new_team(visitor), KEPT[kind]
    account = send(visitor, "/account/name", "name", typed.encode())
    shown = send(visitor, f"{team}/name", "name", typed.encode())

    expected = unicodedata.normalize("NFC", typed)
    assert stored(migrated_database_url, "people") == stored(migrated_database_url, "teams") == [expected]
    assert account.find("name").get("value") == expected
    assert shown.heading == expected


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_kept_is_refused_in_words(visitor: Visitor, migrated_database_url: str, kind: str) -> None:
    team = new_team(visitor)
    for address in ("/account/name", f"{team}/name"):
        refused = send(visitor, address, "name", REFUSED[kind])
        assert refused.status in (413, 422), address
        assert refused.title.startswith("Error: ")

    assert stored(migrated_database_url, "people") == stored(migrated_database_url, "teams") == []


def test_a_reason_of_a_thousand_characters_is_kept_in_any_writing(visitor: Visitor) -> None:
    round = visitor.begin().round
    visitor.send(f"{round}/sections/ownership", {"R-ACC": "nobody"})
    visitor.send(f"{round}/submission")
    visitor.send(f"{round}/closure")
    settling = f"{round}/settling/R-ACC"
    decided = {"owner": "de", "since": "2026-11-25"}
    for why, status in (("漢" * 1000, 200), ("👩🏽‍🔬" * 250, 200), ("漢" * 1001, 422), ("x" * 10_000, 422)):
        sent = visitor.send(settling, {**decided, "why": why, "seen": seen(visitor, settling)}, status)
        assert why in sent.answer.text or why in visitor.open(settling).answer.text


def seen(visitor: Visitor, settling: str) -> str:
    """What the page says stands, as its form sends it back."""
    form = visitor.open(settling).root.all("input")
    return next(field.get("value") for field in form if field.get("name") == "seen")

"""A token opens what its person may open until it expires or is withdrawn; the database holds no usable copy."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.db import access_tokens, accounts, people
from app.db.access_tokens import MOST, Bearer, is_shaped
from app.db.models import AccessTokenRow
from app.db.session import Database
from app.domain.errors import Conflict, NotFound
from tests.db.company import SECRET
from tests.db.conftest import NOW

HOUR = timedelta(hours=1)


def made(database: Database, person_id: str, label: str = "nightly", expires_at: datetime | None = None) -> str:
    with database.writing() as session:
        return access_tokens.make(session, person_id, label, may_write=True, expires_at=expires_at, now=NOW)


def bearer(database: Database, token: str, after: timedelta = timedelta()) -> Bearer | None:
    with database.reading() as session:
        return access_tokens.bearer_of(session, token, NOW + after)


def listed(database: Database, person_id: str) -> tuple[access_tokens.AccessToken, ...]:
    with database.reading() as session:
        return access_tokens.of(session, person_id)


def test_a_token_tells_whose_it_is_and_what_it_may_do(database: Database, guest: str) -> None:
    known = bearer(database, made(database, guest))

    assert known and (known.person_id, known.may_write) == (guest, True)


def test_an_unknown_token_is_nobodys(database: Database, guest: str) -> None:
    token = made(database, guest)

    assert bearer(database, f"{token[:-1]}{'a' if token[-1] != 'a' else 'b'}") is None


def test_the_database_holds_no_token(database: Database, guest: str) -> None:
    token = made(database, guest)
    with database.reading() as session:
        kept = session.execute(select(AccessTokenRow.__table__)).one()

    assert not any(token in str(value) for value in kept)


def test_a_token_is_told_from_other_text_by_its_shape(database: Database, guest: str) -> None:
    assert is_shaped(made(database, guest))
    assert not any(map(is_shaped, ["", "hf_", "hf_ä" + "a" * 42, "hf_" + "a" * 44, "a" * 46, "hf_" + "a" * 43 + "\n"]))


def test_a_token_ends_at_the_instant_it_was_given(database: Database, guest: str) -> None:
    token = made(database, guest, expires_at=NOW + HOUR)

    assert bearer(database, token, HOUR - timedelta(seconds=1))
    assert bearer(database, token, HOUR) is None
    assert [one.is_good(NOW + HOUR) for one in listed(database, guest)] == [False]


def test_a_withdrawn_token_is_nobodys(database: Database, guest: str) -> None:
    token = made(database, guest)
    with database.writing() as session:
        access_tokens.withdraw(session, guest, listed(database, guest)[0].id)

    assert bearer(database, token) is None
    assert listed(database, guest) == ()


def test_nobody_withdraws_what_is_not_theirs(database: Database, guest: str) -> None:
    token = made(database, guest)
    with database.writing() as session:
        other = people.new_guest(session, NOW)
    with pytest.raises(NotFound), database.writing() as session:
        access_tokens.withdraw(session, other, listed(database, guest)[0].id)

    assert bearer(database, token)


def test_use_is_noted_hourly_at_most(database: Database, guest: str) -> None:
    token = made(database, guest)
    first = bearer(database, token)
    assert first and first.is_use_to_note
    for after in (timedelta(), timedelta(minutes=59)):
        with database.writing() as session:
            access_tokens.note_use(session, first.token_id, NOW + after)

    assert [one.last_used_at for one in listed(database, guest)] == [NOW]
    known = bearer(database, token, timedelta(minutes=59)), bearer(database, token, HOUR)
    assert [one.is_use_to_note for one in known if one] == [False, True]


def test_there_are_twenty_tokens_at_most_however_many_are_asked_for_at_once(database: Database, guest: str) -> None:
    def is_made(number: int) -> bool:
        try:
            return bool(made(database, guest, f"token {number}"))
        except Conflict:
            return False

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(is_made, range(MOST + 4))) == MOST
    assert len(listed(database, guest)) == MOST


def test_tokens_go_with_the_person(database: Database, guest: str) -> None:
    token = made(database, guest)
    with database.writing() as session:
        accounts.destroy(session, SECRET, guest)

    assert bearer(database, token) is None

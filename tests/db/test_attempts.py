"""Ten tries in five minutes, counted in the database, and nobody kept out for longer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.db import attempts
from app.db.attempts import Attempt
from app.db.models import AttemptRow
from app.db.session import Database
from app.domain.errors import TooMany
from tests.db.company import SECRET
from tests.db.conftest import NOW


def note(database: Database, *abouts: str, now: datetime = NOW, kind: str = "password") -> Attempt:
    with database.writing() as session:
        return attempts.note(session, SECRET, kind, abouts, now)


def is_refused(database: Database, *abouts: str, now: datetime = NOW, kind: str = "password") -> bool:
    try:
        note(database, *abouts, now=now, kind=kind)
    except TooMany:
        return True
    return False


def test_the_eleventh_try_within_five_minutes_is_refused(database: Database) -> None:
    assert [is_refused(database, "ada") for _ in range(11)] == [False] * 10 + [True]


def test_everything_that_a_try_is_about_counts_for_itself(database: Database) -> None:
    for number in range(10):
        note(database, f"person {number}", "from 10.0.0.7")

    assert is_refused(database, "person 10", "from 10.0.0.7")
    assert not is_refused(database, "person 0", "from 10.0.0.8")


def test_tries_of_another_kind_do_not_count(database: Database) -> None:
    for _ in range(10):
        note(database, "ada")

    assert not is_refused(database, "ada", kind="reset")


def test_after_five_minutes_there_are_tries_again(database: Database) -> None:
    for _ in range(10):
        note(database, "ada")

    assert is_refused(database, "ada", now=NOW + timedelta(minutes=4, seconds=59))
    assert not is_refused(database, "ada", now=NOW + timedelta(minutes=5))


def test_a_clock_that_is_set_back_by_a_day_keeps_nobody_out_for_a_day(database: Database) -> None:
    for _ in range(10):
        note(database, "ada")

    assert not is_refused(database, "ada", now=NOW - timedelta(days=1))


def test_trying_on_while_refused_does_not_make_it_longer(database: Database) -> None:
    for _ in range(10):
        note(database, "ada")
    for minute in range(5):
        assert is_refused(database, "ada", now=NOW + timedelta(minutes=minute))

    assert not is_refused(database, "ada", now=NOW + timedelta(minutes=5))


def test_a_try_that_was_right_does_not_count(database: Database) -> None:
    for _ in range(20):
        attempt = note(database, "ada", "from 10.0.0.7")
        with database.writing() as session:
            attempts.forget(session, attempt)


def test_what_would_be_refused_can_be_told_without_a_try(database: Database) -> None:
    for _ in range(10):
        with database.reading() as session:
            attempts.refuse_more(session, SECRET, "password", ["ada", "grace"], NOW)
        note(database, "ada")
    with database.reading() as session:
        attempts.refuse_more(session, SECRET, "password", ["grace"], NOW)
        with pytest.raises(TooMany):
            attempts.refuse_more(session, SECRET, "password", ["grace", "ada"], NOW)


def test_of_fifty_tries_at_once_ten_get_through(database: Database) -> None:
    with ThreadPoolExecutor(10) as threads:
        tries = [threads.submit(is_refused, database, "ada", "from 10.0.0.7") for _ in range(50)]
    assert [one.result() for one in tries].count(False) == 10


def test_what_is_kept_says_neither_whom_it_was_about_nor_for_long(database: Database) -> None:
    note(database, "ada@example.org")
    with database.reading() as session:
        assert "ada" not in session.scalars(select(AttemptRow.about)).one()
    note(database, "grace@example.org", now=NOW + timedelta(minutes=5))
    with database.reading() as session:
        assert len(session.scalars(select(AttemptRow.about)).all()) == 1


@pytest.mark.parametrize("about", ["", "x" * 5000, "\ud800"])
def test_whatever_was_typed_can_be_counted(database: Database, about: str) -> None:
    assert not is_refused(database, about)

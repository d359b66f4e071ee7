"""A guest is known by a browser's cookie alone, of which the database holds no usable copy."""

from datetime import timedelta

from sqlalchemy import select

from app.db import sign_ins
from app.db.models import SignInRow
from app.db.session import Database
from app.db.sign_ins import SignedIn
from tests.db.conftest import NOW


def token_of(database: Database, guest: str) -> str:
    with database.writing() as session:
        return sign_ins.start(session, guest, NOW)


def known(database: Database, token: str, after: timedelta) -> SignedIn | None:
    with database.reading() as session:
        return sign_ins.person_of(session, token, NOW + after)


def test_a_token_tells_whose_it_is(database: Database, guest: str) -> None:
    assert known(database, token_of(database, guest), timedelta()) == SignedIn(guest, renewal_due=False)


def test_an_unknown_token_is_nobodys(database: Database) -> None:
    assert known(database, "made up", timedelta()) is None


def test_the_database_holds_no_token(database: Database, guest: str) -> None:
    token = token_of(database, guest)
    with database.reading() as session:
        assert token not in session.scalars(select(SignInRow.digest)).one()


def test_a_guest_is_remembered_for_400_days_from_last_use(database: Database, guest: str) -> None:
    token = token_of(database, guest)
    assert known(database, token, timedelta(days=400))
    assert known(database, token, timedelta(days=400, seconds=1)) is None


def test_use_is_noted_hourly_at_most(database: Database, guest: str) -> None:
    token = token_of(database, guest)
    assert known(database, token, timedelta(minutes=59)) == SignedIn(guest, renewal_due=False)
    assert known(database, token, timedelta(minutes=60)) == SignedIn(guest, renewal_due=True)


def test_a_noted_use_starts_the_400_days_again(database: Database, guest: str) -> None:
    token = token_of(database, guest)
    with database.writing() as session:
        sign_ins.renew(session, token, NOW + timedelta(days=300))
    assert known(database, token, timedelta(days=700))

"""A guest is known by a browser's cookie alone, of which the database holds no usable copy."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.db import sign_ins
from app.db.models import PersonRow, SignInRow
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


@pytest.fixture
def holder(database: Database, guest: str) -> str:
    """The id of somebody with an account."""
    with database.writing() as session:
        session.execute(update(PersonRow).where(PersonRow.id == guest).values(email="ada@example.org"))
    return guest


def used(database: Database, token: str, after: timedelta) -> None:
    with database.writing() as session:
        sign_ins.renew(session, token, NOW + after)


def test_who_has_an_account_is_signed_out_after_30_days_however_busy(database: Database, holder: str) -> None:
    token = token_of(database, holder)
    for day in (10, 20, 29):
        used(database, token, timedelta(days=day))
        assert known(database, token, timedelta(days=day)) == SignedIn(
            holder, renewal_due=False, has_account=True, ends_at=NOW + timedelta(days=30)
        )

    assert known(database, token, timedelta(days=30, seconds=-1))
    assert known(database, token, timedelta(days=30)) is None


def test_who_has_an_account_is_signed_out_of_a_browser_unused_for_14_days(database: Database, holder: str) -> None:
    token = token_of(database, holder)

    assert known(database, token, timedelta(days=14))
    assert known(database, token, timedelta(days=14, seconds=1)) is None


def test_the_browsers_of_an_account_are_listed_while_they_are_signed_in(database: Database, holder: str) -> None:
    old, new = token_of(database, holder), token_of(database, holder)
    used(database, old, timedelta(days=13))
    with database.reading() as session:
        browsers = sign_ins.of(session, holder, NOW + timedelta(days=14))
        later = sign_ins.of(session, holder, NOW + timedelta(days=15))
        latest = sign_ins.of(session, holder, NOW + timedelta(days=30))

    assert [browser.id for browser in browsers] == [sign_ins.id_of(old), sign_ins.id_of(new)]
    assert [browser.ends_at for browser in browsers] == [NOW + timedelta(days=27), NOW + timedelta(days=14)]
    assert [browser.id for browser in later] == [sign_ins.id_of(old)]
    assert latest == ()


def test_one_browser_can_be_ended_and_only_by_its_owner(database: Database, holder: str) -> None:
    here, elsewhere = token_of(database, holder), token_of(database, holder)
    with database.writing() as session:
        sign_ins.end_one(session, "somebody else", sign_ins.id_of(here))
        sign_ins.end_one(session, holder, "")
        sign_ins.end_one(session, holder, "%" * 20)
        sign_ins.end_one(session, holder, sign_ins.id_of(elsewhere))

    assert known(database, here, timedelta())
    assert known(database, elsewhere, timedelta()) is None


def test_what_has_ended_can_be_tidied_away(database: Database, holder: str) -> None:
    ended, live = token_of(database, holder), token_of(database, holder)
    used(database, live, timedelta(days=15))
    with database.writing() as session:
        sign_ins.end_old(session, holder, NOW + timedelta(days=15))
        assert session.scalars(select(SignInRow.digest)).one().startswith(sign_ins.id_of(live))
        sign_ins.end_old(session, holder, NOW + timedelta(days=30))
        assert session.scalars(select(SignInRow.digest)).all() == []
    assert known(database, ended, timedelta()) is None


@pytest.mark.parametrize("text", ["", "x" * 42, "x" * 44, "x" * 42 + " ", "x" * 42 + "é"])
def test_a_token_is_known_by_its_looks(database: Database, guest: str, text: str) -> None:
    assert sign_ins.is_token(token_of(database, guest))
    assert not sign_ins.is_token(text)

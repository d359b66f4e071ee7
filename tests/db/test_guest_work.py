"""Signing in moves what was begun as a guest to the account, and never loses or changes what the account has."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app.db import accounts, guest_work, people, responses, teams
from app.db.accounts import Account
from app.db.models import MemberRow, RoundRow
from app.db.session import Database
from app.domain.errors import NotFound
from tests.db.company import SECRET, company_of, somebody


@pytest.fixture
def account(database: Database) -> str:
    """The id of the person who signs in."""
    return somebody(database, "Ada")


def sign_in(database: Database, guest: str, account: str) -> None:
    with database.writing() as session:
        guest_work.hand_over(session, SECRET, guest, account)


def test_a_team_and_its_answers_move_to_the_account(database: Database, guest: str, account: str) -> None:
    company, round = company_of(database, guest)
    company.answer(round, guest, "yes")
    sign_in(database, guest, account)

    assert company.answered(round, account) == "yes"
    with database.reading() as session:
        assert [team.standing for team in teams.of(session, account)] == ["lead"]


def test_the_guest_is_gone_afterwards(database: Database, guest: str, account: str) -> None:
    company_of(database, guest)
    sign_in(database, guest, account)
    with database.reading() as session, pytest.raises(NotFound):
        people.find(session, guest)


@pytest.mark.parametrize("privacy", ["named", "anonymous"])
def test_where_both_answered_an_open_round_the_accounts_answers_stay(
    database: Database, guest: str, account: str, privacy: str
) -> None:
    company, first = company_of(database, account)
    company.answer(first, account, "no")
    company.close(first)
    round = company.open_round(account, privacy)
    company.join(guest)
    company.answer(round, guest, "yes")
    company.answer(round, account, "partly", submits=False)
    sign_in(database, guest, account)

    assert company.answered(round, account) == "partly"
    assert company.answered(round, guest) is None


def test_answers_in_an_open_anonymous_round_move_to_the_account(database: Database, guest: str, account: str) -> None:
    company, first = company_of(database, account)
    company.answer(first, account, "no")
    company.close(first)
    round = company.open_round(account, "anonymous")
    company.join(guest)
    company.answer(round, guest, "yes")
    sign_in(database, guest, account)

    assert company.answered(round, account) == "yes"


def test_what_both_submitted_to_a_closed_round_stays_as_it_was(database: Database, account: str) -> None:
    guest = somebody(database, "Ada at home")
    company, round = company_of(database, account)
    company.join(guest)
    company.answer(round, guest, "yes")
    company.answer(round, account, "no")
    company.close(round)
    with database.reading() as session:
        before = [(voice.name, voice.response) for voice in responses.voices(session, round.id)]
    sign_in(database, guest, account)
    with database.reading() as session:
        assert [(voice.name, voice.response) for voice in responses.voices(session, round.id)] == before
    assert company.answered(round, account) == "no"


@pytest.mark.parametrize(("guests", "own"), [("lead", "member"), ("member", "lead")])
def test_the_lead_standing_wins(database: Database, guest: str, account: str, guests: str, own: str) -> None:
    company, _ = company_of(database, somebody(database))
    company.join(guest, guests, job_role="ml")
    company.join(account, own)
    sign_in(database, guest, account)
    with database.reading() as session:
        (team,) = teams.of(session, account)
        assert (team.standing, team.job_role) == ("lead", "ml")
        assert guest not in session.scalars(select(MemberRow.person_id)).all()


def test_the_accounts_own_job_role_stays(database: Database, guest: str, account: str) -> None:
    company, _ = company_of(database, somebody(database))
    company.join(guest, job_role="ml")
    company.join(account, job_role="de")
    sign_in(database, guest, account)
    with database.reading() as session:
        assert teams.find(session, account, company.team_id).job_role == "de"


def test_a_closed_round_that_was_only_the_guests_is_only_the_accounts(
    database: Database, guest: str, account: str
) -> None:
    company, round = company_of(database, guest)
    company.answer(round, guest, "yes")
    company.close(round)
    sign_in(database, guest, account)
    with database.reading() as session:
        assert session.scalars(select(RoundRow.only_for)).all() == [account]


def test_several_browsers_can_sign_in_at_once(database: Database, account: str) -> None:
    kept = Account(account, "ada@example.org", "$argon2id$ada")
    guests = [somebody(database) for _ in range(8)]
    with database.writing() as session:
        accounts.keep(session, account, "Ada", kept.email, kept.password_digest)
    companies = [company_of(database, guest)[0] for guest in guests]

    def sign_in_with_proof(guest: str) -> None:
        with database.writing() as session:
            assert accounts.is_current(session, kept)
            guest_work.hand_over(session, SECRET, guest, account)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(sign_in_with_proof, guests))
    with database.reading() as session:
        assert {team.id for team in teams.of(session, account)} == {company.team_id for company in companies}

"""An account is a guest with a name, an address and a password; deleting it leaves neither name nor address behind."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import pytest
from sqlalchemy import select

from app.db import accounts, people, responses, sign_ins, teams
from app.db.accounts import Account
from app.db.models import AgreementRow, Base, TeamRow
from app.db.session import Database
from app.domain.errors import Conflict, NotFound
from tests.db.company import SECRET, company_of, somebody
from tests.db.conftest import NOW

DIGEST = "$argon2id$ada"


def keep(database: Database, person_id: str, email: str = "ada@example.org") -> bool:
    with database.writing() as session:
        return accounts.keep(session, person_id, "Ada Lovelace", email, DIGEST)


def destroy(database: Database, person_id: str) -> None:
    with database.writing() as session:
        accounts.destroy(session, SECRET, person_id)


def dump(database: Database) -> str:
    with database.reading() as session:
        return "\n".join(str(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table)))


def test_a_guest_who_keeps_their_work_stays_the_same_person(database: Database, guest: str) -> None:
    assert keep(database, guest)
    with database.reading() as session:
        assert people.find(session, guest) == people.Person(guest, "Ada Lovelace", "ada@example.org")
        assert accounts.with_email(session, "ada@example.org") == Account(guest, "ada@example.org", DIGEST)


def test_a_guest_has_no_account(database: Database, guest: str) -> None:
    with database.reading() as session:
        assert accounts.of(session, guest) is None
        assert not people.find(session, guest).has_account


def test_an_address_has_one_account_only(database: Database, guest: str) -> None:
    keep(database, guest)
    other = somebody(database, "Grace")

    assert not keep(database, other)
    with database.reading() as session:
        assert people.find(session, other) == people.Person(other, "Grace", None)


def test_of_many_who_take_an_address_at_once_one_gets_it(database: Database) -> None:
    guests = [somebody(database) for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(partial(keep, database), guests)) == 1


def test_an_account_is_not_kept_over_by_another(database: Database, guest: str) -> None:
    keep(database, guest)
    assert not keep(database, guest, "eve@example.org")


def test_a_password_changes_only_from_the_one_that_was_proven(database: Database, guest: str) -> None:
    keep(database, guest)
    account = Account(guest, "ada@example.org", DIGEST)
    with database.writing() as session:
        assert accounts.is_current(session, account)
        assert accounts.change_password(session, account, "$argon2id$new")
    with database.writing() as session:
        assert not accounts.is_current(session, account)
        assert not accounts.change_password(session, account, "$argon2id$newer")


def test_a_deleted_account_leaves_neither_name_nor_address(database: Database, guest: str) -> None:
    company, round = company_of(database, guest)
    ada = somebody(database)
    keep(database, ada)
    company.join(ada)
    company.answer(round, ada, "yes")
    company.answer(round, guest, "no")
    company.close(round)
    with database.writing() as session:
        sign_ins.start(session, ada, NOW)
        session.add(
            AgreementRow(
                team_id=company.team_id,
                item="R-ING",
                owner="de",
                since=date(2026, 11, 23),
                why="Agreed",
                decided_at=NOW,
                decided_by=ada,
                decided_by_name="Ada Lovelace",
            )
        )
    destroy(database, ada)

    left = dump(database)
    assert "Ada" not in left
    assert "ada@example.org" not in left
    assert ada not in left


def test_what_was_submitted_to_a_closed_named_round_stays_without_a_name(database: Database, guest: str) -> None:
    company, round = company_of(database, guest)
    ada = somebody(database, "Ada")
    company.join(ada)
    company.answer(round, ada, "yes")
    company.close(round)
    destroy(database, ada)
    with database.reading() as session:
        (voice,) = responses.voices(session, round.id)
    assert (voice.name, voice.person_id, voice.response.answers) == (None, None, {"S1": "yes"})


def test_what_was_not_submitted_to_a_closed_round_goes(database: Database, guest: str) -> None:
    company, round = company_of(database, guest)
    ada = somebody(database)
    company.join(ada)
    company.answer(round, ada, "yes", submits=False)
    company.answer(round, guest, "no")
    company.close(round)
    destroy(database, ada)

    assert "yes" not in dump(database)


@pytest.mark.parametrize("privacy", ["named", "anonymous"])
def test_answers_in_an_open_round_are_withdrawn(database: Database, guest: str, privacy: str) -> None:
    company, first = company_of(database, guest)
    company.answer(first, guest, "no")
    company.close(first)
    round = company.open_round(guest, privacy)
    ada = somebody(database)
    company.join(ada)
    company.answer(round, ada, "yes")
    destroy(database, ada)

    assert "yes" not in dump(database)


def test_a_team_that_nobody_else_is_in_goes_with_its_person(database: Database, guest: str) -> None:
    company, round = company_of(database, guest)
    company.answer(round, guest, "yes")
    with database.reading() as session:
        assert [team.id for team in accounts.teams_without(session, guest).deleted] == [company.team_id]
    destroy(database, guest)
    with database.reading() as session:
        assert session.scalar(select(TeamRow.id)) is None


def test_the_only_lead_of_others_cannot_go(database: Database, guest: str) -> None:
    company, _ = company_of(database, guest)
    company.join(somebody(database))
    with database.reading() as session:
        assert [team.id for team in accounts.teams_without(session, guest).in_the_way] == [company.team_id]
    with pytest.raises(Conflict):
        destroy(database, guest)
    with database.reading() as session:
        assert teams.find(session, guest, company.team_id).is_led


def test_one_of_two_leads_can_go(database: Database, guest: str) -> None:
    company, _ = company_of(database, guest)
    other = somebody(database)
    company.join(other, "lead")
    destroy(database, guest)
    with database.reading() as session:
        assert teams.find(session, other, company.team_id)
        with pytest.raises(NotFound):
            people.find(session, guest)


def test_of_two_leads_who_go_at_once_one_stays(database: Database, guest: str) -> None:
    company, _ = company_of(database, guest)
    other = somebody(database)
    company.join(other, "lead")
    company.join(somebody(database))

    def go(person_id: str) -> bool:
        try:
            destroy(database, person_id)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(go, [guest, other])) == [False, True]

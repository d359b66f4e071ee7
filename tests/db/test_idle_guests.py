"""Guests whose browsers are remembered no more go, with what they began; nobody else does."""

from datetime import timedelta

import pytest

from app.db import accounts, idle_guests, members, people, responses, rounds, sign_ins, teams
from app.db.models import MemberRow
from app.db.session import Database
from app.domain.errors import NotFound
from tests.db.company import SECRET, company_of, somebody
from tests.db.conftest import NOW

LATER = NOW + sign_ins.KEPT + timedelta(days=1)


def forgotten(database: Database) -> set[str]:
    """Who is forgotten by then."""
    with database.writing() as session:
        idle = idle_guests.idle(session, LATER)
        for person_id in idle:
            idle_guests.forget(session, SECRET, person_id)
    return set(idle)


def exists(database: Database, person_id: str) -> bool:
    with database.reading() as session:
        try:
            return bool(people.find(session, person_id))
        except NotFound:
            return False


@pytest.mark.parametrize("browsers", [0, 1, 2])
def test_a_guest_who_has_not_been_back_is_forgotten(database: Database, guest: str, browsers: int) -> None:
    with database.writing() as session:
        for _ in range(browsers):
            sign_ins.start(session, guest, NOW)

    assert forgotten(database) == {guest}
    assert not exists(database, guest)


def test_a_guest_one_of_whose_browsers_is_remembered_stays(database: Database, guest: str) -> None:
    with database.writing() as session:
        sign_ins.start(session, guest, NOW)
        token = sign_ins.start(session, guest, LATER - sign_ins.KEPT)

    assert forgotten(database) == set()
    with database.reading() as session:
        assert sign_ins.person_of(session, token, LATER)


def test_a_new_guest_without_a_browser_stays(database: Database) -> None:
    with database.writing() as session:
        guest = people.new_guest(session, LATER - sign_ins.KEPT)

    assert forgotten(database) == set()
    assert exists(database, guest)


def test_an_account_is_kept_however_long_it_rests(database: Database, guest: str) -> None:
    with database.writing() as session:
        sign_ins.start(session, guest, NOW)
        accounts.keep(session, guest, "Ada", "ada@example.org", "$argon2id$ada")

    assert forgotten(database) == set()
    assert exists(database, guest)


def test_a_team_that_nobody_else_is_in_goes_too(database: Database, guest: str) -> None:
    company, round = company_of(database, guest)
    company.answer(round, guest, "yes")
    forgotten(database)

    with database.reading() as session:
        assert rounds.counts(session, round.id).begun == 0
        assert teams.of(session, guest) == ()


@pytest.mark.parametrize("privacy", ["named", "anonymous"])
def test_answers_in_an_open_round_of_others_go_and_closed_ones_stay_without_a_name(
    database: Database, guest: str, privacy: str
) -> None:
    company, first = company_of(database, guest)
    keep_account(database, guest)
    ada = somebody(database, "Ada")
    company.join(ada)
    company.answer(first, ada, "yes")
    company.close(first)
    second = company.open_round(guest, privacy)
    company.answer(second, ada, "no")

    assert forgotten(database) == {ada}
    with database.reading() as session:
        assert rounds.counts(session, second.id).begun == 0
        (voice,) = responses.voices(session, first.id)
        assert (voice.name, voice.person_id, voice.response.answers) == (None, None, {"S1": "yes"})


def test_whoever_has_been_in_the_team_longest_leads_it_after_its_only_lead(database: Database, guest: str) -> None:
    company, _ = company_of(database, guest)
    with database.writing() as session:
        old, older = (people.new_guest(session, LATER) for _ in range(2))
        for person_id, days in ((old, 2), (older, 1)):
            joined_at = NOW + timedelta(days=days)
            session.add(MemberRow(team_id=company.team_id, person_id=person_id, standing="member", joined_at=joined_at))

    assert forgotten(database) == {guest}
    with database.reading() as session:
        left = members.of(session, teams.find(session, old, company.team_id))
    assert [(member.person_id, member.standing) for member in left] == [(older, "lead"), (old, "member")]


def test_a_team_of_idle_guests_only_goes_with_the_last_of_them(database: Database, guest: str) -> None:
    company, round = company_of(database, guest)
    others = {somebody(database) for _ in range(3)}
    for other in others:
        company.join(other)
        company.answer(round, other, "yes")

    assert forgotten(database) == {guest, *others}
    with database.reading() as session:
        assert rounds.counts(session, round.id).begun == 0


def keep_account(database: Database, person_id: str) -> None:
    with database.writing() as session:
        accounts.keep(session, person_id, "Grace", "grace@example.org", "$argon2id$grace")

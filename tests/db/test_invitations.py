"""A join link opens a team until it expires or is withdrawn; after that it looks like one that never was."""

from datetime import timedelta

import pytest

from app.db import invitations, members, people, round_ends, teams
from app.db.rounds import Round
from app.db.session import Database
from app.db.teams import Team
from app.domain.errors import NotAllowed, NotFound
from tests.db.conftest import NOW

MONTH = timedelta(days=30)


@pytest.fixture
def team(database: Database, guest: str, open_round: Round) -> Team:
    """The guest's team, which they lead, with a name."""
    with database.writing() as session:
        people.rename(session, guest, "Ada Pruitt")
        teams.rename(session, teams.find(session, guest, open_round.team_id), "Payments ML")
        return teams.find(session, guest, open_round.team_id)


def made(database: Database, team: Team, lasting: timedelta | None = MONTH) -> str:
    with database.writing() as session:
        return invitations.make(session, team, NOW + lasting if lasting else None, NOW)


def join(database: Database, link: str) -> str:
    with database.writing() as session:
        person = people.new_guest(session, NOW)
        members.join(session, invitations.find(session, link, NOW), person, None, NOW)
        return person


def test_a_link_shows_the_team_its_leads_and_its_open_round(database: Database, team: Team, open_round: Round) -> None:
    link = made(database, team)
    with database.reading() as session:
        way = invitations.find(session, link, NOW)
    assert (way.team_id, way.team_name, way.leads) == (team.id, "Payments ML", ("Ada Pruitt",))
    assert way.round
    assert (way.round.id, way.round.number, way.round.privacy) == (open_round.id, 1, "named")


def test_a_link_into_a_team_without_an_open_round_shows_none(database: Database, team: Team, open_round: Round) -> None:
    with database.writing() as session:
        round_ends.call_off(session, open_round, NOW)
    link = made(database, team)
    with database.reading() as session:
        assert invitations.find(session, link, NOW).round is None


def test_unknown_expired_and_withdrawn_links_look_the_same(database: Database, team: Team) -> None:
    expired, withdrawn = made(database, team), made(database, team, None)
    with database.writing() as session:
        invitations.withdraw(session, team, withdrawn, NOW)
    refusals: set[str] = set()
    for link in ("no such link", None, expired, withdrawn):
        with database.reading() as session, pytest.raises(NotFound) as refused:
            invitations.find(session, link, NOW + MONTH)
        refusals.add(refused.value.sentence)
    assert len(refusals) == 1


def test_a_link_works_until_the_last_moment_before_it_expires(database: Database, team: Team) -> None:
    link = made(database, team)
    with database.reading() as session:
        assert invitations.find(session, link, NOW + MONTH - timedelta(seconds=1)).team_id == team.id


def test_a_link_without_an_end_works_for_years(database: Database, team: Team) -> None:
    link = made(database, team, None)
    with database.reading() as session:
        assert invitations.find(session, link, NOW + timedelta(days=3000)).team_id == team.id


def test_nobody_comes_in_through_a_link_that_was_withdrawn_while_they_read(database: Database, team: Team) -> None:
    link = made(database, team)
    with database.writing() as session:
        seen = invitations.find(session, link, NOW)
        person = people.new_guest(session, NOW)
        invitations.withdraw(session, team, link, NOW)
    with pytest.raises(NotFound), database.writing() as session:
        members.join(session, seen, person, None, NOW)


def test_each_link_counts_who_came_in_through_it(database: Database, team: Team) -> None:
    first, second = made(database, team), made(database, team, None)
    for link in (first, first, second):
        join(database, link)
    with database.reading() as session:
        links = {link.id: link for link in invitations.of(session, team)}
    assert {id: link.joined for id, link in links.items()} == {first: 2, second: 1}
    assert links[first].state(NOW) == "open"
    assert links[first].state(NOW + MONTH) == "expired"


def test_withdrawing_twice_keeps_the_first_time(database: Database, team: Team) -> None:
    link = made(database, team)
    for days in (1, 2):
        with database.writing() as session:
            invitations.withdraw(session, team, link, NOW + timedelta(days=days))
    with database.reading() as session:
        assert invitations.of(session, team)[0].withdrawn_at == NOW + timedelta(days=1)


def test_only_a_lead_makes_and_withdraws_links(database: Database, team: Team) -> None:
    link = made(database, team)
    member = join(database, link)
    with database.reading() as session:
        as_member = teams.find(session, member, team.id)
    with pytest.raises(NotAllowed):
        made(database, as_member)
    with pytest.raises(NotAllowed), database.writing() as session:
        invitations.withdraw(session, as_member, link, NOW)


def test_a_lead_of_another_team_cannot_withdraw_the_link(database: Database, team: Team) -> None:
    link = made(database, team)
    with database.writing() as session:
        stranger = people.new_guest(session, NOW)
        teams.start(session, stranger, "1", NOW)
        theirs = teams.of(session, stranger)[0]
    with pytest.raises(NotFound), database.writing() as session:
        invitations.withdraw(session, theirs, link, NOW)
    with database.reading() as session:
        assert invitations.of(session, team)[0].state(NOW) == "open"

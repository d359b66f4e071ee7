"""A team always has a lead, nobody is in it twice, and whoever goes takes only open answers along."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.db import answers, invitations, members, people, responses, round_ends, rounds, teams
from app.db.invitations import WayIn
from app.db.responses import OwnResponse
from app.db.rounds import Round
from app.db.session import Database
from app.db.teams import LEAD, MEMBER, Team
from app.domain.errors import Conflict, NotAllowed, NotFound, Refusal
from tests.db.conftest import NOW

SECRET = b"s" * 32

Join = Callable[..., str]


@pytest.fixture
def team(database: Database, guest: str, open_round: Round) -> Team:
    """The guest's team, which they lead."""
    return team_of(database, guest, open_round)


@pytest.fixture
def way(database: Database, team: Team) -> WayIn:
    """The way in through a link that works."""
    with database.writing() as session:
        return invitations.find(session, invitations.make(session, team, None, NOW), NOW)


@pytest.fixture
def join(database: Database, team: Team, way: WayIn) -> Join:
    """Brings a new person into the team; their id."""

    def bring(name: str = "Grace Okoye", standing: str = MEMBER) -> str:
        with database.writing() as session:
            person = people.new_guest(session, NOW)
            people.rename(session, person, name)
            members.join(session, way, person, "ml", NOW + timedelta(minutes=1))
            members.give_standing(session, team, person, standing)
        return person

    return bring


def team_of(database: Database, person: str, round: Round) -> Team:
    with database.reading() as session:
        return teams.find(session, person, round.team_id)


def standings(database: Database, team: Team) -> dict[str, str]:
    with database.reading() as session:
        return {member.person_id: member.standing for member in members.of(session, team)}


def outcome(database: Database, act: Callable[..., None], *arguments: object) -> type[Refusal] | None:
    """How it ended: None where it was done."""
    try:
        with database.writing() as session:
            act(session, *arguments)
    except Refusal as refusal:
        return type(refusal)
    return None


def test_who_joins_is_a_member_with_their_name_and_role(database: Database, team: Team, join: Join) -> None:
    grace = join("Grace Okoye")
    with database.reading() as session:
        lead, member = members.of(session, team)
    assert (lead.person_id, lead.name, lead.standing, lead.job_role) == (team.person_id, None, LEAD, None)
    assert (member.person_id, member.name, member.standing, member.job_role) == (grace, "Grace Okoye", MEMBER, "ml")


def test_joining_twice_at_once_is_joining_once(database: Database, team: Team, way: WayIn) -> None:
    with database.writing() as session:
        person = people.new_guest(session, NOW)

    def click(_: int) -> type[Refusal] | None:
        return outcome(database, members.join, way, person, "de", NOW)

    with ThreadPoolExecutor(8) as threads:
        ended = set(threads.map(click, range(8)))
    assert ended == {None}
    assert list(standings(database, team)) == [team.person_id, person]


def test_a_lead_who_comes_by_the_link_stays_a_lead(database: Database, team: Team, way: WayIn) -> None:
    assert outcome(database, members.join, way, team.person_id, "de", NOW) is None
    assert standings(database, team) == {team.person_id: LEAD}


def test_a_team_can_have_several_leads(database: Database, team: Team, join: Join) -> None:
    grace = join(standing=LEAD)
    assert standings(database, team) == {team.person_id: LEAD, grace: LEAD}
    assert outcome(database, members.give_standing, team, team.person_id, MEMBER) is None
    assert standings(database, team) == {grace: LEAD, team.person_id: MEMBER}


def test_the_last_lead_can_neither_step_down_nor_leave_nor_be_removed(
    database: Database, team: Team, join: Join
) -> None:
    join()
    assert outcome(database, members.give_standing, team, team.person_id, MEMBER) is Conflict
    assert outcome(database, members.leave, SECRET, team) is Conflict
    assert outcome(database, members.remove, SECRET, team, team.person_id) is Conflict
    assert standings(database, team)[team.person_id] == LEAD


def test_of_two_leads_who_step_down_at_once_one_stays(
    database: Database, team: Team, open_round: Round, join: Join
) -> None:
    def step_down(lead: Team) -> type[Refusal] | None:
        return outcome(database, members.give_standing, lead, lead.person_id, MEMBER)

    leads = [team, team_of(database, join(standing=LEAD), open_round)]
    with ThreadPoolExecutor(2) as threads:
        ended = list(threads.map(step_down, leads))
    assert sorted(ended, key=str) == [Conflict, None]
    assert sorted(standings(database, team).values()) == [LEAD, MEMBER]


def test_of_two_leads_who_remove_each_other_at_once_one_stays(
    database: Database, team: Team, open_round: Round, join: Join
) -> None:
    other = team_of(database, join(standing=LEAD), open_round)

    def remove_the_other(lead: Team) -> type[Refusal] | None:
        colleague = other if lead == team else team
        return outcome(database, members.remove, SECRET, lead, colleague.person_id)

    with ThreadPoolExecutor(2) as threads:
        ended = list(threads.map(remove_the_other, [team, other]))
    assert sorted(ended, key=str) == [NotFound, None]
    assert list(standings(database, team).values()) == [LEAD]


def test_members_change_nobody(database: Database, team: Team, open_round: Round, join: Join) -> None:
    grace = team_of(database, join(), open_round)
    assert outcome(database, members.give_standing, grace, grace.person_id, LEAD) is NotAllowed
    assert outcome(database, members.give_standing, grace, team.person_id, MEMBER) is NotAllowed
    assert outcome(database, members.remove, SECRET, grace, team.person_id) is NotAllowed
    assert outcome(database, teams.rename, grace, "Mine now") is NotAllowed
    assert outcome(database, teams.destroy, grace) is NotAllowed


def test_a_lead_who_was_just_made_a_member_leads_no_more(
    database: Database, team: Team, open_round: Round, join: Join
) -> None:
    seen_before = team_of(database, join(standing=LEAD), open_round)
    assert outcome(database, members.give_standing, team, seen_before.person_id, MEMBER) is None
    assert outcome(database, members.remove, SECRET, seen_before, team.person_id) is NotAllowed


def test_somebody_who_is_not_in_the_team_cannot_be_changed(database: Database, team: Team) -> None:
    with database.writing() as session:
        stranger = people.new_guest(session, NOW)
    assert outcome(database, members.give_standing, team, stranger, LEAD) is NotFound
    assert outcome(database, members.remove, SECRET, team, stranger) is NotFound
    assert stranger not in standings(database, team)


def answer(database: Database, round: Round, person: str) -> OwnResponse:
    with database.writing() as session:
        begun = responses.find_or_begin(session, round, person, NOW)
        answers.save(session, begun.id, "S1", "yes", seen=0, page="", edit=1)
        responses.submit(session, begun.id, NOW)
        return begun


@pytest.mark.parametrize("way_out", ["leaves", "is removed"])
def test_who_goes_takes_open_answers_along_and_leaves_closed_ones(
    database: Database, team: Team, open_round: Round, join: Join, way_out: str
) -> None:
    grace = join()
    answer(database, open_round, grace)
    with database.writing() as session:
        round_ends.close(session, open_round, NOW)
        following = rounds.find(session, grace, rounds.start(session, team.id, "1", NOW))
    answer(database, following, grace)
    answer(database, following, team.person_id)
    as_grace = team_of(database, grace, open_round)
    if way_out == "leaves":
        assert outcome(database, members.leave, SECRET, as_grace) is None
    else:
        assert outcome(database, members.remove, SECRET, team, grace) is None
    with database.reading() as session:
        assert responses.own(session, following.id, grace) is None
        assert [voice.name for voice in responses.voices(session, open_round.id)] == ["Grace Okoye"]
        assert rounds.of_team(session, grace, team.id) == ()
        assert rounds.counts(session, following.id).submitted == 1


def test_a_job_role_is_ones_own_in_each_team(database: Database, team: Team, join: Join) -> None:
    join()
    assert outcome(database, members.give_job_role, team, "lead") is None
    with database.reading() as session:
        assert [member.job_role for member in members.of(session, team)] == ["lead", "ml"]


def test_a_deleted_team_is_gone_with_all_that_was_its(
    database: Database, team: Team, open_round: Round, way: WayIn, join: Join
) -> None:
    grace = join()
    answer(database, open_round, grace)
    assert outcome(database, teams.destroy, team) is None
    with database.reading() as session:
        assert teams.of(session, grace) == ()
        assert people.find(session, grace).name == "Grace Okoye"
        with pytest.raises(NotFound):
            rounds.find(session, team.person_id, open_round.id)
        with pytest.raises(NotFound):
            invitations.find(session, way.invitation_id, NOW)


def test_joining_a_team_while_it_is_deleted_is_either_in_time_or_not_found(
    database: Database, team: Team, way: WayIn
) -> None:
    with database.writing() as session:
        joining = [people.new_guest(session, NOW) for _ in range(6)]

    def act(person: str) -> type[Refusal] | None:
        if person == team.person_id:
            return outcome(database, teams.destroy, team)
        return outcome(database, members.join, way, person, None, NOW)

    with ThreadPoolExecutor(7) as threads:
        ended = list(threads.map(act, [*joining[:3], team.person_id, *joining[3:]]))
    assert ended[3] is None
    assert set(ended) <= {None, NotFound}
    with database.reading() as session:
        assert not any(teams.of(session, person) for person in joining)

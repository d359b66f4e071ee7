"""How a named round ends, what stays of it and who finds it then."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from app.db import people, responses, round_ends, rounds
from app.db.models import AgreementRow, MemberRow, PersonRow, ResponseRow, RoundAgreementRow
from app.db.participation import participants
from app.db.rounds import Counts, Round
from app.db.session import Database
from app.domain.errors import Closed, NotAllowed, NotFound
from app.domain.privacy import ANONYMOUS, NAMED
from tests.db.conftest import NOW
from tests.db.crews import SECRET, Crew, crew


@pytest.fixture
def three(database: Database) -> Crew:
    """Three people with an open named round."""
    return crew(database, NAMED, size=3)


@pytest.fixture
def one(database: Database) -> Crew:
    """Somebody alone with their round, closed."""
    one = crew(database, NAMED, size=1)
    one.submit(one.people[0], {"S1": "yes"})
    one.close()
    return one


def joined(crew: Crew) -> str:
    """Somebody who joins the team now."""
    with crew.database.writing() as session:
        person = people.new_guest(session, NOW)
        session.add(
            MemberRow(
                team_id=crew.round.team_id, person_id=person, standing="member", joined_at=NOW + timedelta(days=1)
            )
        )
    return person


def found_by(crew: Crew, person: str) -> tuple[Round, ...]:
    with crew.database.reading() as session:
        return rounds.of_team(session, person, crew.round.team_id)


def test_only_submitted_answers_count_and_the_others_stay_with_their_author(three: Crew) -> None:
    three.submit(three.people[0], {"S1": "yes"})
    three.submit(three.people[1], {"S1": "no"})
    begun = three.say(three.people[2], {"S1": "partly"})
    three.close()
    assert three.seen_by(three.people[2]).respondents == 2
    with three.database.reading() as session:
        voices = responses.voices(session, three.round.id)
        assert [voice.response.answers for voice in voices] == [{"S1": "yes"}, {"S1": "no"}]
        assert responses.own(session, three.round.id, three.people[2]) == begun


def test_voices_come_by_name_with_the_role_and_name_as_submitted(three: Crew) -> None:
    for person, name, role in zip(three.people, ("Cleo", "ada", "Ben"), ("de", "ml", "lead"), strict=True):
        with three.database.writing() as session:
            people.rename(session, person, name)
        three.submit(person, {"CX1": role, "S1": "yes"})
    with three.database.writing() as session:
        people.rename(session, three.people[2], "Zoe")
    three.close()
    with three.database.reading() as session:
        heard = responses.voices(session, three.round.id)
    assert [(voice.name, voice.role) for voice in heard] == [("ada", "ml"), ("Ben", "lead"), ("Cleo", "de")]
    assert [voice.person_id for voice in heard] == [three.people[1], three.people[2], three.people[0]]


def test_whoever_gave_a_name_after_submitting_keeps_it_in_the_closed_round(database: Database) -> None:
    two = crew(database, size=2)
    with database.writing() as session:
        session.execute(update(PersonRow).values(name=None))
    two.submit(two.people[0], {"S1": "yes"})
    for name, is_closed in (("Ada", False), ("Somebody else", True)):
        with database.writing() as session:
            people.rename(session, two.people[0], name)
        if not is_closed:
            two.close()
    with database.reading() as session:
        assert [voice.name for voice in responses.voices(session, two.round.id)] == ["Ada"]


def test_a_voice_whose_account_is_gone_has_no_name_and_comes_last(three: Crew) -> None:
    for person in three.people[:2]:
        three.submit(person, {"S1": "yes"})
    three.close()
    with three.database.writing() as session:
        gone = session.scalars(select(ResponseRow).where(ResponseRow.person_id == three.people[0])).one()
        gone.person_id = gone.name = None
    with three.database.reading() as session:
        heard = responses.voices(session, three.round.id)
    assert [(voice.name, voice.person_id) for voice in heard] == [("Person 1", three.people[1]), (None, None)]


def test_a_round_that_one_person_answered_alone_stays_theirs(one: Crew) -> None:
    late = joined(one)
    with pytest.raises(NotFound):
        one.seen_by(late)
    assert found_by(one, late) == ()
    assert [round.only_for for round in found_by(one, one.people[0])] == [one.people[0]]


def test_once_shown_it_is_everybodys(one: Crew) -> None:
    late = joined(one)
    with one.database.writing() as session:
        rounds.show_to_team(session, one.round)
    assert one.seen_by(late).only_for is None


def test_what_several_answered_is_found_by_those_who_join_later(three: Crew) -> None:
    three.submit(three.people[1], {"S1": "yes"})
    three.close()
    late = joined(three)
    assert [round.state for round in found_by(three, late)] == ["closed"]


def test_a_named_round_called_off_loses_its_answers(three: Crew) -> None:
    three.submit(three.people[0], {"S1": "yes"})
    three.call_off()
    with three.database.reading() as session:
        assert rounds.counts(session, three.round.id) == Counts(begun=0, submitted=0)
    assert three.seen_by(three.people[1]).state == "called_off"


def test_nothing_is_ended_twice(three: Crew) -> None:
    three.submit(three.people[0], {"S1": "yes"})
    three.close()
    for end in (three.close, three.call_off):
        with pytest.raises(Closed):
            end()


def test_only_a_lead_calls_off(three: Crew) -> None:
    seen_by_member = three.seen_by(three.people[1])
    with pytest.raises(NotAllowed), three.database.writing() as session:
        round_ends.call_off(session, seen_by_member, NOW)


def test_a_closed_round_keeps_the_agreements_as_they_stood(three: Crew) -> None:
    def agree(item: str, owner: str, days: int) -> str:
        with three.database.writing() as session:
            made = AgreementRow(
                team_id=three.round.team_id,
                item=item,
                owner=owner,
                since=date(2026, 11, 1),
                why="",
                decided_at=NOW + timedelta(days=days),
            )
            session.add(made)
            session.flush()
            return made.id

    agree("R-ING", "de", days=1)
    standing = {agree("R-ING", "ml", days=2), agree("R-CIC", "dfd", days=1)}
    three.submit(three.people[0], {"S1": "yes"})
    three.close()
    agree("R-ING", "dfd", days=3)
    with three.database.reading() as session:
        kept = session.scalars(
            select(RoundAgreementRow.agreement_id).where(RoundAgreementRow.round_id == three.round.id)
        )
        assert set(kept) == standing


def test_everybody_in_a_named_round_is_seen_to_take_part_and_nobody_in_an_anonymous_one(three: Crew) -> None:
    three.submit(three.people[0], {"S1": "yes"})
    three.say(three.people[1], {"S1": "yes"})
    with three.database.reading() as session:
        seen = {one.name: (one.has_begun, one.has_finished) for one in participants(session, three.round)}
    assert seen == {"Person 0": (True, True), "Person 1": (True, False), "Person 2": (False, False)}
    anonymous = crew(three.database, ANONYMOUS)
    anonymous.submit(anonymous.people[0], {"S1": "yes"})
    with three.database.reading() as session:
        assert participants(session, anonymous.round) == ()


def test_leaving_withdraws_from_the_open_round_and_keeps_the_closed_ones(three: Crew) -> None:
    three.submit(three.people[1], {"S1": "yes"})
    three.close()
    following = three.next_round(NAMED)
    following.submit(three.people[1], {"S1": "no"})
    with three.database.writing() as session:
        responses.withdraw(session, SECRET, three.round.team_id, three.people[1])
    with three.database.reading() as session:
        assert rounds.counts(session, three.round.id).submitted == 1
        assert rounds.counts(session, following.round.id).begun == 0

"""An anonymous round knows nobody: while it is open by a digest only, and once it is closed not at all."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.db import answers, counts, responses, rounds
from app.db.models import AnswerRow, Base, ResponseRow, RoundKeyRow
from app.db.session import Database
from app.domain.errors import Closed, Conflict
from app.domain.privacy import ANONYMOUS, NAMED
from tests.db.conftest import NOW
from tests.db.crews import SECRET, Crew, crew


@pytest.fixture
def five(database: Database) -> Crew:
    """Five people with an open anonymous round."""
    return crew(database, ANONYMOUS)


def rows(database: Database, model: type[Base]) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_response_names_neither_person_nor_time(five: Crew) -> None:
    response = five.submit(five.people[1], {"S1": "yes"})
    with five.database.reading() as session:
        kept = session.get_one(ResponseRow, response.id)
        assert (kept.person_id, kept.name) == (None, None)
        assert kept.begun_at == kept.submitted_at == five.round.opened_at
        assert kept.author == responses.author_of(session, SECRET, five.round, five.people[1])


def test_whoever_comes_back_finds_their_own_response_and_nobody_elses(five: Crew) -> None:
    begun = {person: five.say(person, {"S1": "yes"}).id for person in five.people}
    assert {person: five.begin(person).id for person in five.people} == begun
    assert len(set(begun.values())) == 5


def test_with_another_secret_or_in_another_round_the_same_person_is_somebody_else(five: Crew) -> None:
    other = crew(five.database, ANONYMOUS)
    person = five.people[0]
    with five.database.reading() as session:
        digests = {
            responses.author_of(session, SECRET, five.round, person),
            responses.author_of(session, SECRET, other.round, person),
            responses.author_of(session, b"another", five.round, person),
        }
    assert len(digests) == 3
    assert None not in digests


def test_fewer_than_the_minimum_cannot_close_it(five: Crew) -> None:
    for person in five.people[:4]:
        five.submit(person, {"S1": "yes"})
    five.say(five.people[4], {"S1": "yes"})
    with pytest.raises(Conflict, match="Submitted so far: 4"):
        five.close()
    assert five.seen_by(five.people[0]).state == "open"
    assert rows(five.database, AnswerRow) == 5
    assert rows(five.database, RoundKeyRow) == 1


def test_closing_keeps_counts_of_what_was_submitted_and_nothing_else(database: Database) -> None:
    six = crew(database, ANONYMOUS, size=6)
    for person in six.people[:5]:
        response = six.say(person, {"S2": "no"})
        with database.writing() as session:
            answers.save(session, response.id, "S1", "partly", severity=2, seen=0, page="", edit=1)
            answers.save(session, response.id, "R-ING", "de", written_down=True, seen=0, page="", edit=1)
            responses.submit(session, response.id, NOW)
    six.say(six.people[5], {"S2": "yes"})
    six.close()
    closed = six.seen_by(six.people[3])
    assert (closed.state, closed.respondents, closed.only_for) == ("closed", 5, None)
    with database.reading() as session:
        tally = counts.tally(session, six.round.id, 5)
    assert tally.counts == {"S1": {"partly": 5}, "S2": {"no": 5}, "R-ING": {"de": 5}}
    assert tally.severity == {"S1": {2: 5}}
    assert tally.written_down == {"R-ING": 5}
    assert [rows(database, model) for model in (ResponseRow, AnswerRow, RoundKeyRow)] == [0, 0, 0]


def test_a_closed_round_knows_nobody_and_takes_nobody_in(five: Crew) -> None:
    for person in five.people:
        five.submit(person, {"S1": "yes"})
    five.close()
    with five.database.reading() as session:
        assert responses.author_of(session, SECRET, five.round, five.people[0]) is None
    with pytest.raises(Closed), five.database.writing() as session:
        responses.find_or_begin(session, five.round, "0" * 64, NOW)


def test_calling_off_deletes_answers_and_key_and_keeps_number_and_date(five: Crew) -> None:
    five.submit(five.people[0], {"S1": "yes"})
    five.call_off(NOW + timedelta(days=1))
    ended = five.seen_by(five.people[0])
    assert (ended.state, ended.number, ended.called_off_at) == ("called_off", 2, NOW + timedelta(days=1))
    assert [rows(five.database, model) for model in (ResponseRow, AnswerRow, RoundKeyRow)] == [0, 0, 0]


def test_the_pause_counts_from_the_last_closed_anonymous_round_only(five: Crew) -> None:
    def last() -> object:
        with five.database.reading() as session:
            return rounds.last_anonymous(session, five.round.team_id)

    assert last() is None
    five.call_off()
    assert last() is None
    again = five.next_round(ANONYMOUS)
    for person in again.people:
        again.submit(person, {"S1": "yes"})
    again.close(NOW + timedelta(days=3))
    named = again.next_round(NAMED)
    named.submit(named.people[0], {"S1": "yes"})
    named.close(NOW + timedelta(days=9))
    assert last() == NOW + timedelta(days=3)


def test_leaving_takes_ones_answers_out_of_the_open_round_and_nobody_elses(five: Crew) -> None:
    elsewhere = crew(five.database, ANONYMOUS)
    for person in five.people:
        five.submit(person, {"S1": "yes"})
    elsewhere.submit(elsewhere.people[0], {"S1": "yes"})
    with five.database.writing() as session:
        responses.withdraw(session, SECRET, five.round.team_id, five.people[2])
    with five.database.reading() as session:
        assert rounds.counts(session, five.round.id).submitted == 4
        assert rounds.counts(session, elsewhere.round.id).submitted == 1
        gone = responses.author_of(session, SECRET, five.round, five.people[2])
        assert gone and responses.own(session, five.round.id, gone) is None

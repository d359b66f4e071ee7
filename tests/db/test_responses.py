"""A response is begun once, submitted once, and its author's to take back until the round closes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from app.db import answers, people, responses, round_ends, rounds, teams
from app.db.responses import OwnResponse
from app.db.rounds import Round
from app.db.session import Database
from app.domain.errors import BadInput, Closed, NotFound, Submitted
from app.domain.responses import Response
from tests.db.conftest import NOW


def say(database: Database, response: OwnResponse, item: str, value: str | None, seen: int = 0) -> None:
    with database.writing() as session:
        answers.save(session, response.id, item, value, seen=seen, page="", edit=seen + 1)


def submit(database: Database, response: OwnResponse, now: datetime = NOW) -> datetime:
    with database.writing() as session:
        return responses.submit(session, response.id, now)


def test_who_has_not_begun_has_no_response(database: Database, guest: str, open_round: Round) -> None:
    with database.reading() as session:
        assert responses.own(session, open_round.id, guest) is None


def test_beginning_twice_finds_the_same_response(database: Database, guest: str, open_round: Round) -> None:
    def begin(_: int) -> OwnResponse:
        with database.writing() as session:
            return responses.find_or_begin(session, open_round, guest, NOW)

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(begin, range(16)))) == 1


def test_nobody_begins_in_a_closed_round(database: Database, response: OwnResponse, open_round: Round) -> None:
    say(database, response, "S1", "yes")
    submit(database, response)
    with database.writing() as session:
        round_ends.close(session, open_round, NOW)
        late = people.new_guest(session, NOW)
    with pytest.raises(Closed), database.writing() as session:
        responses.find_or_begin(session, open_round, late, NOW)


def test_a_response_without_any_answer_cannot_be_submitted(database: Database, response: OwnResponse) -> None:
    with pytest.raises(BadInput, match="Nothing is answered yet"):
        submit(database, response)
    say(database, response, "S1", "yes")
    say(database, response, "S1", None, seen=1)
    with pytest.raises(BadInput, match="Nothing is answered yet"):
        submit(database, response)


def test_submitting_again_changes_nothing(database: Database, response: OwnResponse) -> None:
    say(database, response, "S1", "yes")
    assert submit(database, response) == NOW
    assert submit(database, response, NOW + timedelta(hours=1)) == NOW


def test_submitting_fifty_times_at_once_is_submitting_once(database: Database, response: OwnResponse) -> None:
    say(database, response, "S1", "yes")

    def submit_after(seconds: int) -> datetime:
        return submit(database, response, NOW + timedelta(seconds=seconds))

    with ThreadPoolExecutor(10) as threads:
        assert len(set(threads.map(submit_after, range(50)))) == 1


def test_a_response_taken_back_can_be_changed_and_submitted_again(database: Database, response: OwnResponse) -> None:
    say(database, response, "S1", "yes")
    submit(database, response)
    with database.writing() as session:
        responses.take_back(session, response.id)
    say(database, response, "S1", "no", seen=1)
    assert submit(database, response, NOW + timedelta(hours=1)) == NOW + timedelta(hours=1)


def test_taking_back_what_was_not_submitted_changes_nothing(database: Database, response: OwnResponse) -> None:
    with database.writing() as session:
        responses.take_back(session, response.id)
    say(database, response, "S1", "yes")


def test_nothing_is_taken_back_once_the_round_is_closed(
    database: Database, response: OwnResponse, open_round: Round
) -> None:
    say(database, response, "S1", "yes")
    submit(database, response)
    with database.writing() as session:
        round_ends.close(session, open_round, NOW)
    with pytest.raises(Closed), database.writing() as session:
        responses.take_back(session, response.id)


def test_an_unknown_response_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound), database.writing() as session:
        responses.submit(session, "nobody", NOW)


def test_the_report_gets_submitted_responses_only(database: Database, guest: str) -> None:
    with database.writing() as session:
        round = rounds.find(session, guest, teams.start(session, guest, "1", NOW))
        begun = [responses.find_or_begin(session, round, people.new_guest(session, NOW), NOW) for _ in range(3)]
        for response in begun:
            answers.save(session, response.id, "CX1", "ml", seen=0, page="", edit=1)
            answers.save(session, response.id, "S1", "partly", 1, seen=0, page="", edit=1)
            answers.save(session, response.id, "R-ING", "de", written_down=True, seen=0, page="", edit=1)
            answers.save(session, response.id, "S2", "yes", seen=0, page="", edit=1)
            answers.save(session, response.id, "S2", None, seen=1, page="", edit=2)
        for response in begun[:2]:
            responses.submit(session, response.id, NOW)
    with database.reading() as session:
        expected = Response("ml", {"S1": "partly", "R-ING": "de"}, {"S1": 1}, frozenset({"R-ING"}))
        assert [voice.response for voice in responses.voices(session, round.id)] == [expected, expected]


def test_saves_and_submissions_at_once_leave_nothing_unsaved_behind(database: Database, response: OwnResponse) -> None:
    """Every save that was accepted is in what was submitted; every other one was refused."""
    say(database, response, "S1", "yes")

    def attempt(number: int) -> str | None:
        try:
            if number == 10:
                submit(database, response)
                return None
            say(database, response, f"item {number}", "yes")
        except Submitted:
            return None
        return f"item {number}"

    with ThreadPoolExecutor(8) as threads:
        accepted = {item for item in threads.map(attempt, range(20)) if item}
    with database.reading() as session:
        assert set(answers.given(session, response.id)) == {"S1", *accepted}

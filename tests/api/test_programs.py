"""Who asks: known by a token alone, as long as it is good, and only for what it was made to do."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from structlog.testing import capture_logs

from app.db import access_tokens, accounts
from app.db.session import Database
from tests.api.conftest import Program
from tests.db.company import SECRET
from tests.web.teams import Team
from tests.web.tokens import token_for

NOBODYS = "hf_" + "a" * 43


def test_without_a_token_there_is_nothing_even_for_a_browser_that_is_known(team: Team) -> None:
    assert team.lead.open("/teams").status == 200
    refused = Program(team.lead.client).ask("GET", "/teams", 401)

    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert refused.json()["type"] == "/api/docs#token-needed"


@pytest.mark.parametrize("head", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer ä", f"bearer{NOBODYS}", NOBODYS])
def test_what_is_no_token_is_refused_as_none(stranger: Program, head: str) -> None:
    stranger.ask("GET", "/teams", 401, headers={"Authorization": head.encode()})


def test_a_token_opens_what_its_owner_can_open(ada: Program, team: Team) -> None:
    assert [one["id"] for one in ada.read("/teams")["items"]] == [team.id]


def test_a_token_that_reads_does_not_write(team: Team, database: Database) -> None:
    reading = Program(team.lead.client, token_for(database, team.people[0].id, may_write=False))
    round_id = team.open()

    assert reading.answer(round_id, 403, S1="yes")["type"] == "/api/docs#not-allowed"
    assert reading.ask("PUT", f"/rounds/{round_id}/response/submission", 403)
    assert reading.read(f"/rounds/{round_id}/response")["answers"] == {}


def test_a_token_ends_with_its_time_with_its_withdrawal_and_with_its_owner(team: Team, database: Database) -> None:
    grace = team.people[1].id
    past = datetime.now(UTC) - timedelta(seconds=1)
    with database.writing() as session:
        expired = access_tokens.make(session, grace, "expired", False, past, past - timedelta(days=1))
    withdrawn, left = token_for(database, grace), token_for(database, grace)
    with database.writing() as session:
        newest_but_one = access_tokens.of(session, grace)[1]
        access_tokens.withdraw(session, grace, newest_but_one.id)
        still_there = len(access_tokens.of(session, grace))
    Program(team.member.client, left).read("/teams")
    with database.writing() as session:
        accounts.destroy(session, SECRET, grace)

    assert still_there == 2
    for token in (expired, withdrawn, left):
        Program(team.member.client, token).ask("GET", "/teams", 401)


def test_guessing_is_slowed_and_keeps_no_right_token_waiting(ada: Program, stranger: Program) -> None:
    for number in range(10):
        Program(stranger.client, f"hf_{number:043}").ask("GET", "/teams", 401)
    slowed = Program(stranger.client, NOBODYS).ask("GET", "/teams", 429)

    assert slowed.headers["Retry-After"] == "300"
    assert ada.read("/teams")


def test_what_could_be_nobodys_token_is_no_guess(stranger: Program) -> None:
    for number in range(11):
        Program(stranger.client, f"hf_{number}").ask("GET", "/teams", 401)
        stranger.ask("GET", "/teams", 401)


def test_use_is_noted_by_reading_and_by_writing(team: Team, database: Database) -> None:
    round_id = team.open()
    for person, method, path in (
        (team.people[0], "GET", "/teams"),
        (team.people[1], "DELETE", f"/rounds/{round_id}/response/submission"),
    ):
        with database.writing() as session:
            token = access_tokens.make(session, person.id, "new", True, None, datetime.now(UTC))
        Program(person.visitor.client, token).ask(method, path)
        with database.reading() as session:
            assert access_tokens.of(session, person.id)[0].last_used_at


def test_no_line_of_the_log_holds_a_token(ada: Program, stranger: Program, team: Team) -> None:
    with capture_logs() as lines:
        ada.answer(team.open(), S1="yes")
        ada.read("/nowhere", 404)
        Program(stranger.client, NOBODYS).ask("GET", "/teams", 401)

    assert len(lines) >= 3
    assert not any(secret in str(line) for line in lines for secret in (ada.token, NOBODYS))


def test_answers_of_the_interface_are_kept_nowhere(ada: Program, app: FastAPI) -> None:
    for path in ("/teams", "/openapi.json"):
        answer = ada.ask("GET", path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Type"] == "application/json"
        assert "set-cookie" not in answer.headers

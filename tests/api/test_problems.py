"""Every fault under /api/v1 has one shape (RFC 9457), whoever refuses: a door, the framework or a room."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from app.api.problems import ALL_KINDS, KINDS
from app.domain.errors import Refusal
from app.error_pages import STATUSES
from tests.api.conftest import Program
from tests.web.teams import Team

Ask = Callable[[Program, str], Response]

ANSWERS = "/rounds/{round}/response/answers"


def sent(status: int, body: bytes, kind: str = "application/json") -> Ask:
    def ask(program: Program, round_id: str) -> Response:
        path = ANSWERS.format(round=round_id)
        return program.ask("PATCH", path, status, content=body, headers={"Content-Type": kind})

    return ask


def asked(status: int, method: str, path: str, **headers: str) -> Ask:
    return lambda program, round_id: program.ask(method, path.format(round=round_id), status, headers=headers)


FAULTS: dict[str, tuple[Ask, str]] = {
    "no such address": (asked(404, "GET", "/nowhere"), "not-found"),
    "no such round": (asked(404, "GET", "/rounds/00000000000000000000"), "not-found"),
    "another method": (asked(405, "POST", "/teams"), "wrong-method"),
    "another site": (
        asked(403, "PUT", "/rounds/{round}/response/submission", **{"Sec-Fetch-Site": "cross-site"}),
        "not-allowed",
    ),
    "no report yet": (asked(409, "GET", "/rounds/{round}/report"), "conflict"),
    "no JSON": (sent(400, b"{"), "unreadable"),
    "no UTF-8": (sent(400, b'{"S1": "\xff"}'), "unreadable"),
    "too deep": (sent(400, b"[" * 60_000), "unreadable"),
    "too many digits": (sent(400, b"9" * 6_000), "unreadable"),
    "nothing": (sent(400, b""), "unreadable"),
    "another kind": (sent(415, b"{}", "text/plain"), "wrong-kind"),
    "a form": (sent(415, b"S1=yes", "application/x-www-form-urlencoded"), "wrong-kind"),
    "too much": (sent(413, b" " * (64 * 1024 + 1)), "too-large"),
    "a wrong query": (asked(422, "GET", "/teams?limit=0"), "bad-input"),
}


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: faults look alike on both."""
    return migrated_sqlite_url


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_a_problem(fault: str, ada: Program, team: Team) -> None:
    ask, name = FAULTS[fault]
    answer = ask(ada, team.open())
    problem = answer.json()

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert problem["type"] == f"/api/docs#{name}"
    assert problem["status"] == answer.status_code
    assert problem["title"]
    assert problem["detail"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_every_refusal_has_a_kind_with_its_status() -> None:
    assert {refusal: kind.status for refusal, kind in KINDS.items()} == STATUSES
    assert len({kind.name for kind in ALL_KINDS}) == len(ALL_KINDS) == len(KINDS) + 2
    assert all(issubclass(refusal, Refusal) for refusal in KINDS)


def test_what_an_address_can_do_is_all_named(ada: Program) -> None:
    submission = "/rounds/00000000000000000000/response/submission"

    assert ada.ask("POST", submission, 405).headers["Allow"] == "PUT, DELETE"
    assert ada.ask("OPTIONS", "/teams", 405).headers["Allow"] == "HEAD, GET"


def test_asking_only_for_the_head_is_asking_without_the_body(ada: Program) -> None:
    assert ada.ask("HEAD", "/teams").content == b""


def test_a_mistake_of_ours_is_a_problem_that_gives_nothing_away(ada: Program, team: Team) -> None:
    with team.database.engines.writing.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE access_tokens RENAME TO gone")
        connection.commit()
    unlucky = TestClient(ada.client.app, raise_server_exceptions=False)
    unlucky.portal = ada.client.portal
    answer = Program(unlucky, ada.token).ask("GET", "/teams", 500)

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "/api/docs#our-fault"
    assert "access_tokens" not in answer.text


def test_pages_keep_their_pages(app: FastAPI, ada: Program) -> None:
    for path in ("/api", "/api/nowhere", "/apiv1", "/nowhere"):
        assert ada.client.get(path).headers["Content-Type"].startswith("text/html")

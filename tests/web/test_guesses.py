"""Links cannot be guessed at for long, and nobody is kept from theirs for good."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import update

from app.db.models import AttemptRow
from app.db.session import Database
from tests.test_house import ROUTES
from tests.web.account_holder import EMAIL, OTHER_PASSWORD, PASSWORD, keep, sign_in
from tests.web.conftest import NewVisitor
from tests.web.inviting import join_link, new_team
from tests.web.test_resets import link as reset_link
from tests.web.visitor import Visitor

FORGED = f"{'0' * 20}{'f' * 32}"
HERE, ELSEWHERE = "192.0.2.7", "192.0.2.8"


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: that attempts are counted alike on both is a test of theirs."""
    return migrated_sqlite_url


def addresses_with_a_token() -> Iterator[tuple[str, str]]:
    """Method and path of every address that a link opens."""
    for line in ROUTES.read_text().splitlines():
        path, method = line.split()
        if "{token}" in path:
            yield method, path


def status_of(visitor: Visitor, address: str, method: str = "GET") -> int:
    return visitor.client.request(method, address, follow_redirects=False).status_code


def guess_ten_times(visitor: Visitor) -> None:
    assert [status_of(visitor, f"/join/{FORGED}") for _ in range(10)] == [404] * 10


def pretend_five_minutes_went_by(app: FastAPI) -> None:
    database: Database = app.state.database
    with database.writing() as session:
        session.execute(update(AttemptRow).values(at=datetime.now(UTC) - timedelta(minutes=5)))


@pytest.mark.parametrize(("method", "path"), [*addresses_with_a_token()])
def test_the_eleventh_guess_at_any_link_is_refused(new_visitor: NewVisitor, method: str, path: str) -> None:
    visitor = new_visitor(HERE)
    address = re.sub(r"{(\w+)}", lambda name: FORGED if name[1] == "token" else "S1", path)

    assert [status_of(visitor, address, method) for _ in range(11)] == [404] * 10 + [429]


def test_every_kind_of_link_is_tried() -> None:
    assert {path.split("/")[1] for _, path in addresses_with_a_token()} >= {"join", "resets"}


def test_guesses_at_different_links_count_together(new_visitor: NewVisitor) -> None:
    guess_ten_times(new_visitor(HERE))

    assert status_of(new_visitor(HERE), f"/resets/{FORGED}") == 429


def test_a_right_guess_after_ten_wrong_ones_tells_nothing(new_visitor: NewVisitor) -> None:
    lead, guesser = new_visitor(ELSEWHERE), new_visitor(HERE)
    link = join_link(lead, new_team(lead))
    guess_ten_times(guesser)

    assert status_of(guesser, link) == 429
    assert status_of(new_visitor(ELSEWHERE), link) == 200


def test_after_five_minutes_the_link_opens(app: FastAPI, new_visitor: NewVisitor) -> None:
    lead, visitor = new_visitor(ELSEWHERE), new_visitor(HERE)
    link = join_link(lead, new_team(lead))
    guess_ten_times(visitor)
    pretend_five_minutes_went_by(app)

    assert status_of(visitor, link) == 200


def test_opening_a_link_that_has_ended_is_no_guess(new_visitor: NewVisitor) -> None:
    """Or an office that all clicks on an old link would be kept from the new one."""
    lead, visitor = new_visitor(ELSEWHERE), new_visitor(HERE)
    team = new_team(lead)
    old = join_link(lead, team)
    lead.press(lead.open(f"{team}/invitations"), "Withdraw join link")
    new = join_link(lead, team)

    assert [status_of(visitor, old) for _ in range(11)] == [404] * 11
    assert status_of(visitor, new) == 200


def test_the_refusal_says_when_to_try_again(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(HERE)
    guess_ten_times(visitor)
    refused = visitor.open(f"/join/{FORGED}", status=429)

    assert "wait five minutes" in refused.text
    assert refused.answer.headers["Retry-After"] == "300"


def test_the_owner_gets_in_by_a_link_however_long_others_guess(app: FastAPI, new_visitor: NewVisitor) -> None:
    keep(new_visitor(ELSEWHERE))
    for number in range(11):
        new_visitor(f"198.51.100.{number}").client.post("/session", data={"email": EMAIL, "password": "guessed"})
    owner = new_visitor(ELSEWHERE)
    sign_in(owner, EMAIL, PASSWORD, status=429)
    owner.press(owner.open(reset_link(app)), "Save and sign in", {"password": OTHER_PASSWORD})

    assert owner.open("/account").heading == "Your account."

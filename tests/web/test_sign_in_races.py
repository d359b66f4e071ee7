"""A guest signs in at the very moment of their first answer in another tab: it does not stay behind as nobody’s."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from app.db import guest_work, rounds
from tests.web.conftest import SECRET, NewVisitor
from tests.web.markup import fields_of
from tests.web.teams import team_of
from tests.web.worked_example import SYMPTOMS


@pytest.mark.parametrize("privacy", ["named", "anonymous"])
def test_a_first_answer_that_comes_with_signing_in_is_to_be_given_again(
    app: FastAPI, new_visitor: NewVisitor, privacy: str
) -> None:
    team = team_of(app, new_visitor, "Ada", "Grace")
    account, guest = team.people
    with team.database.writing() as session:
        round_id = rounds.start(session, team.id, "1", datetime.now(UTC), privacy)
    first = guest.visitor.open(f"/rounds/{round_id}/sections/symptoms")
    with ThreadPoolExecutor(1) as elsewhere:
        with team.database.writing() as session:
            guest_work.hand_over(session, SECRET.encode(), guest.id, account.id)
            fields = fields_of(first.root) | dict(SYMPTOMS)
            answer = elsewhere.submit(guest.visitor.client.post, first.address, data=fields)
            time.sleep(0.3)
            assert not answer.done()
        assert answer.result().status_code == 401
    assert "Begun 0" in account.visitor.open(f"/rounds/{round_id}").text

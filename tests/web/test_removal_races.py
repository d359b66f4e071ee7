"""Somebody is taken out of a team at the very moment of their first answer: it is not kept behind their back."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from app.db import members, rounds, teams
from tests.web.conftest import NewVisitor
from tests.web.markup import fields_of
from tests.web.teams import team_of
from tests.web.worked_example import SYMPTOMS

SECRET = b"secret"


@pytest.mark.parametrize("privacy", ["named", "anonymous"])
def test_a_first_answer_that_comes_with_the_removal_finds_no_round(
    app: FastAPI, new_visitor: NewVisitor, privacy: str
) -> None:
    team = team_of(app, new_visitor, "Ada", "Grace")
    lead, member = team.people
    with team.database.writing() as session:
        round_id = rounds.start(session, team.id, "1", datetime.now(UTC), privacy)
    first = member.visitor.open(f"/rounds/{round_id}/sections/symptoms")
    with ThreadPoolExecutor(1) as elsewhere:
        with team.database.writing() as session:
            members.remove(session, SECRET, teams.find(session, lead.id, team.id), member.id)
            fields = fields_of(first.root) | dict(SYMPTOMS)
            answer = elsewhere.submit(member.visitor.client.post, first.address, data=fields)
            time.sleep(0.3)
            assert not answer.done()
        assert answer.result().status_code == 404
    assert "Begun 0" in team.lead.open(f"/rounds/{round_id}").text

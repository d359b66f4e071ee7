"""The application with a team in it, and programs that ask in its people's names."""

from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from app.db.session import Database
from tests.web.conftest import NewVisitor, app, contents, new_visitor, visitor
from tests.web.teams import Team, team_of
from tests.web.tokens import token_for

__all__ = ["app", "contents", "new_visitor", "visitor"]

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class Program:
    """Asks the interface with somebody's token, or without any."""

    client: TestClient
    token: str = ""

    def ask(self, method: str, path: str, status: int = 200, **more: Any) -> Response:
        """The answer at the path, which must have the status."""
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        headers = bearer | more.pop("headers", {})
        answer = self.client.request(method, f"/api/v1{path}", headers=headers, **more)
        assert answer.status_code == status, answer.text
        return answer

    def read(self, path: str, status: int = 200) -> JsonObject:
        """What stands at the path."""
        return self.ask("GET", path, status).json()

    def answer(self, round_id: str, status: int = 200, **answers: str | JsonObject) -> JsonObject:
        """What comes of sending these answers, `R_CIC` for R-CIC; a text is a value alone."""
        body = {
            item.replace("_", "-"): {"value": one} if isinstance(one, str) else one for item, one in answers.items()
        }
        return self.ask("PATCH", f"/rounds/{round_id}/response/answers", status, json=body).json()


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """Ada, who leads, and Grace; no round is open."""
    return team_of(app, new_visitor, "Ada", "Grace")


@pytest.fixture
def database(app: FastAPI, team: Team) -> Database:
    return app.state.database


@pytest.fixture
def ada(team: Team, database: Database) -> Program:
    """A program of Ada's that reads and writes."""
    return Program(team.lead.client, token_for(database, team.people[0].id))


@pytest.fixture
def grace(team: Team, database: Database) -> Program:
    """A program of Grace's that reads and writes."""
    return Program(team.member.client, token_for(database, team.people[1].id))


@pytest.fixture
def stranger(new_visitor: NewVisitor) -> Program:
    """A program without a token."""
    return Program(new_visitor().client)

"""OWNERSHIP.md over the door: for every member, from the last closed round and what stands today."""

from datetime import UTC, date, datetime

import pytest
from fastapi import FastAPI

from app.db import agreements, rounds, teams
from app.domain.agreements import Agreement
from tests.web.conftest import NewVisitor
from tests.web.teams import Team, team_of

LINES = {"R-CIC": "ml ml ml", "R-ENV": "nobody nobody dfd"}


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: what is read here, the pages of reports and agreements read from both alike."""
    return migrated_sqlite_url


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    return team_of(app, new_visitor, "Ada", "Ben", "Cleo")


def test_it_is_a_file_with_the_owners_of_today_and_the_agreed_ones(team: Team) -> None:
    round = team.answer(LINES)
    with team.database.writing() as session:
        found = rounds.find(session, team.people[0].id, round.split("/")[-1])
        lead = teams.find(session, team.people[0].id, team.id)
        decided = datetime(2026, 11, 20, tzinfo=UTC)
        agreements.record(
            session, found, lead, Agreement("R-CIC", "dfd", "Ada", date(2026, 12, 1), "", None, decided), None
        )

    answer = team.member.client.get(f"/teams/{team.id}/OWNERSHIP.md")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/markdown; charset=utf-8")
    assert 'filename="OWNERSHIP.md"' in answer.headers["Content-Disposition"]
    assert "| CI/CD for data and models | ML engineer | DevOps for Data, Ada, from 1 December 2026 |" in answer.text
    assert "| Environment separation | Nobody | – |" in answer.text


def test_before_a_round_is_closed_there_is_nothing_to_say(team: Team) -> None:
    assert "this team has none yet" in team.member.open(f"/teams/{team.id}/OWNERSHIP.md", 409).text


def test_the_team_page_offers_it_and_to_leads_the_archive(team: Team) -> None:
    assert "OWNERSHIP.md" not in team.member.open(f"/teams/{team.id}").links
    team.answer(LINES)

    offered = team.lead.open(f"/teams/{team.id}").links
    assert offered["OWNERSHIP.md"] == f"/teams/{team.id}/OWNERSHIP.md"
    assert offered["The whole team as one file"] == f"/teams/{team.id}/archive.json"
    assert "The whole team as one file" not in team.member.open(f"/teams/{team.id}").links

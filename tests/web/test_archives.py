"""The whole team as one file: what its lead may see and keep, and nothing that opens a door."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import update

from app.bank import load_bank
from app.db import agreements, rounds, shares, teams
from app.db.models import RoundRow
from app.domain.agreements import Agreement
from app.domain.sharing import Along
from tests.web.conftest import NewVisitor
from tests.web.teams import Team, team_of

NAMES = ("Quilla", "Xoan", "Yusra", "Zbigniew", "Wyn-Jo")
FIVE = {"S1": "yes yes yes no no", "R-ACC": "dfd ml nobody ml -", "R-ENV": "nobody ml - - -", "CX5": "yes no no no no"}
ROLES = {"CX1": "lead ml ml de dfd"}


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: what is put together here is read by functions that both kinds are asked for."""
    return migrated_sqlite_url


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    return team_of(app, new_visitor, *NAMES)


def archive(team: Team) -> dict[str, Any]:
    answer = team.lead.client.get(f"/teams/{team.id}/archive.json")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="Your-team-archive-')
    return json.loads(answer.text)


def settle(team: Team, round: str, agreement: Agreement) -> None:
    with team.database.writing() as session:
        found = rounds.find(session, team.people[0].id, round.split("/")[-1])
        lead = teams.find(session, team.people[0].id, team.id)
        agreements.record(session, found, lead, agreement, None)


def share(team: Team, round: str) -> None:
    with team.database.writing() as session:
        found = shares.find_led(session, team.people[0].id, round.split("/")[-1])
        shares.make(session, found, team.people[0].id, Along(), None, datetime.now(UTC), "The board")


def test_it_says_which_kind_of_file_it_is_and_who_is_in_the_team(team: Team) -> None:
    found = archive(team)

    assert found["holdfast"] == "archive 1"
    assert {one["name"]: one["standing"] for one in found["team"]["members"]} == {
        **dict.fromkeys(NAMES, "member"),
        "Quilla": "lead",
    }
    assert [(round["number"], round["state"]) for round in found["rounds"]] == [(1, "called_off")]


def test_a_closed_named_round_has_everybodys_answers_as_its_report_has_them(team: Team) -> None:
    team.answer(FIVE | ROLES)

    said = {one["name"]: one for one in archive(team)["rounds"][1]["responses"]}
    assert list(said) == sorted(NAMES)
    assert said["Xoan"] == {
        "name": "Xoan",
        "former_member": False,
        "role": "ml",
        "answers": {"CX5": "no", "R-ACC": "ml", "R-ENV": "ml", "S1": "yes"},
        "severity": {},
        "written_down": [],
    }


def test_what_it_holds_of_a_round_can_be_scored_again(team: Team) -> None:
    """Answers are in the words of an answers file."""
    team.answer(FIVE | ROLES)

    bank, round = load_bank(), archive(team)["rounds"][1]
    for one in round["responses"]:
        assert all(bank.items[item].scale.allows(value) for item, value in one["answers"].items())


def test_a_closed_anonymous_round_is_its_counts_without_what_few_answered(team: Team) -> None:
    team.answer(FIVE, "anonymous")

    round = archive(team)["rounds"][1]
    assert "responses" not in round
    assert round["counts"]["S1"] == {"answers": {"yes": 3, "no": 2}, "severity": {}, "written_down": 0}
    assert round["counts"]["R-ACC"]["answers"] == {"dfd": 1, "ml": 2, "nobody": 1}
    assert "R-ENV" not in round["counts"]


@pytest.mark.parametrize("privacy", ["named", "anonymous"])
def test_an_open_round_has_no_answers(team: Team, privacy: str) -> None:
    team.lead.send(f"/teams/{team.id}/rounds", {"privacy": privacy, "asked": "5", "minimum": "5"})
    round = team.lead.open(f"/teams/{team.id}").links["Round 2"]
    team.lead.send(f"{round}/sections/symptoms", {"S1": "yes"})
    team.lead.send(f"{round}/submission")

    found = archive(team)["rounds"][1]
    assert found["state"] == "open"
    assert not {"responses", "counts", "agreements"} & found.keys()


def test_every_decision_is_there_and_what_stood_when_a_round_closed(team: Team) -> None:
    first = team.answer(FIVE | ROLES)
    decided = datetime(2026, 11, 20, 9, tzinfo=UTC)
    agreement = Agreement("R-ACC", "dfd", "Ada", date(2026, 12, 1), 'Because "so"', None, decided)
    settle(team, first, agreement)
    team.answer(FIVE | ROLES)

    found = archive(team)
    assert found["agreements"] == found["rounds"][2]["agreements"]
    assert found["rounds"][1]["agreements"] == []
    assert found["agreements"] == [
        {
            "item": "R-ACC",
            "owner": "dfd",
            "holder_name": "Ada",
            "risk_taken_by": None,
            "since": "2026-12-01",
            "why": 'Because "so"',
            "decided_at": "2026-11-20T09:00:00+00:00",
            "decided_by": "Quilla",
        }
    ]


def test_what_was_shared_is_there_without_its_link(team: Team) -> None:
    share(team, team.answer(FIVE | ROLES))

    made = archive(team)["rounds"][1]["shares"][0]
    assert (made["label"], made["expires_at"], made["withdrawn_at"]) == ("The board", None, None)
    assert made["goes_along"] == {"recommendations": True, "decisions": True, "names": False, "files": False}


def test_nothing_in_it_opens_anything(team: Team) -> None:
    round = team.answer(FIVE | ROLES)
    share(team, round)
    team.lead.open(f"/teams/{team.id}/invitations")

    text = json.dumps(archive(team))
    kept = [team.id, round.split("/")[-1], *(person.id for person in team.people)]
    assert not [word for word in [*kept, "token", "digest", "email", "@", "/join"] if word in text]


def test_a_round_that_somebody_answered_alone_is_not_in_anybody_elses_archive(team: Team) -> None:
    round = team.answer(FIVE | ROLES)
    with team.database.writing() as session:
        alone = update(RoundRow).where(RoundRow.id == round.split("/")[-1])
        session.execute(alone.values(only_for=team.people[1].id))

    assert [one["number"] for one in archive(team)["rounds"]] == [1]

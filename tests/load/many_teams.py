"""Very many teams in a database, written in bulk: a named and an anonymous round each, closed and summed up."""

import random
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert

from app.bank import load_bank
from app.db import summaries
from app.db.ids import new_id
from app.db.models import AnswerRow, Base, CountRow, MemberRow, PersonRow, ResponseRow, RoundRow, TeamRow
from app.db.session import Database
from app.domain.privacy import ANONYMOUS, NAMED
from app.domain.questionnaire import Bank
from app.domain.reporting import report_of
from app.domain.responses import Response
from app.domain.summary import summary_of

PEOPLE = 3
TEAMS_AT_A_TIME = 250
LAST_YEAR = datetime(2025, 11, 23, 12, tzinfo=UTC)

Rows = dict[type[Base], list[Mapping[str, Any]]]


def fill(database: Database, teams: int) -> int:
    """Write so many teams; how many answers they have given."""
    bank, chance, answers = load_bank(), random.Random(1), 0
    for begin in range(0, teams, TEAMS_AT_A_TIME):
        rows: Rows = defaultdict(list)
        for _ in range(min(TEAMS_AT_A_TIME, teams - begin)):
            _add_team(rows, bank, chance)
        _write(database, rows)
        answers += len(rows[AnswerRow])
    return answers


def _add_team(rows: Rows, bank: Bank, chance: random.Random) -> None:
    team_id, named, anonymous = new_id(), new_id(), new_id()
    rows[TeamRow].append({"id": team_id, "name": f"Team {team_id}", "created_at": LAST_YEAR})
    rows[RoundRow] += [_round(named, team_id, 1, NAMED), _round(anonymous, team_id, 2, ANONYMOUS)]
    for number in range(PEOPLE):
        person_id, response_id = new_id(), new_id()
        member = {"team_id": team_id, "person_id": person_id, "standing": "member" if number else "lead"}
        said = {"id": response_id, "round_id": named, "person_id": person_id, "name": f"Person {number}"}
        rows[PersonRow].append({"id": person_id, "name": f"Person {number}", "created_at": LAST_YEAR})
        rows[MemberRow].append(member | {"joined_at": LAST_YEAR})
        rows[ResponseRow].append(said | {"begun_at": LAST_YEAR, "submitted_at": LAST_YEAR})
        rows[AnswerRow] += [_answer(response_id, item, _any_value(bank, item, chance)) for item in bank.items]
    rows[CountRow] += [
        {"round_id": anonymous, "item": item, "mark": "value", "value": _any_value(bank, item, chance), "count": 5}
        for item in bank.items
    ]


def _round(id: str, team_id: str, number: int, privacy: str) -> Mapping[str, Any]:
    times = {"opened_at": LAST_YEAR, "closed_at": LAST_YEAR}
    respondents = PEOPLE if privacy == NAMED else 5
    round = {"id": id, "team_id": team_id, "number": number, "bank_version": "1", "privacy": privacy}
    return round | times | {"minimum": 5, "respondents": respondents}


def _answer(response_id: str, item: str, value: str) -> Mapping[str, Any]:
    state = {"value": value, "written_down": False, "sequence": 1, "page": "page", "edit": 1}
    return {"response_id": response_id, "item": item} | state


def _any_value(bank: Bank, item: str, chance: random.Random) -> str:
    return chance.choice(bank.items[item].scale.choices).value


def _write(database: Database, rows: Rows) -> None:
    summary = summary_of(report_of(load_bank(), [Response("ml", {"S1": "yes", "R-CIC": "ml"})] * PEOPLE))
    with database.writing() as session:
        for model in (TeamRow, PersonRow, RoundRow, MemberRow, ResponseRow, AnswerRow, CountRow):
            session.execute(insert(model), rows[model])
        for round in rows[RoundRow]:
            summaries.keep(session, round["id"], summary)

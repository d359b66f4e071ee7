"""Many teams, written straight into a database: how they came in is not what is measured."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import DeclarativeBase, Session

from app.bank import load_bank
from app.db import migrations, sign_ins, summaries
from app.db.ids import new_id
from app.db.models import AnswerRow, MemberRow, PersonRow, ResponseRow, RoundRow, ShareRow, TeamRow
from app.db.responses import ROLE
from app.db.session import Database
from app.domain.reporting import report_of
from app.domain.responses import Response
from app.domain.summary import Summary, summary_of
from app.links import SHARE, link_token
from tests.load.score import random_response

SECRET = "Zk3Vt9qLx0aBc7RfYw2Hn5PjUe8Gs1Dm"
KINDS = 16
"""Teams differ in what they answer; so many kinds make pages of all sizes."""

VISITED = 500
"""Teams whose people have browsers, and whose report is shared."""

AT_A_TIME = 250
IN_ORDER = (PersonRow, TeamRow, MemberRow, RoundRow, ResponseRow, AnswerRow, ShareRow)
OPENED = datetime.now(UTC) - timedelta(days=1)
CLOSED = OPENED - timedelta(days=30)
FIRST = CLOSED - timedelta(days=90)

Rows = dict[type[DeclarativeBase], list[dict[str, Any]]]


@dataclass(frozen=True)
class Home:
    """A team with two closed rounds, the later one shared, and an open one that people are answering. `lead` and
    `member` are the cookies of two of them, `share` is the token of the link."""

    team_id: str
    first: str
    closed: str
    open: str
    lead: str
    member: str
    share: str


@dataclass(frozen=True)
class Said:
    """What the people of one team say, and their report in short."""

    responses: Sequence[Response]
    summary: Summary


def settle(url: str, teams: int, people: int = 5) -> tuple[Home, ...]:
    """Migrate an empty database and put so many teams into it; the homes of those that can be visited."""
    database = Database(url)
    homes: list[Home] = []
    try:
        migrations.upgrade(database)
        for first in range(0, teams, AT_A_TIME):
            with database.writing() as session:
                homes += _settle_some(session, range(first, min(first + AT_A_TIME, teams)), people)
    finally:
        database.close()
    return tuple(homes)


def _settle_some(session: Session, numbers: Sequence[int], people: int) -> Iterator[Home]:
    rows: Rows = defaultdict(list)
    settled = [_settled(rows, number, people) for number in numbers]
    for model in IN_ORDER:
        session.execute(insert(model), rows[model])
    for number, (home, lead, member) in zip(numbers, settled, strict=True):
        summaries.keep(session, home.first, _said(number + 1, people).summary)
        summaries.keep(session, home.closed, _said(number, people).summary)
        if number < VISITED:
            yield replace(home, lead=_cookie(session, lead), member=_cookie(session, member))


def _cookie(session: Session, person_id: str) -> str:
    return f"holdfast={sign_ins.start(session, person_id, datetime.now(UTC))}"


def _settled(rows: Rows, number: int, people: int) -> tuple[Home, str, str]:
    """A team among the rows: its home, still without cookies, its lead and another member."""
    team, first, closed, opened, share = (new_id() for _ in range(5))
    everybody = [new_id() for _ in range(people)]
    rows[TeamRow].append({"id": team, "name": f"Team {number}", "created_at": CLOSED})
    rows[RoundRow] += [
        _round(first, team, 1, FIRST, closed_at=FIRST, respondents=people),
        _round(closed, team, 2, CLOSED, closed_at=CLOSED, respondents=people),
        _round(opened, team, 3, OPENED, closed_at=None, respondents=None),
    ]
    before, now = (_said(kind, people).responses for kind in (number + 1, number))
    for place, person in enumerate(everybody):
        standing = "member" if place else "lead"
        # A name of their own, as outside: nothing that is kept of one team's people helps with another's.
        rows[PersonRow].append({"id": person, "name": f"Person {number}.{place}", "created_at": CLOSED})
        rows[MemberRow].append({"team_id": team, "person_id": person, "standing": standing, "joined_at": CLOSED})
        _respond(rows, first, person, before[place], FIRST)
        _respond(rows, closed, person, now[place], CLOSED)
        if place < 2:
            _respond(rows, opened, person, now[place], None)
    along = {"recommendations": True, "decisions": True, "names": False, "files": False}
    rows[ShareRow].append({"id": share, "round_id": closed, "made_at": CLOSED, **along})
    token = link_token(SECRET.encode(), SHARE, share)
    return Home(team, first, closed, opened, "", "", token), everybody[0], everybody[1]


def _round(id: str, team: str, number: int, opened_at: datetime, **end: Any) -> dict[str, Any]:
    asked = {"bank_version": "1", "privacy": "named", "minimum": 5, "opened_at": opened_at}
    return {"id": id, "team_id": team, "number": number, **asked, **end}


def _respond(rows: Rows, round_id: str, person: str, said: Response, submitted_at: datetime | None) -> None:
    id = new_id()
    times = {"begun_at": CLOSED, "submitted_at": submitted_at}
    rows[ResponseRow].append({"id": id, "round_id": round_id, "person_id": person, **times})
    for item, value in (dict(said.answers) | {ROLE: said.role}).items():
        marks = {"severity": said.severity.get(item), "written_down": item in said.written_down}
        origin = {"sequence": 1, "page": "page", "edit": 1}
        rows[AnswerRow].append({"response_id": id, "item": item, "value": value, **marks, **origin})


def _said(number: int, people: int) -> Said:
    return _said_by(number % KINDS, people)


@cache
def _said_by(kind: int, people: int) -> Said:
    bank, chance = load_bank(), random.Random(kind)
    responses = [_response(random_response(bank, chance)) for _ in range(people)]
    return Said(responses, summary_of(report_of(bank, responses)))


def _response(said: Mapping[str, Any]) -> Response:
    return Response(said["role"], said["answers"], said["severity"], frozenset(said["written_down"]))

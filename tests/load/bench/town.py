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

Rows = dict[type[DeclarativeBase], list[dict[str, Any]]]


@dataclass(frozen=True)
class Home:
    """A team with a closed round, which is shared, and an open one that everybody is answering. `lead` and `member` are
    the cookies of two of its people, `share` is the token of the link."""

    team_id: str
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
        summaries.keep(session, home.closed, _said(number % KINDS, people).summary)
        if number < VISITED:
            yield replace(home, lead=_cookie(session, lead), member=_cookie(session, member))


def _cookie(session: Session, person_id: str) -> str:
    return f"holdfast={sign_ins.start(session, person_id, datetime.now(UTC))}"


def _settled(rows: Rows, number: int, people: int) -> tuple[Home, str, str]:
    """A team among the rows: its home, still without cookies, its lead and another member."""
    team, closed, opened, share = (new_id() for _ in range(4))
    everybody = [new_id() for _ in range(people)]
    rows[TeamRow].append({"id": team, "name": f"Team {number}", "created_at": CLOSED})
    rows[RoundRow] += [
        _round(closed, team, 1, closed_at=CLOSED, respondents=people),
        _round(opened, team, 2, closed_at=None, respondents=None),
    ]
    for place, (person, said) in enumerate(zip(everybody, _said(number % KINDS, people).responses, strict=True)):
        standing = "member" if place else "lead"
        # A name of their own, as outside: nothing that is kept of one team's people helps with another's.
        rows[PersonRow].append({"id": person, "name": f"Person {number}.{place}", "created_at": CLOSED})
        rows[MemberRow].append({"team_id": team, "person_id": person, "standing": standing, "joined_at": CLOSED})
        for round_id, submitted_at in ((closed, CLOSED), (opened, None)):
            if submitted_at or place < 2:
                _respond(rows, round_id, person, said, submitted_at)
    along = {"recommendations": True, "decisions": True, "names": False, "files": False}
    rows[ShareRow].append({"id": share, "round_id": closed, "made_at": CLOSED, **along})
    token = link_token(SECRET.encode(), SHARE, share)
    return Home(team, closed, opened, "", "", token), everybody[0], everybody[1]


def _round(id: str, team: str, number: int, **end: Any) -> dict[str, Any]:
    asked = {"bank_version": "1", "privacy": "named", "minimum": 5, "opened_at": CLOSED if number == 1 else OPENED}
    return {"id": id, "team_id": team, "number": number, **asked, **end}


def _respond(rows: Rows, round_id: str, person: str, said: Response, submitted_at: datetime | None) -> None:
    id = new_id()
    times = {"begun_at": CLOSED, "submitted_at": submitted_at}
    rows[ResponseRow].append({"id": id, "round_id": round_id, "person_id": person, **times})
    for item, value in (dict(said.answers) | {ROLE: said.role}).items():
        marks = {"severity": said.severity.get(item), "written_down": item in said.written_down}
        origin = {"sequence": 1, "page": "page", "edit": 1}
        rows[AnswerRow].append({"response_id": id, "item": item, "value": value, **marks, **origin})


@cache
def _said(kind: int, people: int) -> Said:
    bank, chance = load_bank(), random.Random(kind)
    responses = [_response(random_response(bank, chance)) for _ in range(people)]
    return Said(responses, summary_of(report_of(bank, responses)))


def _response(said: Mapping[str, Any]) -> Response:
    return Response(said["role"], said["answers"], said["severity"], frozenset(said["written_down"]))

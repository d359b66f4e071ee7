"""A team whose people have answered, written straight into the database: how they came in is not what is tested."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import FastAPI
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.db import answers, people, responses, rounds, sign_ins, teams
from app.db.models import MemberRow, RoundRow
from app.db.session import Database
from app.rounds.closing import close
from tests.web.conftest import NewVisitor
from tests.web.visitor import Visitor

BLANK = "-"


@dataclass(frozen=True)
class Person:
    """Somebody in the team with a browser of their own."""

    id: str
    name: str
    visitor: Visitor


@dataclass(frozen=True)
class Team:
    """A team with its people, the first of whom leads it, and its rounds by id in the order they were opened."""

    id: str
    people: Sequence[Person]
    database: Database

    @property
    def lead(self) -> Visitor:
        return self.people[0].visitor

    @property
    def member(self) -> Visitor:
        return self.people[1].visitor

    def open(self, privacy: str = "named") -> str:
        """The id of the team's next round, which nobody has begun to answer."""
        with self.database.writing() as session:
            return rounds.start(session, self.id, "1", datetime.now(UTC), privacy)

    def answer(self, lines: Mapping[str, str], privacy: str = "named") -> str:
        """The address of the team's next round, answered by everybody and closed; a line per question has a word per
        person, `-` where they left it out. Of an anonymous round nobody's role is kept."""
        with self.database.writing() as session:
            now = datetime.now(UTC)
            round_id = rounds.start(session, self.id, "1", now, privacy)
            round = rounds.find(session, self.people[0].id, round_id)
            for at, person in enumerate(self.people):
                said = {item: line.split()[at] for item, line in lines.items()}
                _submit(session, round, person.id, {item: word for item, word in said.items() if word != BLANK}, now)
            close(session, round, now)
        return f"/rounds/{round_id}"


def team_of(app: FastAPI, new_visitor: NewVisitor, *names: str) -> Team:
    """A team of these people, with no round yet."""
    database: Database = app.state.database
    found: list[Person] = []
    with database.writing() as session:
        now = datetime.now(UTC)
        for name in names:
            person_id = people.new_guest(session, now)
            people.rename(session, person_id, name)
            visitor = new_visitor()
            visitor.client.cookies.set("holdfast", sign_ins.start(session, person_id, now))
            found.append(Person(person_id, name, visitor))
        round_id = teams.start(session, found[0].id, "1", now)
        team_id = rounds.find(session, found[0].id, round_id).team_id
        session.execute(update(RoundRow).where(RoundRow.id == round_id).values(called_off_at=now))
        for person in found[1:]:
            session.add(MemberRow(team_id=team_id, person_id=person.id, standing="member", joined_at=now))
    return Team(team_id, found, database)


def _submit(session: Session, round: rounds.Round, person_id: str, said: Mapping[str, str], now: datetime) -> None:
    author = responses.author_of(session, b"secret", round, person_id) or person_id
    response = responses.find_or_begin(session, round, author, now)
    for item, value in said.items():
        answers.save(session, response.id, item, value, seen=0, page="page", edit=1)
    responses.submit(session, response.id, now)

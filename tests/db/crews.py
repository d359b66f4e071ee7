"""Several people in one team, to answer a round together without any page between."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.db import answers, people, responses, round_ends, rounds, teams
from app.db.models import MemberRow
from app.db.responses import OwnResponse
from app.db.rounds import Round
from app.db.session import Database
from app.domain.errors import Closed
from app.domain.privacy import ANONYMOUS, NAMED
from tests.db.conftest import NOW

SECRET = b"a secret of the tests, 32 bytes and more"


@dataclass(frozen=True)
class Crew:
    """A team, the lead first, and its round."""

    database: Database
    people: tuple[str, ...]
    round: Round

    def seen_by(self, person: str) -> Round:
        """The round as that person finds it now."""
        with self.database.reading() as session:
            return rounds.find(session, person, self.round.id)

    def begin(self, person: str) -> OwnResponse:
        with self.database.writing() as session:
            author = responses.author_of(session, SECRET, self.round, person)
            if author is None:
                raise Closed
            return responses.find_or_begin(session, self.round, author, NOW)

    def say(self, person: str, said: Mapping[str, str]) -> OwnResponse:
        """Give answers, the first ones to these questions."""
        response = self.begin(person)
        with self.database.writing() as session:
            for item, value in said.items():
                answers.save(session, response.id, item, value, seen=0, page="", edit=1)
        return response

    def submit(self, person: str, said: Mapping[str, str]) -> OwnResponse:
        response = self.say(person, said)
        with self.database.writing() as session:
            responses.submit(session, response.id, NOW)
        return response

    def close(self, now: datetime = NOW) -> None:
        with self.database.writing() as session:
            round_ends.close(session, self.seen_by(self.people[0]), now)

    def call_off(self, now: datetime = NOW) -> None:
        with self.database.writing() as session:
            round_ends.call_off(session, self.seen_by(self.people[0]), now)

    def next_round(self, privacy: str, now: datetime = NOW) -> "Crew":
        """The same people with their team's next round."""
        with self.database.writing() as session:
            round_id = rounds.start(session, self.round.team_id, "1", now, privacy, asked=len(self.people))
            return Crew(self.database, self.people, rounds.find(session, self.people[0], round_id))


def crew(database: Database, privacy: str = NAMED, size: int = 5) -> Crew:
    """A new team of so many people with an open round."""
    with database.writing() as session:
        lead, *others = everybody = tuple(people.new_guest(session, NOW) for _ in range(size))
        for number, person in enumerate(everybody):
            people.rename(session, person, f"Person {number}")
        first = rounds.find(session, lead, teams.start(session, lead, "1", NOW))
        for person in others:
            session.add(MemberRow(team_id=first.team_id, person_id=person, standing="member", joined_at=NOW))
        started = Crew(database, everybody, first)
        if privacy == NAMED:
            return started
        round_ends.call_off(session, first, NOW)
    return started.next_round(ANONYMOUS)


def joined(crew: Crew) -> Crew:
    """The same team after one more person has joined it."""
    with crew.database.writing() as session:
        person = people.new_guest(session, NOW)
        session.add(MemberRow(team_id=crew.round.team_id, person_id=person, standing="member", joined_at=NOW))
    return Crew(crew.database, (*crew.people, person), crew.round)

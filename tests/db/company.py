"""A team to test with: who leads it, who is in it, and what they answered."""

from dataclasses import dataclass

from app.db import answers, people, responses, round_ends, rounds, teams
from app.db.models import MemberRow
from app.db.rounds import Round
from app.db.session import Database
from tests.db.conftest import NOW

SECRET = b"Zk3Vt9qLx0aBc7RfYw2Hn5PjUe8Gs1Dm"


@dataclass(frozen=True)
class Company:
    """A team in the database, by its id."""

    database: Database
    team_id: str

    def join(self, person_id: str, standing: str = "member", job_role: str | None = None) -> None:
        """Put the person into the team."""
        with self.database.writing() as session:
            session.add(
                MemberRow(
                    team_id=self.team_id, person_id=person_id, standing=standing, job_role=job_role, joined_at=NOW
                )
            )

    def open_round(self, lead: str, privacy: str = "named") -> Round:
        """The team's next round."""
        with self.database.writing() as session:
            return rounds.find(session, lead, rounds.start(session, self.team_id, "1", NOW, privacy))

    def answer(self, round: Round, person_id: str, value: str, *, submits: bool = True) -> None:
        """Say something about the first symptom."""
        with self.database.writing() as session:
            author = responses.author_of(session, SECRET, round, person_id)
            assert author
            response = responses.find_or_begin(session, round, author, NOW)
            answers.save(session, response.id, "S1", value, seen=0, page="", edit=1)
            if submits:
                responses.submit(session, response.id, NOW)

    def close(self, round: Round) -> None:
        with self.database.writing() as session:
            round_ends.close(session, round, NOW)

    def answered(self, round: Round, person_id: str) -> str | None:
        """What the person said; None where they have no response in the round."""
        with self.database.reading() as session:
            author = responses.author_of(session, SECRET, round, person_id)
            own = responses.own(session, round.id, author) if author else None
            return answers.given(session, own.id)["S1"].value if own else None


def company_of(database: Database, lead: str) -> tuple[Company, Round]:
    """A new team that the person leads, and its open round."""
    with database.writing() as session:
        round = rounds.find(session, lead, teams.start(session, lead, "1", NOW))
    return Company(database, round.team_id), round


def somebody(database: Database, name: str | None = None) -> str:
    """The id of another guest."""
    with database.writing() as session:
        person_id = people.new_guest(session, NOW)
        if name:
            people.rename(session, person_id, name)
        return person_id

"""Telling a story: into the database by the functions that the pages use, only with the times of the story."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.bank import load_bank
from app.db import accounts, agreements, answers, invitations, members, people, responses, rounds, teams
from app.db.rounds import Round
from app.db.teams import Team
from app.demo.stories import Story, StoryAgreement, StoryRound, Word
from app.domain.agreements import Agreement
from app.domain.questionnaire import Bank
from app.rounds.closing import close
from app.rounds.own import bank_of

HOURS_TO_FINISH = 7
"""Between the opening of a round and the first who finishes, and from each to the next."""

HOURS_TO_DECIDE = 24
PAGE = "demo"


@dataclass(frozen=True, slots=True)
class Company:
    """Where stories are told, and who has an account there: ids by name. Whoever plays in several stories is one
    person; all have the same password."""

    session: Session
    secret: bytes
    password_digest: str
    now: datetime
    people: dict[str, str] = field(default_factory=dict[str, str])

    def before(self, days: int, hours: int = 0) -> datetime:
        """So many days before now, and some hours later."""
        return self.now - timedelta(days=days) + timedelta(hours=hours)

    def person(self, name: str, at: datetime) -> str:
        """The id of somebody with an account, made at that time where there was none."""
        if name not in self.people:
            there = accounts.with_email(self.session, email_of(name))
            self.people[name] = there.person_id if there else people.new_guest(self.session, at)
            if there:
                accounts.change_password(self.session, there, self.password_digest)
            else:
                accounts.keep(self.session, self.people[name], name, email_of(name), self.password_digest)
        return self.people[name]


def email_of(name: str) -> str:
    """`tomas@example.org` for Tomás Rivera; nobody ever gets mail at that host."""
    first = unicodedata.normalize("NFKD", name.split()[0]).encode("ascii", "ignore").decode()
    return f"{first.lower()}@example.org"


def tell(company: Company, story: Story) -> None:
    """Let the story happen, from its first round to today."""
    session, begun_at = company.session, company.before(story.rounds[0].opened)
    lead = company.person(story.lead, begun_at)
    round_id = teams.start(session, lead, load_bank().version, begun_at)
    team = teams.find(session, lead, rounds.find(session, lead, round_id).team_id)
    teams.rename(session, team, story.name)
    members.give_job_role(session, team, story.people[story.lead])
    link = invitations.make(session, team, None, begun_at)
    for number, told in enumerate(story.rounds, 1):
        for name in told.left:
            members.leave(session, company.secret, teams.find(session, company.people[name], team.id))
        _let_in(company, story, told, link)
        if number > 1:
            round_id = _opened(company, told, team)
        _play(company, told, team, rounds.find(session, lead, round_id))


def _let_in(company: Company, story: Story, told: StoryRound, link: str) -> None:
    """Whoever answers and is not in the team yet comes by the link."""
    for name in told.said:
        at = company.before(told.opened)
        person, way = company.person(name, at), invitations.find(company.session, link, at)
        members.join(company.session, way, person, story.people[name], at)


def _opened(company: Company, told: StoryRound, team: Team) -> str:
    version, asked = load_bank().version, len(members.of(company.session, team))
    return rounds.start(company.session, team.id, version, company.before(told.opened), told.privacy, asked)


def _play(company: Company, told: StoryRound, team: Team, round: Round) -> None:
    """Everybody answers; then the round is closed, where it is, and what the lead decides after it is recorded."""
    for place, (name, words) in enumerate(told.said.items(), 1):
        at = company.before(told.opened, place * HOURS_TO_FINISH)
        _answer(company, round, name, words, at, submits=name not in told.unfinished)
    if told.closed is None:
        return
    close(company.session, round, company.before(told.closed))
    closed = rounds.find(company.session, team.person_id, round.id)
    for agreed in told.agreed:
        _agree(company, closed, team, agreed, company.before(told.closed, HOURS_TO_DECIDE))


def _answer(
    company: Company, round: Round, name: str, words: Mapping[str, Word], at: datetime, *, submits: bool
) -> None:
    """What the person says of what the round asks; whoever does not submit has come as far as the second page."""
    session, bank = company.session, bank_of(round)
    author = responses.author_of(session, company.secret, round, company.people[name])
    assert author
    response = responses.find_or_begin(session, round, author, at)
    for item in _asked(bank) if submits else bank.sections[0].items:
        if word := words.get(item):
            kept = (word.value, word.severity, word.written_down)
            answers.save(session, response.id, item, *kept, seen=0, page=PAGE, edit=1)
    if submits:
        responses.submit(session, response.id, at)


def _asked(bank: Bank) -> list[str]:
    return [item for section in bank.sections for item in section.items]


def _agree(company: Company, round: Round, team: Team, agreed: StoryAgreement, at: datetime) -> None:
    stands = agreements.latest(company.session, team.id).get(agreed.item)
    agreement = Agreement(
        item=agreed.item,
        owner=agreed.owner,
        holder_name=agreed.holder_name,
        since=at.date(),
        why=agreed.why,
        risk_taken_by=agreed.risk_taken_by,
        decided_at=at,
    )
    agreements.record(company.session, round, team, agreement, seen=stands.id if stands else None)

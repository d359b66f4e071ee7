"""All of somebody's teams, each with its last closed round in short: read from summaries, never from answers."""

from sqlalchemy.orm import Session

from app.db import rounds, teams
from app.rounds.summaries import summaries_of
from app.wording.overview import TeamInShort


def overview_of(session: Session, person_id: str) -> tuple[TeamInShort, ...]:
    """The person's teams, the one joined last first. The queries are the same few however many teams there are."""
    oldest_first = rounds.open_for(session, person_id)[::-1]
    last = {round.team_id: round for round in oldest_first if round.state == "closed"}
    opened = {round.team_id: round for round in oldest_first if round.state == "open"}
    summaries = summaries_of(session, list(last.values()))
    counts = rounds.counts_by_round(session, [round.id for round in opened.values()])
    return tuple(
        TeamInShort(
            team=team,
            last=last.get(team.id),
            summary=summaries.get(last[team.id].id) if team.id in last else None,
            open=opened.get(team.id),
            counts=counts[opened[team.id].id] if team.id in opened else None,
        )
        for team in teams.of(session, person_id)
    )

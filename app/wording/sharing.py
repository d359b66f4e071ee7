"""A share in words: what goes along, until when it works, and what a chat shows of its link."""

from dataclasses import replace
from datetime import datetime

from app.db.rounds import Round
from app.domain.sharing import Along
from app.wording.document import Document
from app.wording.numbers import listed, sentence
from app.wording.rounds import day

A_TEAM = "A team"
"""What visitors read of a team that has no name yet."""


def goes_along(along: Along) -> str:
    """`Recommendations and decisions`, `Findings only` or what else goes along; names last, since they matter most."""
    parts = {
        "recommendations": along.recommendations,
        "decisions": along.decisions,
        "files": along.files,
        "names": along.names,
    }
    return sentence(listed([part for part, goes in parts.items() if goes])) or "Findings only"


def works(expires_at: datetime | None) -> str:
    """How long a link works: `until 25 December 2026`, or `until it is withdrawn`."""
    return f"until {day(expires_at) if expires_at else 'it is withdrawn'}"


def for_visitors(round: Round) -> Round:
    """The round as those read of it who are not in its team: one without a name is not theirs."""
    return replace(round, team_name=round.team_name or A_TEAM)


def share_description(doc: Document) -> str:
    """What stands under the title where a chat unfolds the link: the verdict, and what it rests on."""
    return f"{doc.verdict.headline} {doc.verdict.finding}"

"""Closed rounds of a team, as its members see them."""

from datetime import UTC, datetime, timedelta

from app.db.rounds import Round
from app.domain.privacy import NAMED

FIRST = datetime(2026, 1, 12, 12, tzinfo=UTC)


def closed(number: int, privacy: str = NAMED, team: str = "payments", team_name: str | None = "Payments ML") -> Round:
    """A round that was closed so many months after the first one, give or take."""
    end = FIRST + timedelta(days=30 * (number - 1))
    return Round(
        id=f"{team}-{number}",
        team_id=team,
        team_name=team_name,
        number=number,
        bank_version="1",
        privacy=privacy,
        minimum=5,
        opened_at=end - timedelta(days=7),
        closed_at=end,
        called_off_at=None,
        standing="lead",
        asked=None,
        respondents=5,
        only_for=None,
    )

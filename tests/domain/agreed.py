"""Agreements to test with."""

from datetime import UTC, date, datetime

from app.domain.agreements import Agreement


def agreed(item: str, owner: str | None = "ml", risk_taken_by: str | None = None) -> Agreement:
    """What was settled on 1 September 2026: who holds a duty, or that it waits."""
    return Agreement(
        item=item,
        owner=owner,
        holder_name="Ada" if owner else None,
        since=date(2026, 9, 1),
        why="She has the time for it.",
        risk_taken_by=risk_taken_by,
        decided_at=datetime(2026, 9, 1, 12, tzinfo=UTC),
    )

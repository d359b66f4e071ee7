"""Pages, a room per noun. Rooms do not know each other; what several share stands in a module without addresses."""

from app.web import (
    advice,
    answers,
    checks,
    home,
    method,
    reports,
    rounds,
    samples,
    sections,
    submissions,
    teams,
    verdicts,
)

routers = tuple(
    room.router
    for room in (
        home,
        samples,
        method,
        advice,
        teams,
        rounds,
        sections,
        answers,
        verdicts,
        checks,
        submissions,
        reports,
    )
)
"""Every room's addresses, for the application to include."""

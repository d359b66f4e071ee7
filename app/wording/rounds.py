"""A round in words: its name, and the line above its pages."""

from datetime import date

from app.db.rounds import Round


def day(moment: date) -> str:
    """`12 November 2026`; of a moment, in UTC."""
    return f"{moment.day} {moment:%B %Y}"


def short_day(moment: date) -> str:
    """`12 Nov 2026`, for tables with many days."""
    return f"{moment.day} {moment:%b %Y}"


def round_name(round: Round) -> str:
    """`Payments ML, round 3`; the team is "Your team" until it is named."""
    return f"{round.team_name or 'Your team'}, round {round.number}"


def round_kicker(round: Round, *more: str) -> str:
    """`Payments ML · Round 3 · 12 November 2026 · 5 respondents`: the day it closed, or the day it was opened."""
    moment = round.closed_at or round.called_off_at or round.opened_at
    return " · ".join([round.team_name or "Your team", f"Round {round.number}", day(moment), *more])


def round_labels(earlier: Round, later: Round) -> tuple[str, str]:
    """What tells two closed rounds apart in a word: `August` and `November`; with the year where that differs, the day
    where the month does not, and the number where not even that does."""
    then, now = earlier.closed_at or earlier.opened_at, later.closed_at or later.opened_at
    if then.date() == now.date():
        return f"Round {earlier.number}", f"Round {later.number}"
    if then.year != now.year:
        return f"{then:%B %Y}", f"{now:%B %Y}"
    if then.month == now.month:
        return f"{then.day} {then:%B}", f"{now.day} {now:%B}"
    return f"{then:%B}", f"{now:%B}"

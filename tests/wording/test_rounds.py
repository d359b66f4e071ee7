"""What tells two rounds apart in a word."""

from datetime import UTC, datetime

from app.db.rounds import Round
from app.wording.rounds import round_labels


def closed(number: int, year: int, month: int, day: int) -> Round:
    moment = datetime(year, month, day, 12, tzinfo=UTC)
    return Round("id", "team", "Payments", number, "1", "named", 5, moment, moment, None, "lead", None, 3, None)


def test_rounds_of_one_year_are_called_by_their_month():
    assert round_labels(closed(1, 2026, 8, 12), closed(2, 2026, 11, 12)) == ("August", "November")


def test_rounds_of_two_years_have_the_year_as_well():
    assert round_labels(closed(1, 2025, 11, 12), closed(2, 2026, 11, 12)) == ("November 2025", "November 2026")


def test_rounds_of_one_month_have_the_day():
    assert round_labels(closed(1, 2026, 11, 3), closed(2, 2026, 11, 12)) == ("3 November", "12 November")


def test_rounds_of_one_day_have_their_number():
    assert round_labels(closed(1, 2026, 11, 12), closed(2, 2026, 11, 12)) == ("Round 1", "Round 2")

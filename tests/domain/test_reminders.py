"""Whom a reminder reaches."""

from datetime import UTC, datetime, timedelta

from app.domain.reminders import PAUSE, reach_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_somebody_with_an_address_is_reached_once_a_day():
    assert reach_of("ada@example.org", None, NOW) == "reached"
    assert reach_of("ada@example.org", NOW - PAUSE + timedelta(seconds=1), NOW) == "reminded"
    assert reach_of("ada@example.org", NOW - PAUSE, NOW) == "reached"


def test_a_guest_has_no_address():
    assert reach_of(None, None, NOW) == "no_address"

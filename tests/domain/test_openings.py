"""When a team may be asked anonymously, and what is not asked then."""

from datetime import UTC, datetime, timedelta

from app.bank import load_bank
from app.domain.openings import anonymous_from, may_be_anonymous
from app.domain.progress import missing, progress
from app.domain.questionnaire import without

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_five_people_can_be_asked_anonymously_and_four_cannot() -> None:
    assert may_be_anonymous(5)
    assert not may_be_anonymous(4)


def test_the_first_anonymous_round_waits_for_nothing() -> None:
    assert anonymous_from(None, NOW) is None


def test_the_next_one_waits_thirty_days_to_the_moment() -> None:
    closed_at = NOW - timedelta(days=30)
    assert anonymous_from(closed_at, NOW) is None
    assert anonymous_from(closed_at + timedelta(seconds=1), NOW) == NOW + timedelta(seconds=1)


def test_a_questionnaire_without_the_role_is_whole_in_everything_else() -> None:
    whole = load_bank()
    bank = without(whole, "CX1")
    assert set(whole.items) - set(bank.items) == {"CX1"}
    assert progress(bank, "symptoms", {"CX1": "ml", "S1": "yes"}) == (("S1",), 7)
    assert missing(bank, {}) == tuple(item for item in missing(whole, {}) if item != "CX1")
    assert "CX1" in whole.items

"""What a report could not rest on, and that it says so."""

from app.wording.missing import Missing, missing_of
from tests.wording.reports import BANK, EVERYTHING, anonymous, named, one


def test_one_person_hears_what_they_left_out():
    answered = {item: "dont_know" for item in EVERYTHING if item not in ("S5", "S6", "P1")}

    assert missing_of(one(answered), BANK) == (
        Missing("Not everything was answered", "two of six symptoms and one of five practices"),
    )


def test_where_everything_was_answered_nothing_is_said():
    assert missing_of(one(dict.fromkeys(EVERYTHING, "dont_know")), BANK) == ()


def test_a_team_hears_what_nobody_answered_and_what_most_left_out():
    lines = {item: "dk dk dk" for item in EVERYTHING if item != "M5"} | {"S6": "dk - -"}

    assert missing_of(named(lines), BANK) == (
        Missing("Answered by nobody", "one of five mistakes"),
        Missing("Answered by fewer than half of you", "one of six symptoms"),
    )


def test_an_anonymous_team_hears_what_too_few_answered():
    lines = dict.fromkeys(EVERYTHING, "dk dk dk dk dk") | {"R-ING": "de de - - -"}

    assert missing_of(anonymous(lines), BANK) == (
        Missing("Answered by fewer than three of you, and so not shown", "1 of 18 duties"),
    )


def test_half_is_not_fewer_than_half():
    lines = dict.fromkeys(EVERYTHING, "dk dk dk dk") | {"S6": "dk dk - -"}

    assert missing_of(named(lines), BANK) == ()

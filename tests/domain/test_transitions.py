"""What became of a question, by name: domain 4.9.2 and 4.9.9."""

import pytest

from app.domain.judgement import UNKNOWN_IS_A_SIGN
from tests.domain.pairs import changes, in_a_row, row, side


def became(item: str, earlier: str, later: str) -> str:
    return changes(side({item: earlier}), side({item: later})).everybody.items[item].transition


PRESENCE = {
    "y p": "improved",
    "y n": "improved",
    "p n": "improved",
    "n p": "worse",
    "n y": "worse",
    "p y": "worse",
    "y y": "unchanged",
    "n n": "unchanged",
    "dk n": "now_known",
    "- y": "now_known",
    "y dk": "lost_sight",
    "n -": "lost_sight",
    "na n": "scope_changed",
    "y na": "scope_changed",
    "- na": "scope_changed",
    "dk na": "scope_changed",
    "na na": "unchanged",
    "dk dk": "still_unknown",
    "- dk": "still_unknown",
    "- -": "still_unknown",
}


@pytest.mark.parametrize("item", ["S1", "M1"])
@pytest.mark.parametrize("way", PRESENCE)
def test_symptoms_and_mistakes_by_their_transition(item: str, way: str):
    earlier, later = way.split()

    assert became(item, earlier, later) == PRESENCE[way]


@pytest.mark.parametrize("way", PRESENCE)
def test_practices_mirror_them(way: str):
    words = {"y": "no", "p": "some", "n": "everywhere"}
    earlier, later = (words.get(word, word) for word in way.split())

    assert became("P1", earlier, later) == PRESENCE[way]


def test_rc3_a_question_left_out_is_lost_sight_of_and_not_still_no():
    assert became("S5", "n", "-") == "lost_sight"


def test_having_no_ci_at_all_is_no_improvement_on_having_it_for_applications_only():
    assert became("M2", "yes", "none_at_all") == "unchanged"


def test_a_team_goes_by_its_states():
    assert became("S1", "y y n n n", "y n n n n") == "unchanged"
    assert became("S1", "y y y n n", "y n n n n") == "improved"
    assert became("P1", "everywhere some no", "everywhere everywhere no") == "improved"


@pytest.mark.parametrize("item", sorted(UNKNOWN_IS_A_SIGN))
def test_nothing_has_improved_that_the_verdict_still_counts_as_possible(item: str):
    assert became(item, "y y y", "n dk dk") == "lost_sight"
    assert became("S1", "y y y", "n dk dk") == "improved"


OUTCOMES = {
    "nobody dfd": "now_held",
    "everyone dfd": "now_held",
    "dk dfd": "now_held",
    "ml dfd": "moved",
    "dfd ml": "moved",
    "ml other:it": "moved",
    "nobody ml": "moved",
    "dfd nobody": "let_go",
    "ml everyone": "let_go",
    "dfd dfd": "unchanged",
    "ml ml": "unchanged",
    "everyone everyone": "unchanged",
    "nobody everyone": "unchanged",
    "- dfd": "now_known",
    "- nobody": "now_known",
    "dk nobody": "now_known",
    "dk ml": "now_known",
    "dfd dk": "lost_sight",
    "nobody -": "lost_sight",
    "na dfd": "scope_changed",
    "dk na": "scope_changed",
    "na na": "unchanged",
    "dk dk": "still_unknown",
    "- dk": "still_unknown",
}


@pytest.mark.parametrize("way", OUTCOMES)
def test_a_duty_by_what_happened_to_its_holder(way: str):
    assert row(*way.split()).outcome == OUTCOMES[way]


def test_a_dispute_is_settled_on_another_role_or_ends_with_the_one_built_for_it():
    assert row("ml dfd", "ml ml").outcome == "settled"
    assert row("ml dfd", "dfd dfd").outcome == "now_held"


def test_a_dispute_that_ends_with_nobody_is_known_now_since_nobody_had_held_the_duty():
    assert row("ml dfd", "nobody nobody").outcome == "now_known"


def test_what_two_people_answer_differently_is_now_disputed():
    assert row("dfd dfd", "ml dfd").outcome == "now_disputed"
    assert row("nobody nobody", "ml dfd").outcome == "now_disputed"
    assert row("dk dk", "ml dfd").outcome == "now_disputed"
    assert row("ml dfd", "ml dfd").outcome == "unchanged"
    assert row("ml dfd", "dk dk").outcome == "lost_sight"


def test_a_duty_stands_for_as_many_rounds_as_it_stood_so_one_after_the_other():
    assert in_a_row("everyone", "everyone", "everyone") == 3
    assert in_a_row("everyone", "dfd", "everyone") == 1
    assert in_a_row("dfd", "everyone", "everyone") == 2
    assert in_a_row("ml", "dfd", "dfd") == 2


def test_an_anonymous_round_in_between_ends_the_count():
    assert in_a_row("everyone", None, "everyone", "everyone") == 2
    assert in_a_row("everyone", "everyone", None, "everyone") == 1


def test_everyones_or_nobodys_is_a_matter_of_words():
    assert in_a_row("nobody", "everyone", "everyone") == 3

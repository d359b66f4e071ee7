"""Two rounds side by side as JSON: exact, and without a word of change beside an anonymous round."""

import json

import pytest

from app.domain.comparing import comparison_of
from app.wording.comparisons.as_json import comparison_json
from tests.domain.banks import CORE, ROWS, SYMPTOMS
from tests.domain.pairs import anonymous_side, side

THEN = {"S1": "y y y", "S2": "n n n", "P1": "no no no", "M1": "y y y"} | dict.fromkeys(CORE, "de ml dfd")
NOW = {"S1": "n n n", "S2": "n n n", "P1": "some some some", "M1": "y y -"} | dict.fromkeys(CORE, "dfd dfd ml")
FIVE = {"S1": "y y y n n", "R-ACC": "ml ml ml ml ml"}
WORDS_OF_CHANGE = ("improved", "worse", "unchanged", "known", "lost", "held", "moved", "settled", "fewer", "clear")


def test_every_question_has_its_transition_and_both_states():
    changes = comparison_json(comparison_of(side(THEN), side(NOW)))["changes"]

    assert changes["symptoms"]["S1"] == {"transition": "improved", "earlier": "present", "later": "absent"}
    assert changes["practices"]["P1"] == {"transition": "improved", "earlier": "no", "later": "some"}
    assert changes["mistakes"]["M1"] == {"transition": "unchanged", "earlier": "present", "later": "present"}
    assert (tuple(changes["symptoms"]), tuple(changes["rows"])) == (SYMPTOMS, ROWS)


def test_every_duty_has_what_happened_and_how_it_stood():
    changes = comparison_json(comparison_of(side(THEN), side(NOW)))["changes"]

    assert changes["rows"]["R-ACC"] == {
        "outcome": "now_held",
        "earlier": {"status": "disputed", "holder": None},
        "later": {"status": "ok", "holder": "dfd"},
        "in_a_row": 1,
    }


def test_figures_are_exact_and_say_on_how_much_they_rest():
    figures = comparison_json(comparison_of(side(THEN), side(NOW)))["changes"]["figures"]

    assert figures["symptoms"] == {
        "outcome": "not_compared",
        "compared": 2,
        "in_use": 6,
        "earlier": [1, 1],
        "later": [0, 0],
    }
    assert figures["clarity"] == {
        "outcome": "not_distinguishable",
        "compared": 15,
        "in_use": 15,
        "earlier": 0,
        "earlier_range": [0, 0],
        "later": pytest.approx(100 / 3),
        "later_range": [0, 100],
    }


def test_people_are_counted_and_not_named():
    found = comparison_json(comparison_of(side({"S1": "y y"}, "Ada Ben"), side({"S1": "n n"}, "Ben Cleo")))

    assert found["changes"]["people"] == {"both": 1, "only_earlier": 1, "only_later": 1}
    assert found["changes"]["same_people"]["respondents"] == {"earlier": 1, "later": 1}
    assert "Ada" not in json.dumps(found)


@pytest.mark.parametrize("is_later", [True, False])
def test_beside_an_anonymous_round_there_are_two_pictures_and_no_word_of_change(is_later: bool):
    counted, named = anonymous_side(FIVE), side(FIVE)
    found = comparison_json(comparison_of(*(named, counted) if is_later else (counted, named)))

    assert found["changes"] is None
    assert found["earlier"]["states"]["S1"] == found["later"]["states"]["S1"] == "present"
    codes = json.dumps(found).replace('"unknown"', "")
    assert not [word for word in WORDS_OF_CHANGE if word in codes.replace('"clarity', "")]


def test_it_is_strict_json():
    found = comparison_json(comparison_of(side(THEN), side(NOW)))

    assert json.loads(json.dumps(found, allow_nan=False)) == found

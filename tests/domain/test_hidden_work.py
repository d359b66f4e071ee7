"""Hidden work and load: domain 4.3, F16 and F26."""

from app.domain.report import HiddenWork, RoleLoad
from tests.domain.answers import C1, CORE_AS_EXPECTED, named, one, team
from tests.domain.banks import ADDED, CORE


def test_h1_four_to_five_of_five_duties_are_hidden():
    assert one(C1).hidden_work == HiddenWork(low=4, high=5, of=5, carried={"ml": 2}, shared=1, undone=1, unknown=1)


def test_h1_two_foreign_rows_on_two_grounds_are_no_overload():
    load = one(C1).load

    assert load["ml"] == RoleLoad(rows=6, foreign=2, absorber=False)
    assert load["de"] == RoleLoad(rows=5, foreign=0, absorber=False)


def test_h3_nothing_is_hidden_where_devops_for_data_holds_its_ground():
    hidden = one(CORE_AS_EXPECTED).hidden_work

    assert (hidden.low, hidden.high, hidden.of, hidden.carried) == (0, 0, 5, {})


def test_a_duty_that_does_not_arise_leaves_the_five():
    hidden = one(C1 | {"R-OBS": "not_applicable"}).hidden_work

    assert (hidden.low, hidden.high, hidden.of) == (4, 4, 4)


def test_in_a_team_a_disputed_an_unknown_and_an_unanswered_duty_may_all_be_hidden():
    lines = {"R-CIC": "dfd ml", "R-ENV": "dk dk", "R-ACC": "- -", "R-OBS": "other:it other:it", "R-GRD": "dfd dfd"}
    hidden = named(team(lines)).hidden_work

    assert (hidden.low, hidden.high, hidden.unknown, hidden.carried) == (1, 4, 3, {"other:it": 1})


def test_duties_added_by_holdfast_hide_nothing():
    assert one(dict.fromkeys(ADDED, "nobody") | CORE_AS_EXPECTED).hidden_work.low == 0


def test_a_role_with_rows_on_all_three_grounds_absorbs_too_much():
    load = one({"R-ING": "ml", "R-TRN": "ml", "R-CIC": "ml"}).load

    assert load == {"ml": RoleLoad(rows=3, foreign=2, absorber=True)}


def test_a_role_with_four_rows_of_others_absorbs_too_much():
    assert not one(dict.fromkeys(CORE[:3], "ml")).load["ml"].absorber
    assert one(dict.fromkeys(CORE[:4], "ml")).load["ml"].absorber


def test_every_other_role_carries_its_own_load():
    load = one({"R-CIC": "other:it", "R-ENV": "other:it", "R-ACC": "other:security"}).load

    assert {role: own.rows for role, own in load.items()} == {"other:it": 2, "other:security": 1}


def test_a_role_holds_a_row_for_a_team_only_if_most_say_so():
    load = named(
        team({"R-ING": "de de ml", "R-TRF": "de ml", "R-STO": "dk dk ml", "X1": "ml ml ml"} | {"R-TRF": "de ml -"})
    ).load

    assert load == {"de": RoleLoad(rows=1, foreign=0, absorber=False)}


def test_nobody_everyone_and_not_knowing_carry_no_load():
    assert one({"R-ING": "nobody", "R-TRF": "everyone", "R-STO": "dont_know"}).load == {}

"""Which advice a card carries, the strongest finding's first (domain 2.9, 3)."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.report import Report
from app.domain.reporting import report_of
from app.domain.responses import Response
from tests.domain.answers import CORE_AS_EXPECTED, named, one, symptoms, team
from tests.domain.banks import BANK, CORE


def _advice(report: Report, theme: str) -> tuple[str, ...]:
    return next(card.advice for card in report.recommendations if card.theme == theme)


@pytest.mark.parametrize(
    ("answers", "theme", "advice"),
    [
        ({"S1": "yes", "M2": "yes", "P2": "no", "R-CIC": "nobody"}, "T1", ("S1", "G1", "M2", "P2")),
        ({"S1": "partly", "M2": "partly", "P2": "some", "R-GRD": "ml"}, "T1", ("S1", "M2", "P2", "G3")),
        ({"S1": "no", "P2": "no", "R-CIC": "everyone"}, "T1", ("G2", "P2")),
        ({"S4": "dont_know", "X2": "dont_know"}, "T4", ("G5", "S4")),
        ({"S6": "yes", "P1": "some"}, "T6", ("S6", "P1-some")),
        ({"S6": "yes", "P1": "no"}, "T6", ("S6", "P1")),
        ({"S6": "yes", "P1": "dont_know"}, "T6", ("S6", "P1")),
        ({"P5": "some"}, "T5", ("P5",)),
        ({"M3": "partly", "M4": "yes"}, "T6", ("M4",)),
    ],
)
def test_a_card_takes_the_advice_of_every_slot_the_strongest_first(
    answers: Mapping[str, str], theme: str, advice: tuple[str, ...]
):
    assert _advice(one(answers), theme) == advice


def test_a_symptom_that_cost_an_incident_is_stronger_than_an_unowned_duty():
    answers = {"S3": "partly", "R-ACC": "nobody"}

    assert _advice(one(answers), "T3") == ("G1", "S3")
    assert _advice(one(answers, {"S3": 3}), "T3") == ("S3", "G1")


def test_without_any_pipeline_the_advice_is_another_one():
    assert _advice(one({"M2": "none_at_all"}), "T1") == ("M2-none_at_all",)
    assert _advice(one({"M2": "yes"}), "T1") == ("M2",)


@pytest.mark.parametrize(
    ("line", "advice"),
    [("none_at_all none_at_all y", "M2-none_at_all"), ("none_at_all y n", "M2"), ("none_at_all p n", "M2-none_at_all")],
)
def test_a_team_has_no_pipeline_if_more_say_so_than_say_yes(line: str, advice: str):
    assert _advice(named(team({"M2": line})), "T1") == (advice,)


def test_a_disputed_duty_is_to_be_decided():
    assert _advice(named(team({"R-ACC": "dfd ml"})), "T3") == ("G4",)


def test_ownership_advice_starts_with_the_roles_and_goes_by_how_many_rows():
    gaps = {"R-ING": "nobody", "R-TRF": "everyone", "R-STO": "everyone", "R-PIP": "dont_know", "R-SCH": "ml"}

    assert _advice(one(CORE_AS_EXPECTED | gaps), "T0") == ("M1", "G2", "G1", "G3", "G5")


def test_blurred_roles_are_advised_on_even_if_every_duty_is_held():
    assert _advice(one(CORE_AS_EXPECTED | {"M1": "partly"}), "T0") == ("M1",)


def test_duties_carried_by_another_role_do_not_mean_blurred_roles():
    assert _advice(one(CORE_AS_EXPECTED | {"R-CIC": "ml"}), "T0") == ("G3",)


def test_tools_first_and_overload_come_last():
    answers = CORE_AS_EXPECTED | dict.fromkeys(CORE[:4], "ml") | {"M5": "yes"}

    assert _advice(one(answers), "T0") == ("G3", "M5", "H")


def test_held_duties_are_to_be_written_down_where_writing_down_has_begun():
    answers = CORE_AS_EXPECTED | {"M1": "yes"}
    begun = Response("lead", answers, written_down=frozenset({"R-ING"}))
    finished = Response("lead", answers, written_down=frozenset(CORE))

    assert _advice(named([begun]), "T0") == ("M1", "G6")
    assert _advice(named([finished]), "T0") == ("M1",)
    assert _advice(one(answers), "T0") == ("M1",)


def test_the_ownership_card_lists_every_core_duty_with_a_gap():
    report = one(CORE_AS_EXPECTED | {"R-CIC": "ml", "R-ENV": "nobody", "X1": "nobody"})

    assert next(card.rows for card in report.recommendations if card.theme == "T0") == ("R-CIC", "R-ENV")


def test_a_small_bank_leaves_out_the_advice_that_it_lacks():
    small = replace(BANK, advice={"S1": BANK.advice["S1"]})
    report = report_of(small, [Response("ml", symptoms("y n n n n n") | {"P2": "no"})])

    assert isinstance(report, Report)
    assert _advice(report, "T1") == ("S1",)

"""Points, reasons and order of the cards: domain 4.7 with F13 to F16, F22, F23 and F27."""

import pytest

from app.domain.report import Reason, Recommendation, Report
from app.domain.responses import Response
from tests.domain.answers import C1, CORE_AS_EXPECTED, NOTHING_WRONG, named, one, symptoms, team
from tests.domain.banks import ADDED, CORE, MISTAKES, PRACTICES, SYMPTOMS

E1_ANSWERS = (
    C1
    | symptoms("y p y dk n n")
    | {"P1": "some", "P2": "no", "P3": "no", "P4": "no", "P5": "some"}
    | {"M1": "yes", "M2": "yes", "M3": "no", "M4": "no", "CX3": "no", "CX5": "no", "X1": "other:it", "X2": "nobody"}
)
E1_SEVERITY = {"S1": 2, "S2": 1, "S3": 0}
ALL_UNKNOWN = dict.fromkeys((*SYMPTOMS, *CORE, *ADDED, *PRACTICES, *MISTAKES, "CX3"), "dont_know")


def _points(report: Report) -> dict[str, int]:
    return {card.theme: card.points for card in report.recommendations}


def _order(report: Report) -> list[str]:
    return [card.theme for card in report.recommendations]


def _card(report: Report, theme: str) -> Recommendation:
    return next(card for card in report.recommendations if card.theme == theme)


def _reasons(report: Report, theme: str) -> list[tuple[str, str | None, str, int]]:
    return [(reason.slot, reason.item, reason.state, reason.points) for reason in _card(report, theme).reasons]


def test_e1_the_running_example_has_these_points_in_this_order():
    report = one(E1_ANSWERS, E1_SEVERITY)

    assert list(_points(report).items()) == [
        ("T1", 10),
        ("T0", 8),
        ("T3", 8),
        ("T4", 6),
        ("T2", 5),
        ("T6", 4),
        ("T5", 3),
    ]
    assert (report.verdict.lower, report.verdict.upper, report.verdict.code) == (2, 4, "architectural")
    assert report.contradictions == ()


def test_e1_every_card_says_what_earned_its_points():
    report = one(E1_ANSWERS, E1_SEVERITY)

    assert {theme: _reasons(report, theme) for theme in _points(report)} == {
        "T1": [
            ("symptom", "S1", "present", 3),
            ("severity", "S1", "2", 2),
            ("mistake", "M2", "present", 2),
            ("practice", "P2", "no", 2),
            ("ownership", "R-CIC", "other_role", 1),
        ],
        "T0": [("share", None, "4 of 15", 4), ("mistake", "M1", "present", 2), ("hidden", None, "4", 2)],
        "T3": [("symptom", "S3", "present", 3), ("practice", "P4", "no", 2), ("ownership", "R-ACC", "everyones", 3)],
        "T4": [("symptom", "S4", "many_unknown", 1), ("practice", "P3", "no", 2), ("ownership", "X2", "unowned", 3)],
        "T2": [
            ("symptom", "S2", "somewhere", 1),
            ("severity", "S2", "1", 1),
            ("practice", "P3", "no", 2),
            ("ownership", "R-GRD", "other_role", 1),
        ],
        "T6": [("practice", "P1", "some", 1), ("ownership", "R-ENV", "unowned", 3)],
        "T5": [("practice", "P5", "some", 1), ("ownership", "R-OBS", "unknown", 2)],
    }


def test_e1_the_first_three_are_to_start_now():
    report = one(E1_ANSWERS, E1_SEVERITY)

    assert [card.rank for card in report.recommendations] == [1, 2, 3, 4, 5, 6, 7]
    assert [card.theme for card in report.recommendations if card.start_now] == ["T1", "T0", "T3"]


def test_where_nothing_is_wrong_there_is_nothing_to_do():
    assert one(NOTHING_WRONG).recommendations == ()


def test_where_nothing_is_known_ownership_comes_first():
    report = one(ALL_UNKNOWN)

    assert list(_points(report).items()) == [
        ("T0", 6),
        ("T5", 4),
        ("T3", 4),
        ("T4", 4),
        ("T1", 3),
        ("T6", 3),
        ("T2", 3),
    ]


def test_every_slot_at_its_worst_gives_the_maxima():
    worst = (
        dict.fromkeys((*SYMPTOMS, *MISTAKES), "yes") | dict.fromkeys(PRACTICES, "no") | dict.fromkeys(ADDED, "nobody")
    )
    owners = dict.fromkeys(CORE, "nobody") | dict.fromkeys(CORE[:4], "ml")
    report = one(worst | owners, dict.fromkeys(SYMPTOMS, 3))

    assert _points(report) == {"T0": 12, "T1": 13, "T6": 13, "T2": 11, "T3": 11, "T4": 11, "T5": 11}


@pytest.mark.parametrize(("answer", "points"), [("y", 3), ("p", 1), ("n", 0), ("dk", 0), ("na", 0)])
def test_a_symptom_earns_three_points_or_one(answer: str, points: int):
    assert _points(one(symptoms(f"n {answer} n n n n"))).get("T2", 0) == points


@pytest.mark.parametrize(("symptom", "theme"), [("S3", "T3"), ("S4", "T4"), ("S5", "T5")])
def test_not_knowing_earns_a_point_where_it_is_a_sign(symptom: str, theme: str):
    assert _reasons(one({symptom: "dont_know"}), theme) == [("symptom", symptom, "many_unknown", 1)]


def test_in_a_team_not_knowing_earns_a_point_only_if_many_do_not_know():
    assert _points(named(team({"S5": "n n dk"}))) == {}
    assert _points(named(team({"S5": "n dk dk"}))) == {"T5": 1}
    assert _points(named(team({"S5": "p n dk dk"}))) == {"T5": 1}, "somewhere and unknown are not added up"
    assert _points(named(team({"S1": "n dk dk"}))) == {}


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        ({"M3": "yes", "M4": "partly"}, 2),
        ({"M3": "partly", "M4": "yes"}, 2),
        ({"M3": "yes", "M4": "yes"}, 2),
        ({"M3": "no", "M4": "partly"}, 1),
    ],
)
def test_of_two_mistakes_the_higher_counts_once(answers: dict[str, str], points: int):
    assert _points(one(answers)) == {"T6": points}


def test_a_related_mistake_earns_no_points():
    assert _points(one({"M2": "none_at_all"})) == {"T1": 2}
    assert "T2" not in _points(one({"M3": "yes"}))


@pytest.mark.parametrize(
    ("answer", "points"),
    [("no", 2), ("some", 1), ("dont_know", 1), ("everywhere", 0), ("not_applicable", 0)],
)
def test_a_practice_earns_two_points_or_one(answer: str, points: int):
    assert _points(one({"P4": answer})).get("T3", 0) == points


def test_a_theme_counts_its_main_practice_only():
    assert set(_points(one({"P3": "no"}))) == {"T2", "T4"}
    assert set(_points(one({"P1": "no"}))) == {"T6"}


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("nobody", 3),
        ("everyone", 3),
        ("dont_know", 2),
        ("other:it", 1),
        ("dfd", 0),
        ("not_applicable", 0),
    ],
)
def test_a_linked_duty_earns_points_by_its_status(answer: str, points: int):
    assert _points(one({"X2": answer})).get("T4", 0) == points


def test_a_disputed_duty_earns_as_much_as_an_unknown_one():
    assert _points(named(team({"X2": "dfd ml"}))) == {"T4": 2}


def test_of_several_linked_duties_the_worst_counts():
    card = _card(one({"R-OBS": "ml", "X3": "everyone"}), "T5")

    assert card.reasons == (Reason("ownership", "X3", "everyones", 3),)
    assert card.rows == ("R-OBS", "X3")


@pytest.mark.parametrize(("open_rows", "points"), [(0, 0), (1, 2), (3, 2), (4, 4), (7, 4), (8, 6), (15, 6)])
def test_the_share_of_open_duties_makes_the_ownership_card(open_rows: int, points: int):
    answers = CORE_AS_EXPECTED | dict.fromkeys(CORE[:open_rows], "dont_know")

    assert sum(card.points for card in one(answers).recommendations if card.theme == "T0") == points


def test_the_share_is_of_duties_that_arise_answered_or_not():
    does_not_arise = dict.fromkeys(CORE[8:], "not_applicable")

    assert _reasons(one(does_not_arise | {"R-ING": "nobody"}), "T0") == [("share", None, "1 of 8", 2)]
    assert _reasons(one(does_not_arise | {"R-ING": "nobody", "R-TRF": "dont_know"}), "T0")[0][2:] == ("2 of 8", 4)


@pytest.mark.parametrize(("hidden", "points"), [(1, 1), (2, 1), (3, 2), (5, 2)])
def test_hidden_duties_add_to_the_ownership_card(hidden: int, points: int):
    answers = CORE_AS_EXPECTED | dict.fromkeys(("R-CIC", "R-ENV", "R-ACC", "R-OBS", "R-GRD")[:hidden], "other:it")
    reasons = _reasons(one(answers), "T0")

    assert ("hidden", None, str(hidden), points) in reasons


def test_any_role_that_absorbs_too_much_adds_a_point():
    answers = CORE_AS_EXPECTED | dict.fromkeys(CORE[:4], "other:vendor")

    assert _reasons(one(answers), "T0") == [("absorber", None, "other:vendor", 1)]


@pytest.mark.parametrize(("answers", "points"), [({"M1": "yes"}, 2), ({"M1": "partly"}, 1), ({"M5": "yes"}, 1)])
def test_blurred_roles_and_tools_first_add_to_the_ownership_card(answers: dict[str, str], points: int):
    assert _points(one(answers)) == {"T0": points}


def test_tools_first_in_part_adds_nothing():
    assert _points(one({"M5": "partly"})) == {}


def test_open_access_to_sensitive_data_comes_first():
    answers = symptoms("y n y n n n") | {"P1": "no", "M2": "yes", "CX3": "yes"}

    assert _order(one(answers)) == ["T1", "T3", "T6"]
    urgent = one(answers | {"CX5": "yes"})
    assert _order(urgent) == ["T3", "T1", "T6"]
    assert [card.urgency for card in urgent.recommendations] == ["now", "normal", "normal"]


def test_access_that_is_only_partly_open_does_not_come_first():
    assert _card(one({"S3": "partly", "CX5": "yes"}), "T3").urgency == "normal"


def test_what_caused_an_incident_comes_first_even_if_it_is_there_only_in_part():
    answers = symptoms("p y n n n n") | {"P3": "no", "CX3": "yes"}
    report = one(answers, {"S1": 3, "S2": 2})

    assert _order(report)[0] == "T1"
    assert [card.theme for card in report.recommendations if card.urgency == "now"] == ["T1"]


def test_within_the_urgent_points_decide():
    report = one(symptoms("y n y n n n") | {"M2": "yes", "CX3": "yes"}, {"S1": 3, "S3": 3})

    assert _order(report) == ["T1", "T3"]


def test_a_tie_goes_to_the_higher_severity():
    tied = one({"CX3": "yes", "S1": "yes", "S3": "yes", "P4": "no"}, {"S1": 2})

    assert _points(tied) == {"T1": 5, "T3": 5}
    assert _order(tied) == ["T1", "T3"]


def test_in_a_tie_ownership_has_no_severity_of_its_own():
    tied = one({"CX3": "yes", "M1": "yes", "S3": "partly"}, {"S3": 1})

    assert _points(tied) == {"T3": 2, "T0": 2}
    assert _order(tied) == ["T3", "T0"]


def test_a_tie_in_severity_goes_to_the_smaller_effort():
    tied = one({"CX3": "yes", "S2": "yes", "S5": "yes"})

    assert _points(tied) == {"T5": 3, "T2": 3}
    assert _order(tied) == ["T5", "T2"]


def test_a_tie_in_effort_goes_to_more_duties_with_a_gap():
    tied = one(CORE_AS_EXPECTED | {"CX3": "yes", "S3": "yes", "S5": "partly", "P5": "some", "R-OBS": "ml", "X3": "ml"})

    assert [tied.recommendations[0].theme, tied.recommendations[1].theme] == ["T5", "T3"]
    assert tied.recommendations[0].points == tied.recommendations[1].points == 3


def test_the_last_tie_goes_to_a_fixed_order():
    report = one(symptoms("y y y y y y") | {"CX3": "yes"})

    assert _order(report) == ["T3", "T1", "T4", "T5", "T6", "T2"]


def test_without_devops_for_data_ownership_is_at_least_second():
    answers = symptoms("y n y n n n") | {"M1": "yes"}

    assert _order(one(answers | {"CX3": "yes"})) == ["T3", "T1", "T0"]
    for nobody in ({"CX3": "no"}, {"CX3": "dont_know"}, {}):
        assert _order(one(answers | nobody)) == ["T3", "T0", "T1"]


def test_ownership_comes_second_even_before_an_urgent_card():
    report = one(symptoms("y n y n n n") | {"M1": "yes"}, {"S1": 3, "S3": 3})

    assert [card.urgency for card in report.recommendations] == ["now", "normal", "now"]
    assert _order(report) == ["T3", "T0", "T1"]


def test_ownership_that_is_first_stays_first():
    assert _order(one(ALL_UNKNOWN))[0] == "T0"


def test_cards_that_are_not_for_devops_for_data_do_not_pull_ownership_up():
    report = one({"S2": "yes", "M5": "yes"})

    assert _order(report) == ["T2", "T0"]
    assert _order(one({"S2": "yes"})) == ["T2"], "ownership without points is not shown"


def test_a_team_ranks_by_its_states_and_its_median_severity():
    lines = {"S1": "y y n", "S2": "p n n", "P2": "no everywhere everywhere", "M2": "none_at_all y n", "CX3": "y y n"}
    responses = [
        Response(response.role, response.answers, {"S1": severity} if severity is not None else {})
        for response, severity in zip(team(lines), (1, 2, None), strict=True)
    ]

    assert _reasons(named(responses), "T1") == [
        ("symptom", "S1", "present", 3),
        ("severity", "S1", "2", 2),
        ("mistake", "M2", "present", 2),
    ]
    assert _points(named(responses)) == {"T1": 7, "T2": 1}

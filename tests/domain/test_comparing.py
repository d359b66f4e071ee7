"""Two rounds side by side: domain 4.9 with its examples R1/R2 and RC1 to RC3."""

from dataclasses import replace

import pytest

from app.domain.comparing import comparison_of
from app.domain.comparison import Outcome, RoleMix, Side
from app.domain.questionnaire import Bank
from app.domain.reporting import report_of
from app.domain.responses import Response
from app.domain.voices import Speaker
from tests.domain.agreed import agreed
from tests.domain.answers import CORE_AS_EXPECTED
from tests.domain.banks import BANK, CORE, MISTAKES, PRACTICES, ROWS, SYMPTOMS
from tests.domain.pairs import anonymous_side, changes, side
from tests.domain.respondents import Respondent

THREE_AS_EXPECTED = {row: " ".join([role] * 3) for row, role in CORE_AS_EXPECTED.items()}


def symptoms(line: str) -> dict[str, str]:
    return dict(zip(SYMPTOMS, line.split(), strict=True))


def of_symptoms(earlier: str, later: str) -> str:
    """What is said of the symptoms of one person in two rounds."""
    return changes(side(symptoms(earlier)), side(symptoms(later))).everybody.symptoms.code


def revised(id: str, rev: str) -> Bank:
    """The bank with another revision of one duty."""
    duties = (replace(duty, rev=rev) if duty.id == id else duty for duty in BANK.responsibilities)
    return replace(BANK, responsibilities=tuple(duties))


def test_r1_r2_bounds_that_do_not_meet_are_fewer_or_more():
    assert of_symptoms("y y y p n n", "y p n n n n") == "fewer"
    assert of_symptoms("y p n n n n", "y y y p n n") == "more"


def test_r1_r2_bounds_that_meet_cannot_be_told_apart():
    assert of_symptoms("y y y p n n", "y p p p n n") == "not_distinguishable"
    assert of_symptoms("y y y p n n", "y y p n n n") == "not_distinguishable"
    assert of_symptoms("y y n n n n", "y y n n n n") == "not_distinguishable"


def test_rc1_the_same_people_improve_while_two_who_are_new_still_see_it():
    found = changes(side({"S1": "y y n y"}, "P1 P2 P3 P4"), side({"S1": "n p y y"}, "P1 P2 P5 P6"))

    assert found.everybody.items["S1"].transition == "unchanged"
    assert found.same_people
    assert found.same_people.items["S1"].transition == "improved"
    assert found.newcomers_see == ("S1",)
    assert [speaker.name for speaker in found.people.both] == ["P1", "P2"]
    assert [speaker.name for speaker in found.people.only_earlier] == ["P3", "P4"]
    assert [speaker.name for speaker in found.people.only_later] == ["P5", "P6"]


def test_rc2_a_duty_of_another_meaning_is_left_out_and_clarity_computed_anew():
    answers = THREE_AS_EXPECTED | {"R-PIP": "de ml dfd"}
    earlier, later = side(answers, bank=revised("R-PIP", "1.2")), side(answers, bank=revised("R-PIP", "2.0"))
    found = changes(earlier, later).everybody

    assert found.clarity == Outcome("not_distinguishable", compared=14, in_use=15)
    assert (found.earlier.ownership.clarity, found.later.ownership.clarity) == (100, 100)
    assert earlier.report.ownership.clarity == pytest.approx(100 * 14 / 15)
    assert found.left_out["R-PIP"] == "meaning_changed"
    assert "R-PIP" not in found.rows


def test_a_minor_revision_is_the_same_question():
    earlier, later = side(THREE_AS_EXPECTED), side(THREE_AS_EXPECTED, bank=revised("R-PIP", "1.7"))

    assert changes(earlier, later).everybody.clarity.compared == 15


def test_a_question_that_only_one_round_asks_is_left_out():
    without_x3 = replace(BANK, responsibilities=BANK.responsibilities[:-1], themes=())
    everything = {"X3": "dfd", "R-ACC": "ml"}
    for earlier, later in ((BANK, without_x3), (without_x3, BANK)):
        found = changes(side(everything, bank=earlier), side(everything, bank=later)).everybody

        assert found.left_out["X3"] == "not_asked"
        assert set(found.rows) == set(ROWS) - {"X3"}


def test_compared_are_questions_applicable_and_answered_in_both():
    then = {"S1": "y", "S2": "y", "S3": "n", "S4": "dk", "R-ACC": "-", "R-OBS": "na"}
    now = {"S1": "n", "S2": "-", "S3": "na", "S4": "n", "R-ACC": "ml", "R-OBS": "na"}
    found = changes(side(then), side(now)).everybody

    assert (found.compared, found.in_use) == (2, 33)
    assert found.left_out["S2"] == found.left_out["R-ACC"] == found.left_out["S5"] == "not_answered"
    assert found.left_out["S3"] == "does_not_arise"
    assert "R-OBS" not in found.left_out


def test_a_figure_is_not_compared_on_fewer_than_four_fifths_of_what_it_rests_on():
    assert of_symptoms("y y y y y y", "n n n n n -") == "fewer"
    assert of_symptoms("y y y y y y", "n n n n - -") == "not_compared"
    assert of_symptoms("- - - - - -", "- - - - - -") == "not_compared"


def test_what_arises_in_neither_round_takes_nothing_from_a_figure():
    assert of_symptoms("na na y y y y", "na na n n n n") == "fewer"
    assert of_symptoms("na na y y y y", "y y n n n n") == "not_compared"


def test_bounds_are_computed_anew_over_what_is_shared():
    found = changes(side(symptoms("y y y y y y")), side(symptoms("y n n n n -"))).everybody

    assert (found.earlier.verdict.lower, found.earlier.verdict.upper) == (5, 5)
    assert (found.later.verdict.lower, found.later.verdict.upper) == (1, 1)


def test_hidden_work_goes_by_its_bounds():
    held = {row: "dfd" for row, role in CORE_AS_EXPECTED.items() if role == "dfd"}
    hidden = dict.fromkeys(held, "ml")

    assert changes(side(hidden), side(held)).everybody.hidden_work == Outcome("fewer", 5, 5)
    assert changes(side(held), side(hidden)).everybody.hidden_work == Outcome("more", 5, 5)
    assert changes(side(held), side(dict.fromkeys(held, "dk"))).everybody.hidden_work.code == "not_distinguishable"


def test_what_is_held_elsewhere_by_decision_is_no_hidden_work():
    answers = {row: "dfd" for row, role in CORE_AS_EXPECTED.items() if role == "dfd"} | {"R-ACC": "ml"}
    then = side(answers)
    decided = report_of(BANK, [voice.response for voice in then.voices], agreements={"R-ACC": agreed("R-ACC", "ml")})
    found = changes(then, Side(BANK, decided, then.voices)).everybody

    assert (found.earlier.hidden_work.low, found.later.hidden_work.low) == (1, 0)
    assert found.hidden_work.code == "fewer"


def test_ranges_that_do_not_meet_are_clearer_or_less_clear():
    clear = THREE_AS_EXPECTED
    unclear = dict.fromkeys(CORE, "de ml dfd")

    assert changes(side(unclear), side(clear)).everybody.clarity.code == "clearer"
    assert changes(side(clear), side(unclear)).everybody.clarity.code == "less_clear"


def test_ranges_that_meet_cannot_be_told_apart():
    two_agree = dict.fromkeys(CORE, "de de ml")

    assert changes(side(two_agree), side(THREE_AS_EXPECTED)).everybody.clarity.code == "not_distinguishable"


def test_without_three_people_nothing_is_said_of_clarity():
    for people in (1, 2):
        clear = {row: " ".join([role] * people) for row, role in CORE_AS_EXPECTED.items()}
        nobodys = dict.fromkeys(CORE, " ".join(["nobody"] * people))

        assert changes(side(nobodys), side(clear)).everybody.clarity.code == "not_distinguishable"
        assert changes(side(nobodys), side(THREE_AS_EXPECTED)).everybody.clarity.code == "not_distinguishable"


def test_clarity_that_cannot_be_computed_is_not_compared():
    few = dict.fromkeys(CORE[:8], "de")

    assert changes(side(few), side(CORE_AS_EXPECTED)).everybody.clarity.code == "not_compared"


def test_symptoms_are_more_visible_where_practices_improved():
    then = {"S1": "n", "S2": "y", "P1": "no", "P2": "some", "M1": "n"}
    now = {"S1": "y", "S2": "n", "P1": "some", "P2": "some", "M1": "y"}
    items = changes(side(then), side(now)).everybody.items

    assert [items[id].transition for id in ("S1", "S2", "M1", "P1")] == [
        "more_visible",
        "improved",
        "worse",
        "improved",
    ]


def test_practices_that_got_worse_as_well_leave_a_symptom_worse():
    then = {"S1": "n", "P1": "no", "P2": "some"}
    now = {"S1": "y", "P1": "some", "P2": "no"}
    found = changes(side(then), side(now)).everybody

    assert found.items["S1"].transition == "worse"
    assert not found.more_visible


def test_where_the_same_people_answered_both_they_are_everybody():
    found = changes(side({"S1": "y n"}, "Ada Ben"), side({"S1": "n n"}, "Ben Ada"))

    assert found.same_people is None
    assert len(found.people.both) == 2
    assert not found.people.only_earlier + found.people.only_later


def test_where_nobody_answered_both_there_are_no_same_people():
    found = changes(side({"S1": "y"}, "Ada"), side({"S1": "n"}, "Ben"))

    assert (found.same_people, found.people.both, found.newcomers_see) == (None, (), ())


def test_former_members_are_matched_with_nobody():
    def former() -> Respondent:
        return Respondent(None, "ml", Response("ml", {"S1": "yes"}), None)

    report = report_of(BANK, [former().response])
    found = changes(Side(BANK, report, [former()]), Side(BANK, report, [former()]))

    assert found.people.both == ()
    assert found.people.only_later == (Speaker(None, "ml", is_former=True),)


def test_a_role_that_weighs_more_by_over_a_fifth_stands_out():
    then = side({"S1": "y y y y y"}, roles="ml ml ml de de")
    now = side({"S1": "y y y y y"}, roles="ml ml ml ml de")
    shifted = side({"S1": "y y y y"}, roles="ml ml ml ml")

    assert changes(then, now).roles == (RoleMix("ml", 3, 4, False), RoleMix("de", 2, 1, False))
    assert changes(then, shifted).roles == (RoleMix("ml", 3, 4, True), RoleMix("de", 2, 0, True))


@pytest.mark.parametrize("way", [(True, False), (False, True), (True, True)])
def test_a_pair_with_an_anonymous_round_has_no_changes(way: tuple[bool, bool]):
    lines = {"S1": "y y y n n", "R-ACC": "ml ml ml ml ml"}
    earlier, later = (anonymous_side(lines) if is_anonymous else side(lines) for is_anonymous in way)
    found = comparison_of(earlier, later)

    assert found.changes is None
    assert (found.earlier.report, found.later.report) == (earlier.report, later.report)


def test_every_kind_of_question_is_there_in_the_order_it_is_asked():
    found = changes(side({"S1": "y"}), side({"S1": "y"})).everybody

    assert tuple(found.items) == (*SYMPTOMS, *PRACTICES, *MISTAKES)
    assert tuple(found.rows) == ROWS

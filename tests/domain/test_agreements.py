"""What was agreed, held against what people say: domain 2.5, 4.3, 4.7 and D10."""

from app.domain.agreements import Agreement
from app.domain.report import Report, RoleLoad
from app.domain.reporting import report_of
from app.domain.settling import Effect, LoadChange, effects, rows_to_settle
from app.wording.report_json import report_json
from tests.domain.agreed import agreed
from tests.domain.answers import CORE_AS_EXPECTED, NOTHING_WRONG, named, team
from tests.domain.banks import BANK

FIVE_AS_EXPECTED = {row: " ".join([role] * 5) for row, role in CORE_AS_EXPECTED.items()}


def under(agreements: list[Agreement], **lines: str) -> Report:
    """The report of five people who answer as the article has it but for these lines, `R_ACC` for R-ACC."""
    answers = FIVE_AS_EXPECTED | {row.replace("_", "-"): line for row, line in lines.items()}
    return report_of(BANK, team(answers), agreements={one.item: one for one in agreements})


def state(line: str, owner: str = "ml") -> str:
    return under([agreed("R-ACC", owner)], R_ACC=line).agreements["R-ACC"].state


def test_an_agreement_is_held_while_most_name_its_owner():
    assert state("ml ml ml dfd dfd") == "held"
    assert state("ml ml ml ml dk") == "held"


def test_it_drifts_while_some_do_but_not_most():
    assert state("ml ml dfd dfd dfd") == "drifting"
    assert state("ml ml dfd dfd nobody") == "drifting"
    assert state("ml ml dk dk dk") == "drifting"


def test_it_is_forgotten_when_hardly_anybody_does():
    assert state("ml dfd dfd dfd dfd") == "forgotten"
    assert state("nobody nobody nobody nobody nobody") == "forgotten"


def test_a_quarter_of_those_asked_is_more_than_hardly_anybody():
    assert state("ml dfd dfd dfd -") == "drifting"


def test_nothing_can_be_said_of_it_where_nobody_answered():
    assert state("- - - - -") == "unanswered"
    assert state("na na na na na") == "unanswered"


def test_a_duty_that_was_put_off_waits_and_keeps_its_gap():
    waiting = agreed("R-ACC", owner=None, risk_taken_by="Grace")
    report = under([waiting], R_ACC="nobody nobody nobody nobody nobody")

    assert report.agreements["R-ACC"].state == "waiting"
    assert report.agreements["R-ACC"].risk_taken_by == "Grace"
    assert report.recommendations == under([], R_ACC="nobody nobody nobody nobody nobody").recommendations


def test_a_decided_deviation_keeps_its_status_and_leaves_the_ranking():
    carried = {"R_ACC": "ml ml ml ml ml"}
    undecided, decided = under([], **carried), under([agreed("R-ACC")], **carried)

    assert {card.theme for card in undecided.recommendations} - {card.theme for card in decided.recommendations} == {
        "T0",
        "T3",
    }
    assert decided.ownership == undecided.ownership
    assert decided.ownership.rows["R-ACC"].status == "other_role"
    assert decided.agreements["R-ACC"].deviates


def test_what_is_carried_elsewhere_by_decision_is_told_apart_from_hidden_work():
    carried = {"R_ACC": "ml ml ml ml ml", "R_OBS": "ml ml ml ml ml", "R_ENV": "nobody ml dfd de everyone"}
    hidden = under([agreed("R-ACC")], **carried).hidden_work

    assert (hidden.low, hidden.high, hidden.of) == (1, 2, 5)
    assert (hidden.carried, hidden.decided) == ({"ml": 1}, 1)


def test_a_decision_that_nobody_lives_hides_no_gap():
    carried = {"R_ACC": "de de de de de"}

    assert under([agreed("R-ACC")], **carried).recommendations == under([], **carried).recommendations
    assert under([agreed("R-ACC")], **carried).hidden_work == under([], **carried).hidden_work


def test_an_agreement_on_the_expected_owner_is_no_deviation():
    report = under([agreed("R-ACC", "dfd")])

    assert report.agreements["R-ACC"].state == "held"
    assert not report.agreements["R-ACC"].deviates
    assert report.hidden_work.decided == 0


def test_a_decision_makes_nobodys_load_lighter():
    carried = {"R_ACC": "ml ml ml ml ml"}

    assert under([agreed("R-ACC")], **carried).load == under([], **carried).load


def test_nothing_is_to_be_written_down_that_is_agreed():
    lines = FIVE_AS_EXPECTED | {"R-ENV": "nobody nobody nobody nobody nobody"}
    marked = [*team(lines)]
    everything_but_one = frozenset(CORE_AS_EXPECTED) - {"R-ACC"}
    marked[0] = type(marked[0])("ml", marked[0].answers, written_down=everything_but_one)

    def advice(*agreements: Agreement) -> tuple[str, ...]:
        report = report_of(BANK, marked, agreements={one.item: one for one in agreements})
        return next(card.advice for card in report.recommendations if card.theme == "T0")

    assert "G6" in advice()
    assert "G6" not in advice(agreed("R-ACC", "dfd"))


def test_an_anonymous_report_holds_answers_against_agreements_too():
    lines = FIVE_AS_EXPECTED | {"R-ACC": "ml ml ml ml ml"}
    report = report_of(BANK, team(lines), "anonymous", agreements={"R-ACC": agreed("R-ACC")})

    assert isinstance(report, Report)
    assert report.agreements["R-ACC"].state == "held"


def test_an_agreement_about_a_duty_that_is_not_asked_is_left_out():
    assert under([agreed("X9")]).agreements == {}


def test_a_report_without_agreements_has_the_keys_it_always_had():
    report = report_json(named(team(FIVE_AS_EXPECTED)))

    assert "agreements" not in report
    assert "decided" not in report["hidden_work"]


def test_a_report_with_agreements_says_in_json_how_they_stand():
    report = report_json(under([agreed("R-ACC")], R_ACC="ml ml ml ml ml"))

    assert report["hidden_work"]["decided"] == 1
    assert report["agreements"] == {
        "R-ACC": {
            "owner": "ml",
            "holder_name": "Ada",
            "since": "2026-09-01",
            "why": "She has the time for it.",
            "risk_taken_by": None,
            "state": "held",
            "deviates": True,
        }
    }


def test_what_needs_a_decision_comes_by_kind_of_gap():
    report = under(
        [],
        R_ING="ml ml ml ml ml",
        R_TRF="dk dk dk dk dk",
        R_STO="de de ml ml dfd",
        R_PIP="everyone everyone everyone everyone everyone",
        R_SCH="nobody nobody nobody nobody nobody",
    )

    assert rows_to_settle(BANK, report) == ("R-SCH", "R-PIP", "R-STO", "R-TRF", "R-ING")


def test_a_decided_deviation_needs_no_second_decision_while_it_holds():
    assert rows_to_settle(BANK, under([agreed("R-ACC")], R_ACC="ml ml ml ml ml")) == ()
    assert rows_to_settle(BANK, under([agreed("R-ACC")], R_ACC="de de de de de")) == ("R-ACC",)


def test_where_all_is_held_nothing_needs_a_decision():
    assert rows_to_settle(BANK, named(team({row: f"{role} {role}" for row, role in NOTHING_WRONG.items()}))) == ()


def effect(report: Report, item: str, owner: str, *standing: Agreement) -> Effect:
    found = effects(BANK, report.ownership.rows, {one.item: one for one in standing}, item)
    return next(one for one in found if one.owner == owner)


def test_a_duty_of_nobody_adds_to_the_load_of_whoever_takes_it():
    report = under([], R_ACC="nobody nobody nobody nobody nobody")

    assert effect(report, "R-ACC", "ml").changes == (
        LoadChange("ml", RoleLoad(4, 0, absorber=False), RoleLoad(5, 1, absorber=False)),
    )
    assert effect(report, "R-ACC", "other:it").changes == (
        LoadChange("other:it", RoleLoad(0, 0, absorber=False), RoleLoad(1, 1, absorber=False)),
    )


def test_a_duty_that_moves_relieves_whoever_carries_it():
    report = under([], R_ACC="ml ml ml ml ml")

    assert effect(report, "R-ACC", "dfd").changes == (
        LoadChange("dfd", RoleLoad(4, 0, absorber=False), RoleLoad(5, 0, absorber=False)),
        LoadChange("ml", RoleLoad(5, 1, absorber=False), RoleLoad(4, 0, absorber=False)),
    )
    assert effect(report, "R-ACC", "ml").changes == ()


def test_what_was_agreed_before_counts_into_the_load():
    report = under([], R_ACC="nobody nobody nobody nobody nobody", R_ENV="nobody nobody nobody nobody nobody")
    (change,) = effect(report, "R-ACC", "ml", agreed("R-ENV", "ml")).changes

    assert (change.before.rows, change.after.rows) == (5, 6)


def test_a_choice_that_overloads_a_role_says_so():
    report = under([], R_ACC="nobody nobody nobody nobody nobody", R_ING="ml ml ml ml ml")
    change = effect(report, "R-ACC", "ml").changes[0]

    assert (change.before.absorber, change.after.absorber) == (False, True)


def test_duties_added_by_holdfast_change_no_load():
    assert all(one.changes == () for one in effects(BANK, under([]).ownership.rows, {}, "X1"))

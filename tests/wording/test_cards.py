"""What to do first, in words: the order, the reasons, who it is for, and that nothing is told twice."""

import re
from collections.abc import Mapping

import pytest

from app.domain.report import Report
from app.wording.document import document_of
from app.wording.recommendations import Card, cards_of
from tests.domain.answers import CORE_AS_EXPECTED, NOTHING_WRONG
from tests.domain.banks import CORE
from tests.wording.reports import ALL, BANK, E1, anonymous, everyone_says, named, one, report

EVERYTHING_WRONG = (
    dict.fromkeys(ALL["duty"], "nobody")
    | dict.fromkeys([*ALL["symptom"], *ALL["mistake"]], "yes")
    | dict.fromkeys(ALL["practice"], "no")
)


def card(made: Report, theme: str) -> Card:
    return next(card for card in cards_of(made, BANK) if card.theme == theme)


def reasons(answers: Mapping[str, str], theme: str, severity: Mapping[str, int] | None = None) -> str:
    return card(one(answers, severity), theme).reasons


def test_three_cards_start_now_and_the_rest_is_for_later():
    doc = document_of(one(EVERYTHING_WRONG), BANK)

    assert [card.rank for card in (*doc.start_now, *doc.later)] == [1, 2, 3, 4, 5, 6, 7]
    assert (len(doc.start_now), doc.start_sentence) == (3, "Three to start now, four more for later.")


def test_a_single_card_has_nothing_after_it():
    doc = document_of(one(NOTHING_WRONG | {"S3": "yes", "CX3": "yes"}), BANK)

    assert (len(doc.start_now), doc.later, doc.start_sentence) == (1, (), "One to start now.")


def test_where_nothing_is_wrong_nothing_is_invented():
    assert document_of(one(NOTHING_WRONG), BANK).start_sentence == "Nothing stands out from these answers."


def test_where_answers_are_missing_calm_is_not_promised():
    assert document_of(one({}), BANK).start_sentence == (
        "Nothing stands out from these answers. Those that are missing may change that."
    )


def test_the_worked_example_spells_out_its_first_card():
    first = cards_of(report([E1]), BANK)[0]

    assert first.theme == "Delivery"
    assert first.reasons == (
        "10 points: the symptom is there (3), it cost days (2), “Only application code is built and released "
        "automatically” applies (2), “Changes to data and models go live through CI/CD only” is missing (2) and "
        "“CI/CD for data and models” is carried by ML engineers (1)."
    )


def test_the_worked_example_spells_out_its_ownership_card():
    assert card(report([E1]), "Ownership").reasons == (
        "8 points: 4 of 15 duties are nobody’s, everyone’s or without a known owner (4), “Roles are blurred and "
        "reliability is everybody’s task” applies (2) and four duties of hidden work (2)."
    )


@pytest.mark.parametrize(
    "made", [report([E1]), one(EVERYTHING_WRONG, {"S1": 3, "S2": 1}), everyone_says(5, E1.answers)]
)
def test_the_points_in_the_reasons_add_up(made: Report):
    for card in cards_of(made, BANK):
        total = re.match(r"(\d+) point", card.reasons)
        parts = re.findall(r"\((\d+)\)", card.reasons)

        assert total and int(total[1]) == sum(map(int, parts))


def test_one_point_is_singular():
    assert reasons({"R-PIP": "other:it"}, "Workflow structure") == (
        "1 point: “Pipelines” is carried by general DevOps or IT (1)."
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("nobody", "“Access control” is nobody’s (3)"),
        ("everyone", "“Access control” is everyone’s (3)"),
        ("dont_know", "“Access control” has no known owner (2)"),
        ("ml", "“Access control” is carried by ML engineers (1)"),
    ],
)
def test_every_gap_in_ownership_has_its_reason(answer: str, said: str):
    assert said in reasons({"R-ACC": answer}, "Access")


def test_a_disputed_duty_is_a_reason_for_a_team():
    assert "“Access control” is disputed (2)" in card(named({"R-ACC": "ml dfd"}), "Access").reasons


@pytest.mark.parametrize(
    ("answers", "theme", "said"),
    [
        ({"S3": "partly"}, "Access", "the symptom is there in part (1)"),
        ({"S3": "dont_know"}, "Access", "you cannot say whether the symptom is there (1)"),
        ({"P4": "some"}, "Access", "“Sensitive data is closed by default” holds in some systems only (1)"),
        ({"P4": "dont_know"}, "Access", "it is not known whether “Sensitive data is closed by default” holds (1)"),
        ({"M2": "none_at_all"}, "Delivery", "there is no CI/CD at all (2)"),
        (
            {"M2": "partly"},
            "Delivery",
            "“Only application code is built and released automatically” applies in part (1)",
        ),
        ({"R-ING": "nobody"} | dict.fromkeys(CORE[1:], "not_applicable"), "Ownership", "1 of 1 duty is nobody’s (6)"),
        (dict.fromkeys(CORE, "other:it"), "Ownership", "too much falls on general DevOps or IT (1)"),
        (CORE_AS_EXPECTED | {"R-CIC": "ml"}, "Ownership", "one duty of hidden work (1)"),
    ],
)
def test_every_other_point_has_its_reason(answers: Mapping[str, str], theme: str, said: str):
    assert said in reasons(answers, theme)


def test_what_half_a_team_does_not_know_is_not_put_down_to_all():
    assert "half of you or more cannot say whether the symptom is there (1)" in (
        card(named({"S3": "dk dk n"}), "Access").reasons
    )


@pytest.mark.parametrize(("severity", "said"), [(1, "it cost hours (1)"), (2, "it cost days (2)")])
def test_a_cost_is_a_reason(severity: int, said: str):
    assert said in reasons({"S3": "yes"}, "Access", {"S3": severity})


def test_damage_comes_first_and_says_why():
    first, second, *_ = cards_of(one({"S5": "yes", "S6": "partly"} | {"CX3": "yes"}, {"S5": 3, "S6": 3}), BANK)

    assert first.first == "First because it has already done real damage."
    assert second.first == "It cannot wait: it has already done real damage."


def test_open_access_to_sensitive_data_comes_first_and_says_why():
    assert cards_of(one({"S3": "yes", "CX5": "yes"}), BANK)[0].first == "First because you handle sensitive data."


def test_points_alone_need_no_further_word():
    assert {card.first for card in cards_of(one({"S3": "yes", "S5": "yes"}), BANK)} == {""}


def test_ownership_says_why_it_was_moved_up():
    moved = card(one({"S1": "yes", "S3": "yes", "R-ING": "nobody"}), "Ownership")

    assert moved.rank == 2
    assert moved.first == "Up here because other cards are for DevOps for Data, and nobody is known to have that job."


@pytest.mark.parametrize(
    ("hat", "owner"),
    [
        ({"CX3": "yes"}, "DevOps for Data"),
        ({"CX3": "no"}, "DevOps for Data, to be named by the CTO"),
        ({"CX3": "dont_know"}, "DevOps for Data, to be named by the CTO"),
        ({}, "DevOps for Data, to be named by the CTO"),
    ],
)
def test_a_card_for_devops_for_data_has_somebody_to_go_to(hat: Mapping[str, str], owner: str):
    assert card(one({"S3": "yes", **hat}), "Access").advice.owner == owner


def test_a_card_for_another_role_needs_nobody_named():
    assert card(one({"S2": "yes", "CX3": "no"}), "Workflow structure").advice.owner == "Data engineer"


def test_an_advice_told_once_in_full_is_only_mentioned_later():
    cards = cards_of(one(EVERYTHING_WRONG), BANK)
    told = [text.id for card in cards for text in card.others]

    assert len(told) == len(set(told))
    for card in cards:
        earlier = {text.title: other.rank for other in cards[: card.rank - 1] for text in (other.advice, *other.others)}
        assert not {text.title for text in card.others} & set(earlier)
        assert all(earlier[mention.title] == mention.rank for mention in card.mentions)
    assert any(card.mentions for card in cards)


def test_an_ownership_advice_names_its_duties():
    advice = next(text for text in card(report([E1]), "Delivery").others if text.id == "G3")

    assert (advice.rows, advice.concerns) == ("CI/CD for data and models, operational guardrails", "")


def test_many_duties_are_counted_in_the_title_and_listed_below():
    advice = next(text for text in card(one(dict.fromkeys(CORE, "nobody")), "Ownership").others if text.id == "G1")

    assert advice.rows == "15 duties"
    assert advice.concerns.startswith("This concerns ingestion, transformation, storage,")
    assert advice.concerns.endswith(" and operational guardrails.")


def test_the_risk_is_told_for_those_who_carry_it():
    advice = next(text for text in card(report([E1]), "Delivery").others if text.id == "G3")
    general, for_ml = BANK.advice["G3"].risk, BANK.advice["G3"].risk_by["ml"]

    assert advice.risk == f"{general} {for_ml}"


def test_writing_down_is_asked_only_of_what_is_held_where_it_belongs():
    made = one(CORE_AS_EXPECTED | {"R-CIC": "ml", "M1": "yes"}, written_down=CORE[:12])
    advice = next(text for text in card(made, "Ownership").others if text.id == "G6")

    assert advice.rows == "Access control, observability, operational guardrails"


def test_an_anonymous_card_reads_like_any_other():
    assert card(anonymous({"S3": "y y y n n", "R-ACC": "everyone everyone everyone - -"}), "Access").reasons == (
        "6 points: the symptom is there (3) and “Access control” is everyone’s (3)."
    )

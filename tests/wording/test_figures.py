"""The three figures, at every number of people that domain 4.6 treats differently."""

import pytest

from app.wording.figures import Figure, figures_of
from tests.domain.answers import CORE_AS_EXPECTED, symptoms
from tests.domain.banks import CORE
from tests.wording.reports import ALL, BANK, E1, anonymous, everyone_says, named, one, report


def clarity(lines: dict[str, str], privacy: str = "named") -> Figure:
    return figures_of(named(lines) if privacy == "named" else anonymous(lines), BANK)[2]


def people(count: int, odd: int = 1) -> dict[str, str]:
    """So many people who agree on one row, and of whom `odd` disagree on another."""
    return {"R-ING": " ".join(["de"] * (count - odd) + ["ml"] * odd), "R-TRF": " ".join(["de"] * count)}


def test_the_worked_example_has_the_figures_of_the_domain():
    assert figures_of(report([E1]), BANK) == (
        Figure("Symptoms", "2", "to 4 of 6", "2 certain, 1 partly, 1 not known"),
        Figure("Hidden work", "4", "to 5 of 5 duties", "2 with ML engineers, 1 everyone’s, 1 nobody’s, 1 not known"),
        Figure("Duties with one owner, in your view", "11", "of 15", "9 of these 11 are where the article puts them"),
    )


def test_two_people_are_counted_and_not_rated():
    lines = {"R-ING": "de de", "R-CIC": "dfd ml", "R-ENV": "everyone everyone", "R-TRN": "ml dk", "R-INF": "nobody ml"}

    assert clarity(lines) == Figure(
        "You both name the same owner", "1", "of 5 duties", "two people are too few for a percentage"
    )


def test_two_people_who_answered_different_duties_have_no_figure():
    assert clarity({"R-ING": "de -", "R-TRF": "- de"}) == Figure(
        "You both name the same owner", "–", "", "there is no duty that you both answered"
    )


@pytest.mark.parametrize(
    ("count", "value", "meaning"),
    [
        (3, "65", "mixed; 50 to 100 if any one of you had not answered"),
        (5, "80", "mostly clear; 75 to 100 if any one of you had not answered"),
        (10, "90", "mostly clear; 89 to 100 if any one of you had not answered"),
        (12, "92", "mostly clear; 91 to 100 if any one of you had not answered"),
    ],
)
def test_a_named_team_gets_a_rounded_figure_and_its_range(count: int, value: str, meaning: str):
    assert clarity(people(count)) == Figure("Two colleagues name the same owner", value, "%", meaning)


@pytest.mark.parametrize(("count", "value"), [(5, "80"), (10, "90"), (12, "92")])
def test_an_anonymous_team_gets_no_range(count: int, value: str):
    assert clarity(people(count), "anonymous") == Figure(
        "Two colleagues name the same owner", value, "%", "mostly clear"
    )


def test_a_range_of_one_value_is_said_as_such():
    assert clarity(people(3, odd=0)).meaning == "mostly clear; the same if any one of you had not answered"


def test_a_range_of_one_value_beside_the_figure_is_not_called_the_same():
    lines = {"R-ING": "de de -", "R-TRF": "- de de", "R-STO": "de - de", "R-CIC": "de ml dfd"}

    assert (clarity(lines).value, clarity(lines).meaning) == ("75", "mixed; 50 if any one of you had not answered")


def test_agreement_is_told_where_it_says_something_else():
    agreed = {"R-ENV": "nobody nobody nobody", "R-ACC": "everyone everyone everyone"}

    assert clarity(agreed).value == "0"
    assert clarity(agreed).meaning.endswith("the same answer, “everyone” and “nobody” included: 100 %")


def test_a_team_that_answered_different_duties_has_no_figure():
    assert clarity({"R-ING": "de - -", "R-TRF": "- de -", "R-STO": "- - de"}) == Figure(
        "Two colleagues name the same owner", "–", "", "too few of you answered the same duties"
    )


def test_one_person_with_few_answers_is_told_why_there_is_no_figure():
    assert figures_of(one({"R-ING": "de"}), BANK)[2].meaning == "fewer than 60 % of the core duties were answered"
    assert figures_of(one(dict.fromkeys(CORE, "not_applicable")), BANK)[2].meaning == (
        "none of the core duties arises here"
    )


@pytest.mark.parametrize(
    ("owners", "meaning"),
    [
        (CORE_AS_EXPECTED, "all of these 15 are where the article puts them"),
        (dict.fromkeys(CORE, "nobody"), "no duty has one"),
        (dict.fromkeys(CORE, "other:it"), "none of these 15 is where the article puts it"),
        (dict.fromkeys(CORE, "nobody") | {"R-ING": "de"}, "where the article puts it"),
        (dict.fromkeys(CORE, "nobody") | {"R-ING": "ml"}, "not where the article puts it"),
        (dict.fromkeys(CORE, "other:it") | {"R-ING": "de"}, "1 of these 15 is where the article puts it"),
    ],
)
def test_owned_is_told_apart_from_owned_where_it_belongs(owners: dict[str, str], meaning: str):
    assert figures_of(one(owners), BANK)[2].meaning == meaning


def test_no_symptom_is_a_figure_and_a_word():
    assert figures_of(one(symptoms("n n n n n n")), BANK)[0] == Figure("Symptoms", "0", "of 6", "none of them is there")


def test_not_answered_is_not_called_not_known():
    assert figures_of(one({"S1": "dont_know"}), BANK)[0].meaning == "1 not known, 5 not answered"


def test_an_anonymous_team_is_told_of_too_few_answers_and_not_of_none():
    assert figures_of(anonymous({"S1": "y - - - -"}), BANK)[0].meaning == "6 with too few answers"


def test_what_does_not_arise_has_no_figure():
    answers = dict.fromkeys([*ALL["symptom"], *ALL["duty"]], "not_applicable")
    shown, hidden, _ = figures_of(one(answers), BANK)

    assert (shown.value, shown.rest, shown.meaning) == ("–", "", "none of them arises here")
    assert (hidden.value, hidden.rest, hidden.meaning) == ("–", "", "none of these duties arises here")


def test_hidden_work_is_broken_down_by_who_carries_most():
    lines = {
        "R-CIC": "other:it other:it other:it",
        "R-ENV": "ml ml ml",
        "R-ACC": "ml ml de",
        "R-OBS": "de ml dfd",
        "R-GRD": "dk dk dk",
    }

    assert figures_of(named(lines), BANK)[1] == Figure(
        "Hidden work",
        "3",
        "to 5 of 5 duties",
        "2 with ML engineers, 1 with general DevOps or IT, 1 disputed, 1 not known",
    )


def test_no_hidden_work_is_good_news():
    assert figures_of(everyone_says(3, CORE_AS_EXPECTED), BANK)[1] == Figure(
        "Hidden work", "0", "of 5 duties", "all held where the article puts them"
    )


def test_a_single_duty_is_singular():
    owners = dict.fromkeys(("R-CIC", "R-ENV", "R-ACC", "R-OBS"), "not_applicable") | {"R-GRD": "nobody"}

    assert figures_of(one(owners), BANK)[1].rest == "of 1 duty"

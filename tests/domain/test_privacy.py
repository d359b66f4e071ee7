"""What may be shown at which number of respondents, and how finely: domain 4.6 and 4.10."""

import pytest

from app.domain.privacy import Display, band_of, roles_to_split_by, rounded, shown
from app.domain.reporting import report_of
from tests.domain.answers import C1, anonymous, named, one, team
from tests.domain.banks import BANK, CORE

HALF = {"R-ING": "de", "R-TRF": "nobody"}


def _shown(people: int, lines: dict[str, str] = HALF) -> Display:
    return shown(named(team({row: " ".join([word] * people) for row, word in lines.items()})))


def test_one_persons_view_is_counted_not_rated():
    assert shown(one(C1)) == Display(form="counts", same_owner=(11, 15))


def test_one_person_who_answered_too_few_rows_gets_no_count():
    assert shown(one({"R-ING": "de"})) == Display(form="counts")


def test_duties_that_do_not_arise_for_one_person_are_not_counted():
    assert shown(one(dict.fromkeys(CORE, "de") | {"R-INF": "not_applicable"})).same_owner == (14, 14)


def test_two_people_see_for_how_many_rows_they_name_the_same_owner():
    lines = {
        "R-ING": "de de",
        "R-CIC": "dfd ml",
        "R-ENV": "everyone everyone",
        "R-TRN": "ml dk",
        "R-INF": "nobody ml",
        "R-STO": "de -",
    }

    assert shown(named(team(lines))) == Display(form="counts", same_owner=(1, 5))


def test_three_people_get_figures_rounded_to_five_and_the_range():
    display = shown(named(team({"R-ING": "de de ml", "R-TRF": "de de de"})))

    assert display == Display("rounded_5", clarity=65, agreement=65, clarity_range=(50, 100), band="mixed")


@pytest.mark.parametrize(("people", "form"), [(3, "rounded_5"), (4, "rounded_5"), (9, "rounded_5"), (10, "rounded_1")])
def test_figures_are_finer_from_ten_people_on(people: int, form: str):
    assert _shown(people).form == form


def test_ten_people_get_whole_numbers():
    nine_of_ten = {"R-ING": "de " * 9 + "ml", "R-TRF": "de " * 8 + "ml ml"}
    display = shown(named(team(nine_of_ten)))

    assert (display.clarity, display.agreement) == (72, 72)


def test_an_anonymous_report_has_no_range():
    display = shown(anonymous(team({"R-ING": "de de de de ml"})))

    assert display == Display("rounded_5", clarity=60, agreement=60, band="mixed")


def test_a_withheld_report_and_one_without_respondents_show_nothing():
    assert shown(report_of(BANK, team({"S1": "y y y y"}), privacy="anonymous")) == Display(form=None)
    assert shown(report_of(BANK, [])) == Display(form=None)


def test_figures_that_do_not_exist_are_not_shown():
    assert shown(named(team({"S1": "y y y"}))) == Display("rounded_5")


@pytest.mark.parametrize(
    ("value", "step", "shown_as"),
    [(47.5, 5, 50), (47.4, 5, 45), (52.5, 5, 55), (0.5, 1, 1), (1.5, 1, 2), (2.5, 1, 3), (100.0, 5, 100), (2.4, 5, 0)],
)
def test_exactly_between_two_figures_the_higher_is_shown(value: float, step: int, shown_as: int):
    assert rounded(value, step) == shown_as


@pytest.mark.parametrize(
    ("clarity", "band"),
    [(100, "mostly_clear"), (80, "mostly_clear"), (79, "mixed"), (50, "mixed"), (49, "mostly_unclear")],
)
def test_clarity_has_a_band_in_words(clarity: int, band: str):
    assert band_of(clarity) == band


def test_the_band_is_that_of_the_figure_on_the_page():
    three_of_seven = dict.fromkeys(CORE[:3], "de de de") | dict.fromkeys(CORE[3:6], "de ml dfd")
    report = named(team(three_of_seven | {CORE[6]: "ml ml de"}))

    assert report.ownership.clarity == pytest.approx(47.6, abs=0.05)
    assert (shown(report).clarity, shown(report).band) == (50, "mixed")


@pytest.mark.parametrize(
    ("privacy", "roles", "split"),
    [
        ("named", "ml ml ml de de de", ("ml", "de")),
        ("named", "ml ml ml ml de de de", ("ml", "de")),
        ("named", "ml ml ml ml de de", ()),
        ("named", "ml ml ml ml ml", ()),
        ("named", "ml ml de de", ()),
        ("anonymous", "ml ml ml de de de", ()),
    ],
)
def test_a_report_is_split_by_role_only_where_no_part_is_small(privacy: str, roles: str, split: tuple[str, ...]):
    assert roles_to_split_by(privacy, roles.split()) == split


def test_a_report_is_not_split_where_somebodys_role_is_not_known():
    assert roles_to_split_by("named", ["ml"] * 3 + ["de"] * 3 + [None] * 3) == ()

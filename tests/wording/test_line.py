"""Rounds over time: each by itself, as finely as its respondents allow, and nothing made of what lies between."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest

from app.db.rounds import Round
from app.domain.agreements import Agreement
from app.domain.report import Report
from app.domain.summary import summary_of
from app.wording.line import Line, line_of
from app.wording.line_chart import ROOM_FOR, Label, Reading, Scale, chart_of
from tests.domain.answers import C1
from tests.wording.reports import BANK, anonymous, everyone_says, named, one
from tests.wording.rounds import FIRST, closed

FIVE = named({"S1": "y y y n n", "S2": "n n n n n", "R-ING": "de de de de ml", "R-CIC": "ml ml ml ml ml"})
ANYBODY = anonymous({"S1": "y y y n n", "R-ING": "de de de de ml"})


def line(reports: Sequence[Report], agreed: Sequence[Agreement] = ()) -> Line | None:
    """The line over rounds with these reports, from the first on."""
    rounds = [closed(number, report.privacy) for number, report in enumerate(reports, 1)]
    summaries = {round.id: summary_of(report) for round, report in zip(rounds, reports, strict=True)}
    # Pages have them newest first, with rounds among them that say nothing.
    return line_of(BANK, [unheard(len(rounds) + 1), *reversed(rounds)], summaries, agreed)


def unheard(number: int) -> Round:
    return closed(number)


def drawn(reports: Sequence[Report], agreed: Sequence[Agreement] = ()) -> Line:
    found = line(reports, agreed)
    assert found
    return found


def agreement(item: str, days: int, owner: str | None = "dfd") -> Agreement:
    """Decided so many days after the first round was closed."""
    at = FIRST + timedelta(days=days)
    return Agreement(item, owner, None, date(2026, 1, 1), "", None if owner else "Grace", decided_at=at)


def test_one_round_is_no_line_and_two_are_a_pair_without_charts():
    assert line([FIVE]) is None
    assert drawn([FIVE, FIVE]).charts == ()
    assert [in_short.figures[0] for in_short in drawn([FIVE, FIVE]).rounds] == ["1 to 5 of 6"] * 2


def test_from_three_rounds_on_every_figure_has_a_column_per_round_with_how_many_answered():
    symptoms, hidden, clarity = drawn([FIVE, ANYBODY, FIVE]).charts

    for chart in (symptoms, hidden, clarity):
        assert [column.label for column in chart.columns] == [
            Label(1, 5, is_anonymous=False),
            Label(2, 5, is_anonymous=True),
            Label(3, 5, is_anonymous=False),
        ]
    assert [value for _, value in symptoms.lines] == [0, 1, 2, 3, 4, 5, 6]
    assert [value for _, value in hidden.lines] == [0, 1, 2, 3, 4, 5]
    assert [value for _, value in clarity.lines] == [0, 50, 100]


def test_percentages_are_rounded_as_the_fewest_respondents_allow_and_have_their_range_in_named_rounds():
    ten = named({"R-ING": "de de de de de de de ml ml ml"})
    alike = drawn([ten, ten, ten])
    mixed = drawn([ten, FIVE, ANYBODY])

    assert [one.figures[2] for one in alike.rounds] == ["53 % (50 to 61)"] * 3
    assert [one.figures[2] for one in mixed.rounds] == ["55 % (50 to 60)", "80 % (75 to 100)", "60 %"]


def test_one_or_two_people_have_counts_in_the_table_and_no_dot():
    both = named({"R-ING": "de de", "R-TRN": "ml de"})
    small = drawn([one(C1), both, FIVE])

    assert [in_short.figures[2] for in_short in small.rounds[:2]] == ["11 of 15 duties", "1 of 2 duties"]
    assert [column.bar is None for column in small.charts[2].columns] == [True, True, False]


def test_what_does_not_arise_anywhere_has_no_figure():
    away = everyone_says(3, {item: "not_applicable" for item in BANK.items if item[0] in "SR"})

    assert drawn([away, away, away]).rounds[0].figures == ("–", "–", "–")
    assert all(column.bar is None for chart in drawn([away] * 3).charts for column in chart.columns)


def test_anonymous_rounds_are_said_to_be_there():
    assert drawn([FIVE, ANYBODY, FIVE]).has_anonymous
    assert not drawn([FIVE, FIVE, FIVE]).has_anonymous


def test_more_rounds_than_a_chart_has_room_for_leave_the_first_ones_to_the_table():
    many = drawn([FIVE] * (ROOM_FOR + 2))

    assert many.drawn == ROOM_FOR
    assert many.charts[0].columns[0].label.number == 3
    assert len(many.rounds) == ROOM_FOR + 2


def test_agreements_stand_behind_the_round_after_which_they_were_made():
    agreed = [agreement("R-ACC", days=31, owner=None), agreement("R-CIC", days=1), agreement("R-OBS", days=30)]
    found = drawn([FIVE, FIVE, FIVE], agreed).agreed

    assert [(one.after, one.decisions) for one in found] == [
        (1, ("CI/CD for data and models: DevOps for Data",)),
        (2, ("Observability: DevOps for Data", "Access control: Not now, at the risk of Grace")),
    ]
    first, second, _ = (column.x for column in drawn([FIVE, FIVE, FIVE]).charts[0].columns)
    assert first < found[0].x < second < found[1].x


def test_agreements_from_before_the_drawn_rounds_are_left_out():
    many = [FIVE] * (ROOM_FOR + 1)

    assert [one.after for one in drawn(many, [agreement("R-ACC", days=1)]).agreed] == []


@pytest.mark.parametrize("rounds", [3, 5, 12])
def test_columns_are_evenly_spaced_within_the_drawing(rounds: int):
    chart = chart_of(Scale(6), [Label(n, 5, is_anonymous=False) for n in range(rounds)], [Reading(1, 3)] * rounds)
    places = [column.x for column in chart.columns]

    steps = [later - earlier for earlier, later in pairwise(places)]
    assert max(steps) - min(steps) < 0.2
    assert places[0] > 64
    assert places[-1] < 304


def test_a_bar_spans_its_bounds_and_one_without_is_a_dot():
    labels = [Label(n, 5, is_anonymous=False) for n in (1, 2)]
    spanning, single = chart_of(Scale(6), labels, [Reading(2, 5), Reading(2, 2)]).columns
    heights = {value: height for height, value in chart_of(Scale(6), labels, [None, None]).lines}

    assert spanning.bar
    assert single.bar
    assert spanning.bar[1] == heights[5] - 6
    assert spanning.bar[1] + spanning.bar[3] == heights[2] + 6
    assert single.bar[2] == single.bar[3] == 12


def test_around_a_figure_with_a_range_the_bar_is_thin():
    (column,) = chart_of(Scale(100, 50), [Label(1, 5, is_anonymous=False)], [Reading(45, 65, 50)]).columns

    assert column.bar
    assert column.bar[2] == 4
    assert column.dot == pytest.approx(58)

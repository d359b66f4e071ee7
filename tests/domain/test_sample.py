"""The bundled sample, five respondents, makes the report that the design reference shows."""

from pathlib import Path

import pytest

from app.domain.answers_file import read_answers_file
from app.domain.privacy import shown
from app.domain.report import HiddenWork, Report
from tests.domain.answers import named
from tests.domain.banks import BANK

SAMPLE = Path(__file__).parents[2] / "app/bank/v1/sample.json"


@pytest.fixture(scope="module")
def report() -> Report:
    return named(read_answers_file(SAMPLE.read_bytes(), lambda version: BANK).responses)


def test_four_symptoms_are_certain_and_two_more_show_up_for_some(report: Report):
    assert (report.verdict.code, report.verdict.lower, report.verdict.upper) == ("architectural", 4, 6)


def test_three_of_five_reach_two_by_their_own_answers(report: Report):
    assert (report.verdict.people_at_two, report.respondents) == (3, 5)


def test_three_to_four_of_five_duties_are_hidden(report: Report):
    assert report.hidden_work == HiddenWork(3, 4, of=5, carried={"ml": 1}, shared=1, undone=1, unknown=1)


def test_two_colleagues_name_the_same_owner_half_the_time(report: Report):
    display = shown(report)

    assert (display.clarity, display.clarity_range, display.band) == (50, (45, 65), "mixed")


def test_the_rows_read_as_they_do_in_the_picture(report: Report):
    rows = report.ownership.rows

    assert [id for id, row in rows.items() if row.status == "disputed"] == ["R-SCH", "R-FEA", "R-OBS"]
    assert rows["R-SCH"].candidates == ("de", "ml", "everyone")
    assert [id for id, row in rows.items() if row.status == "other_role"] == ["R-CIC", "X2"]
    assert [id for id, row in rows.items() if row.status == "unowned"] == ["R-ENV"]
    assert [id for id, row in rows.items() if row.status == "everyones"] == ["R-ACC", "X3"]


def test_open_access_to_sensitive_data_comes_first_then_ownership_then_migrations(report: Report):
    first = [(card.theme, card.points, card.urgency) for card in report.recommendations if card.start_now]

    assert first == [("T3", 8, "now"), ("T0", 8, "normal"), ("T6", 9, "normal")]
    assert len(report.recommendations) == 7

"""Tables as CSV: what a spreadsheet would run is text, what is a number stays one."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wording.csv import Cell, csv_text

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def read(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator))


def cell(written: Cell) -> str:
    """The one cell of a table as it is read again."""
    return read(csv_text(["it"], [[written]]))[1][0]


def test_it_is_utf_8_with_a_mark_and_lines_that_end_as_rfc_4180_says() -> None:
    assert csv_text(["id", "name"], [["S1", "Tomás, “ML”"]]) == '\ufeffid,name\r\nS1,"Tomás, “ML”"\r\n'


@pytest.mark.parametrize("start", DANGEROUS)
def test_what_a_spreadsheet_would_run_is_text(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("before", [" ", '"', "'", '" ', "\u00a0"])
def test_a_space_or_a_quote_before_it_changes_nothing(before: str) -> None:
    assert cell(f"{before}=1+1").startswith("'")


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_no_cell_begins_to_run_where_a_reader_divides_it_elsewhere(separator: str) -> None:
    text = csv_text(["a", "b"], [["x", f"a{separator}=cmd()"], [f'"{separator}"=cmd()', f"b{separator} @cmd()"]])

    assert not [found for row in read(text, separator) for found in row if found.strip(' "').startswith(DANGEROUS)]


@pytest.mark.parametrize("harmless", ["", "a-b", "CI/CD", "50 %", "Ada = lead", "l’été", "3 of 4", "a, b; c"])
def test_other_text_stays_as_it_is(harmless: str) -> None:
    assert cell(harmless) == harmless


def test_numbers_stay_numbers_and_exact() -> None:
    assert cell(-3) == "-3"
    assert float(cell(1 / 3)) == 1 / 3
    assert cell(True) == "true"
    assert cell(None) == ""


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_no_text_begins_with_what_runs_and_none_is_lost(text: str) -> None:
    found = cell(text)

    assert not found.startswith(DANGEROUS)
    assert found.replace("'", "") == text.replace("'", "")

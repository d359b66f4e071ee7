"""Two rounds side by side as files: exact where programs read it, and all that the page says as Markdown."""

import csv
from collections.abc import Mapping
from io import StringIO

from app.domain.comparing import comparison_of
from app.domain.comparison import Comparison, Side
from app.wording.comparisons.as_csv import comparison_csv
from app.wording.comparisons.as_markdown import comparison_markdown
from app.wording.comparisons.text import comparison_text
from tests.domain import pairs
from tests.domain.banks import CORE
from tests.wording.reports import BANK

THEN = {"S1": "y y y", "P1": "no no no", "M1": "y y y"} | dict.fromkeys(CORE, "de ml dfd")
NOW = {"S1": "n n n", "P1": "some some some", "M1": "- - -"} | dict.fromkeys(CORE, "dfd dfd ml")


def side(lines: Mapping[str, str], names: str = "") -> Side:
    return pairs.side(lines, names, bank=BANK)


def pair() -> Comparison:
    return comparison_of(side(THEN, "Ada Ben Cleo"), side(NOW, "Ada Ben Dan"))


def rows(comparison: Comparison) -> dict[str, dict[str, str]]:
    """The file's rows by id."""
    read = csv.DictReader(StringIO(comparison_csv(comparison).removeprefix("\ufeff")))
    return {row["id"]: row for row in read}


def markdown() -> str:
    return comparison_markdown(comparison_text(pair(), ("August", "November")), "Payments ML · two rounds")


def test_the_csv_has_a_row_per_figure_and_question():
    found = rows(pair())

    assert list(found)[:4] == ["symptoms", "hidden_work", "clarity", "S1"]
    assert len(found) == 3 + 34
    assert {row["kind"] for row in found.values()} == {"figure", "symptom", "duty", "practice", "mistake"}


def test_figures_are_exact_in_the_csv():
    clarity = rows(pair())["clarity"]

    assert (clarity["earlier_value"], clarity["later_value"]) == ("0.0", str(100 / 3))
    assert (clarity["later_low"], clarity["later_high"]) == ("0.0", "100.0")
    assert (clarity["what_happened"], clarity["compared"], clarity["in_use"]) == ("not_distinguishable", "15", "15")


def test_questions_have_their_transition_and_both_states_in_the_csv():
    found = rows(pair())

    assert (found["S1"]["earlier_state"], found["S1"]["later_state"]) == ("present", "absent")
    assert (found["S1"]["what_happened"], found["S1"]["same_people"]) == ("improved", "improved")
    assert (found["R-ACC"]["earlier_state"], found["R-ACC"]["later_holder"]) == ("disputed", "dfd")
    assert (found["R-ACC"]["what_happened"], found["R-ACC"]["in_a_row"]) == ("now_held", "1")
    assert (found["M1"]["what_happened"], found["M1"]["left_out"]) == ("lost_sight", "not_answered")
    assert found["S1"]["earlier_respondents"] == "3"


def test_the_markdown_has_all_that_the_page_has():
    lines = markdown().splitlines()

    assert lines[0] == "# 15 duties have an owner now."
    assert "Payments ML · two rounds" in lines
    assert "| Responsibility | August | November | What happened |" in lines
    assert "| Access control | disputed | DevOps for Data | now held |" in lines
    assert "| Models are deployed manually | present (3 yes) | absent (3 no) | improved |" in lines
    assert "## The same people, and everybody" in lines
    assert "- **Both rounds:** Ada and Ben (something else)" in lines


def test_names_are_no_markup_in_the_markdown():
    comparison = comparison_of(side({"S1": "y"}, "*Ada*|<b>"), side({"S1": "n"}, "*Ada*|<b>"))
    text = comparison_markdown(comparison_text(comparison, ("August", "November")), "")

    assert "\\*Ada\\*\\|\\<b\\>" in text

"""The report as Markdown: everything the page says, in its order, as a wiki will show it."""

import re
from itertools import pairwise

import pytest

from app.domain.report import Report, WithheldReport
from app.wording.document import document_of
from app.wording.markdown import link
from app.wording.report_markdown import report_markdown
from tests.domain.answers import NOTHING_WRONG
from tests.wording.reports import ALL, BANK, E1, anonymous, everyone_says, named, one, report


def markdown(made: Report) -> str:
    return report_markdown(made, BANK)


def headings(text: str, level: int) -> list[str]:
    return re.findall(rf"^{'#' * level} (.*)$", text, flags=re.MULTILINE)


def rows(text: str, first_cell: str) -> list[list[str]]:
    """The cells of the table rows that begin so."""
    lines = [line for line in text.splitlines() if line.startswith(f"| {first_cell} |")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_headings_stand_in_the_order_of_the_page():
    text = markdown(report([E1]))

    assert headings(text, 1) == ["An architectural problem, not a process one."]
    assert headings(text, 2) == [
        "Who holds what",
        "What to do first",
        "Symptoms",
        "Roles and load",
        "Practices and mistakes",
        "How this is computed",
    ]
    assert headings(text, 3) == ["Start now", "Later", "Data engineer", "ML engineer", "DevOps for Data"]


def test_it_says_first_whose_view_it_is():
    assert "\n\nOne person’s view.\n\n" in markdown(report([E1]))
    assert "\n\nThree people have answered.\n\n" in markdown(everyone_says(3, E1.answers))
    assert "\n\n14 people have answered.\n\n" in markdown(everyone_says(14, E1.answers))
    assert "\n\nFive people have answered, anonymously.\n\n" in markdown(anonymous({"S1": "y y y y y"}))


def test_the_verdict_and_the_figures_stand_at_the_top():
    top, _, _ = markdown(report([E1])).partition("## Who holds what")

    assert "**In your view two of six symptoms apply, one more applies partly, and one is not known.** By the" in top
    assert "- **Symptoms:** 2 to 4 of 6 (2 certain, 1 partly, 1 not known)" in top
    assert "- **Duties with one owner, in your view:** 11 of 15 (9 of these 11 are where the article puts them)" in top
    assert "**Not everything was answered:** 1 of 18 duties and one of five mistakes." in top


def test_the_matrix_has_a_row_a_duty():
    text = markdown(report([E1]))

    for duty in BANK.responsibilities:
        assert len(rows(text, duty.name)) == 1
    assert rows(text, "CI/CD for data and models") == [
        ["CI/CD for data and models", "", "●", "○", "", "", "", "! carried by ML engineers"]
    ]
    assert rows(text, "Ingestion") == [["Ingestion", "○ ●", "", "", "", "", "", "held"]]


def test_a_teams_matrix_counts_who_said_so():
    text = markdown(named({"R-CIC": "ml ml dfd other:it", "R-ING": "de de de de"}))

    assert rows(text, "CI/CD for data and models") == [
        [
            "CI/CD for data and models",
            "",
            "2",
            "○ 1",
            "1",
            "",
            "",
            "≠ disputed: 3 different answers; someone else: general DevOps or IT (1)",
        ]
    ]
    assert rows(text, "Ingestion")[0][1] == "○ 4"


def test_every_card_is_told_in_full():
    made = report([E1])
    text, doc = markdown(made), document_of(made, BANK)

    for card in (*doc.start_now, *doc.later):
        assert f"#### {card.rank}. " in text
        assert card.reasons in text
        for advice in (card.advice, *card.others):
            for said in (*advice.week, *advice.quarter, *advice.done, advice.owner, advice.effort, advice.risk):
                assert said in text
            for source in advice.sources:
                assert (link(source.title, source.url) if source.url else source.title) in text
            assert ", ".join(advice.tools) in text
        for mention in card.mentions:
            assert f"“{mention.title}”, as on card {mention.rank}." in text


def test_symptoms_come_with_what_they_are_a_sign_of():
    text = markdown(report([E1]))

    assert rows(text, "Models are deployed manually") == [
        [
            "Models are deployed manually",
            "No reproducibility",
            "applies",
            "Cost in the past three months: days, or a late delivery.",
        ]
    ]
    assert "The highest cost in the past three months: days, or a late delivery, from “Models are deployed" in text


def test_a_teams_practices_and_mistakes_come_with_their_counts():
    text = markdown(named({"P1": "everywhere no some", "M1": "y y n"}))

    assert rows(text, BANK.items["P1"].name)[0][1:] == [
        "in some systems",
        "1 everywhere, 1 in some systems, 1 no",
        "Some of you say everywhere, some say no.",
    ]
    assert rows(text, BANK.items["M1"].name)[0][1:] == ["present", "2 yes, 1 no"]


def test_one_person_needs_no_column_of_counts():
    assert "| Practice | In your view |\n" in markdown(report([E1]))


def test_without_cards_there_is_no_heading_for_them():
    text = markdown(one(NOTHING_WRONG))

    assert "Nothing stands out from these answers." in text
    assert "Start now" not in text


@pytest.mark.parametrize(
    "made",
    [
        report([E1]),
        one({}),
        one(NOTHING_WRONG),
        everyone_says(12, E1.answers),
        anonymous(dict.fromkeys(ALL["duty"], "everyone nobody de ml dfd")),
    ],
    ids=["worked example", "nothing answered", "nothing wrong", "twelve people", "anonymous"],
)
def test_a_wiki_shows_it_as_it_is_meant(made: Report):
    text = markdown(made)
    blocks = text.strip("\n").split("\n\n")

    assert text.endswith("\n") and not text.endswith("\n\n")
    assert not re.search(r"(?<!\\)<", text), "no HTML"
    assert "\n\n\n" not in text
    for before, after in pairwise(blocks):
        assert not (before.startswith("- ") and after.startswith("- ")), "two lists in a row would become one"
    for table in (block for block in blocks if block.startswith("|")):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


@pytest.mark.parametrize(
    ("respondents", "said"),
    [
        (0, "Nobody has answered; below its minimum an anonymous round shows nothing else"),
        (1, "One person has answered; below its minimum"),
        (4, "Four people have answered; below its minimum"),
    ],
)
def test_a_withheld_report_says_how_many_answered_and_why_that_is_all(respondents: int, said: str):
    text = report_markdown(WithheldReport("1", respondents, "anonymous"), BANK)

    assert text.startswith("# Too few answers for a report\n\n")
    assert said in text
    assert len(text.splitlines()) == 3

"""The report as a page: the same parts in the same order, for one person and for five."""

import re

import pytest

from tests.web import worked_example
from tests.web.markup import Element
from tests.web.visitor import Page, Visitor

PARTS = [
    "Who holds what",
    "What to do first",
    "Symptoms",
    "Roles and load",
    "Practices and mistakes",
    "How this is computed",
]
SIGNALS = [
    "No reproducibility",
    "No isolation or versioning",
    "Missing security boundaries",
    "No tracking or lineage",
    "No monitoring or alerts",
    "No infrastructure automation",
]


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind is enough: what the page says is decided above the database."""
    return migrated_sqlite_url


@pytest.fixture
def view(visitor: Visitor) -> Page:
    """One's own view of the worked example."""
    return worked_example.submit(visitor)


@pytest.fixture
def sample(visitor: Visitor) -> Page:
    return visitor.open("/sample")


def start_now(page: Page) -> list[Element]:
    """The cards to start with."""
    cards = next(found for found in page.root.all("ol") if found.get("class") == "moves")
    return [card for card in cards.content if isinstance(card, Element)]


def points(card: Element) -> int:
    said = re.search(r"(\d+) points?:", card.text)
    assert said, card.text
    return int(said[1])


def row(page: Page, duty: str) -> str:
    return page.find(f"row-{duty}").text


@pytest.mark.parametrize("kind", ["view", "sample"])
def test_the_parts_come_in_the_order_in_which_they_are_read(kind: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(kind)

    assert [heading.text for heading in page.root.all("h2")] == PARTS
    order = list(page.one("main").all("h1", "dl", "table"))
    assert [element.tag for element in order[:3]] == ["h1", "dl", "table"]


def test_every_part_is_linked_from_the_top(view: Page) -> None:
    contents = next(found for found in view.root.all("nav") if found.get("aria-label") == "In this report")

    assert [link.text for link in contents.all("a")] == ["Verdict", *PARTS]


def test_the_report_of_one_person_is_said_to_be_a_view(view: Page) -> None:
    assert "in your view" in view.text.lower()
    assert "one respondent" not in view.text
    assert "%" not in view.find("verdict").text


def test_the_closed_report_of_one_person_says_so_too(visitor: Visitor) -> None:
    report = worked_example.close(visitor)

    assert "one respondent" in report.text
    assert "in your view" in report.text.lower()


def test_a_row_says_in_words_who_was_named_and_what_it_means(view: Page) -> None:
    assert row(view, "R-ING") == "Ingestion Data engineer, built for it held"
    assert row(view, "R-DMO") == "Data models Data engineer: built for it Everyone ! everyone’s, so nobody’s"
    assert row(view, "R-ENV") == "Environment separation DevOps for Data: built for it Nobody ! nobody holds it"
    assert row(view, "R-OBS") == "Observability DevOps for Data: built for it ≠ you don’t know who"
    assert "General DevOps or IT" in row(view, "X1")
    assert row(view, "X3") == "Incident response DevOps for Data: built for it not answered"


def test_a_row_of_a_team_says_how_many_named_whom(sample: Page) -> None:
    said = row(sample, "R-CIC")

    assert "ML engineer: 4 of 5" in said
    assert "DevOps for Data: 1 of 5, built for it" in said


def test_the_matrix_is_a_table_with_headed_columns_and_rows(view: Page) -> None:
    matrix = next(table for table in view.root.all("table") if table.get("class") == "matrix")

    assert next(matrix.all("caption")).text
    headings = [heading.text for heading in next(matrix.all("thead")).all("th")]
    roles = ["Data engineer", "ML engineer", "DevOps for Data", "Someone else", "Everyone", "Nobody"]
    assert headings == ["Responsibility", *roles, "Reading"]
    duties = [line for line in matrix.all("tr") if line.id]
    assert len(duties) == 18
    assert all(next(line.all("th")).get("scope") == "row" for line in duties)


def test_three_cards_are_to_start_with_and_the_rest_is_folded(view: Page) -> None:
    folded = next(found for found in view.root.all("details") if found.get("class") == "fold")

    assert [next(card.all("p")).text for card in start_now(view)] == ["Delivery", "Ownership", "Access"]
    assert not folded.has("open")
    assert next(folded.all("ol")).get("start") == "4"
    later = ("Tracking and lineage", "Workflow structure", "Environments and infrastructure", "Observability")
    assert all(theme in next(folded.all("summary")).text for theme in later)


def test_a_card_says_what_earned_its_points(view: Page) -> None:
    first = start_now(view)[0].text

    assert [points(card) for card in start_now(view)] == [10, 8, 8]
    assert "the symptom is there (3)" in first
    assert "it cost days (2)" in first
    assert "Only application code is built and released automatically" in first


def test_a_card_has_a_first_step_an_owner_an_effort_and_a_proof(view: Page) -> None:
    for card in start_now(view):
        assert {"Owner", "Effort", "Done when"} <= {fact.text for fact in card.all("dt")}
        assert "This week:" in card.text


def test_every_symptom_stands_with_what_it_is_a_sign_of(view: Page) -> None:
    symptoms = next(found for found in view.root.all("ul") if found.get("class") == "findings")

    assert [next(symptom.all("p")).text for symptom in symptoms.all("li")] == SIGNALS
    assert "Cost in the past three months: days, or a late delivery." in symptoms.text


def test_every_role_stands_with_its_strength_its_limit_and_what_it_carries(view: Page) -> None:
    roles = next(found for found in view.root.all("div") if found.get("class") == "roles")

    assert [heading.text for heading in roles.all("h3")] == ["Data engineer", "ML engineer", "DevOps for Data"]
    for role in roles.all("section"):
        assert all(word in role.text for word in ("Strength.", "Limit.", "Carries today."))


def test_a_team_without_trouble_has_nothing_to_do(visitor: Visitor) -> None:
    round = visitor.begin().round
    for section, answers in HEALTHY.items():
        visitor.client.post(f"{round}/sections/{section}", data=answers, follow_redirects=False)
    view = visitor.press(visitor.open(f"{round}/check"), "Submit and see the report")

    assert view.heading == "Below the article’s threshold."
    assert not [card for card in view.root.all("ol") if card.get("class") == "moves"]


HEALTHY = {
    "symptoms": {"CX4": "2-5"} | {f"S{n}": "no" for n in range(1, 7)},
    "ownership": {"CX3": "yes"}
    | dict.fromkeys(("R-ING", "R-TRF", "R-STO", "R-PIP", "R-SCH", "R-DMO"), "de")
    | dict.fromkeys(("R-TRN", "R-EVA", "R-FEA", "R-INF"), "ml")
    | dict.fromkeys(("R-CIC", "R-ENV", "R-ACC", "R-OBS", "R-GRD", "X1", "X2", "X3"), "dfd"),
    "practices": {f"P{n}": "everywhere" for n in range(1, 6)} | {f"M{n}": "no" for n in range(1, 6)},
}

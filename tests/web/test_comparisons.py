"""Two closed rounds side by side: found by whoever may open both, in their order, as a page and as files."""

import csv
from io import StringIO

import pytest
from fastapi import FastAPI
from sqlalchemy import event

from tests.web.conftest import NewVisitor
from tests.web.inviting import join, join_link
from tests.web.teams import Team, team_of

THEN = {
    "CX1": "lead ml dfd",
    "S1": "yes yes yes",
    "S2": "yes yes yes",
    "S3": "yes yes yes",
    "S4": "no no no",
    "S5": "no no no",
    "S6": "no no no",
    "R-ACC": "everyone everyone everyone",
    "R-CIC": "ml ml ml",
    "R-OBS": "dfd ml nobody",
    "P1": "no no no",
    "M1": "yes yes yes",
}
NOW = THEN | {
    "S1": "no no no",
    "S2": "no no no",
    "R-CIC": "dfd dfd dfd",
    "R-OBS": "dfd dfd dfd",
    "P1": "some some some",
}
FIVE_THEN = {item: f"{line} {line.split()[0]} {line.split()[0]}" for item, line in THEN.items() if item != "CX1"}
FIVE_NOW = {item: f"{line} {line.split()[0]} {line.split()[0]}" for item, line in NOW.items() if item != "CX1"}
WORDS_OF_CHANGE = (
    *("improved", "worse", "unchanged", "changed", "now held", "moved to", "settled", "lost sight", "still"),
    *("fewer", "more visible", "told apart", "in a row", "then,", "since", "→"),
)


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: what is read here, the report's page reads from both alike."""
    return migrated_sqlite_url


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """Ada, who leads, Ben and Cleo."""
    return team_of(app, new_visitor, "Ada", "Ben", "Cleo")


@pytest.fixture
def five(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """As many as an anonymous round needs."""
    return team_of(app, new_visitor, "Ada", "Ben", "Cleo", "Dan", "Eve")


def id_of(round: str) -> str:
    return round.split("/")[-1]


def beside(later: str, earlier: str) -> str:
    """The address of two rounds side by side."""
    return f"{later}/comparison/{id_of(earlier)}"


def test_the_page_says_first_what_became_of_symptoms_duties_and_what_is_open(team: Team) -> None:
    earlier, later = team.answer(THEN), team.answer(NOW)
    page = team.lead.open(beside(later, earlier))

    assert page.heading == (
        "Fewer symptoms. One duty changed hands, and one duty has an owner now. Access control is still everyone’s."
    )
    assert "Compared on 11 of 34 questions" in page.text
    assert "CI/CD for data and models" in page.text
    assert "moved to the role built for it" in page.text
    assert "Infrastructure is code, and environments can be rebuilt" in page.text
    assert "The same three people answered both rounds: everybody is the same people." in page.text
    assert "Ada (lead)" in page.text


def test_every_member_sees_the_same(team: Team) -> None:
    earlier, later = team.answer(THEN), team.answer(NOW)
    address = beside(later, earlier)

    assert team.lead.open(address).text == team.member.open(address).text


def test_without_an_earlier_round_given_it_is_the_nearest(team: Team) -> None:
    team.answer(THEN)
    nearest, later = team.answer(THEN), team.answer(NOW)

    assert team.lead.open(f"{later}/comparison").address == beside(later, nearest)


def test_the_wrong_way_round_leads_to_the_right_one(team: Team) -> None:
    earlier, later = team.answer(THEN), team.answer(NOW)

    assert team.lead.open(beside(earlier, later)).address == beside(later, earlier)
    for ending in (".csv", ".md"):
        answer = team.lead.client.get(f"{beside(earlier, later)}{ending}")
        assert answer.url.path == f"{beside(later, earlier)}{ending}"


def test_the_first_round_has_none_to_compare_with(team: Team) -> None:
    page = team.lead.open(f"{team.answer(THEN)}/comparison")

    assert page.heading == "There is no earlier round to compare with."


def test_an_open_round_is_compared_when_it_is_closed(team: Team) -> None:
    earlier = team.answer(THEN)
    team.lead.send(f"/teams/{team.id}/rounds", {"privacy": "named", "asked": "3"})
    opened = next(link for link in team.lead.open(f"/teams/{team.id}").links.values() if link.startswith("/rounds/"))

    assert team.lead.open(f"{opened}/comparison").heading == "The comparison comes when the round is closed."
    team.lead.open(beside(opened, earlier), status=404)


def test_one_round_or_another_teams_cannot_be_set_beside_it(team: Team, app: FastAPI, new_visitor: NewVisitor) -> None:
    own = team.answer(THEN)
    others = team_of(app, new_visitor, "Gus").answer({"S1": "yes"})

    team.lead.open(beside(own, own), status=404)
    team.lead.open(beside(own, others), status=404)
    team.lead.open(f"{own}/comparison/nothing", status=404)


def test_a_choice_of_earlier_rounds_is_offered_the_nearest_first(team: Team) -> None:
    first, second, third = team.answer(THEN), team.answer(THEN), team.answer(NOW)
    page = team.lead.open(beside(third, first))
    nav = next(nav for nav in page.root.all("nav") if nav.get("aria-label").startswith("Rounds"))

    assert [link.get("href") for link in nav.all("a")] == [beside(third, second), beside(third, first)]
    assert [link.text for link in nav.all("a") if link.has("aria-current")] == ["round 2"]


def test_a_duty_says_for_how_many_rounds_it_stood_so(team: Team) -> None:
    rounds = [team.answer(THEN), team.answer(THEN), team.answer(NOW)]

    assert "unchanged, third round in a row" in team.lead.open(beside(rounds[2], rounds[1])).text


def test_a_page_reads_no_more_of_the_database_for_a_longer_history(team: Team) -> None:
    asked: list[str] = []
    event.listen(team.database.engines.reading, "before_cursor_execute", lambda *given: asked.append(given[2]))
    rounds = [team.answer(THEN) for _ in range(5)]
    counts: list[int] = []
    for later in (1, 4):
        asked.clear()
        team.lead.client.get(beside(rounds[later], rounds[later - 1]))
        counts.append(len(asked))

    assert counts[0] == counts[1] > 0


def test_an_anonymous_round_in_between_ends_that_count(five: Team) -> None:
    named = FIVE_THEN
    rounds = [five.answer(named), five.answer(named, "anonymous"), five.answer(named), five.answer(named)]
    page = five.lead.open(beside(rounds[3], rounds[2]))

    assert "unchanged" in page.text
    assert "in a row" not in page.text


@pytest.mark.parametrize("privacies", [("named", "anonymous"), ("anonymous", "named"), ("anonymous", "anonymous")])
def test_beside_an_anonymous_round_there_are_two_pictures_and_no_word_of_change(
    five: Team, privacies: tuple[str, str]
) -> None:
    earlier, later = (
        five.answer(lines, privacy) for lines, privacy in zip((FIVE_THEN, FIVE_NOW), privacies, strict=True)
    )
    page = five.lead.open(beside(later, earlier))
    pictures = " ".join(svg.get("aria-label") for svg in page.root.all("svg") if svg.has("aria-label"))
    markdown, table = (five.lead.client.get(f"{beside(later, earlier)}{ending}").text for ending in (".md", ".csv"))

    assert page.heading == "Two rounds, side by side."
    assert "Round 2: 3 of 6. Round 3: 1 of 6." in pictures
    for said in (page.text, page.title, pictures, markdown, table):
        assert not [word for word in WORDS_OF_CHANGE if word in said.replace("are moved by", "").lower()]


def test_files_carry_the_teams_name_and_what_they_are(team: Team) -> None:
    team.lead.send(f"/teams/{team.id}/name", {"name": "Payments ML"})
    earlier, later = team.answer(THEN), team.answer(NOW)
    table, markdown = (team.member.client.get(f"{beside(later, earlier)}{ending}") for ending in (".csv", ".md"))

    assert table.headers["content-type"].startswith("text/csv")
    assert 'filename="Payments-ML-rounds-2-and-3-' in table.headers["content-disposition"]
    rows = {row["id"]: row for row in csv.DictReader(StringIO(table.text.removeprefix("\ufeff")))}
    assert rows["S1"]["what_happened"] == "improved"
    assert markdown.headers["content-type"].startswith("text/markdown")
    assert "Payments ML · Round 2, " in markdown.text


def test_report_round_and_team_lead_to_it_once_there_is_an_earlier_round(team: Team) -> None:
    earlier, later = team.answer(THEN), team.answer(NOW)

    assert team.lead.open(f"{later}/report").links["Since last round"] == f"{later}/comparison"
    assert team.lead.open(later).links["Beside the round before"] == f"{later}/comparison"
    links = team.lead.open(f"/teams/{team.id}").links.values()
    assert f"{later}/comparison" in links
    assert f"{earlier}/comparison" not in links
    assert "Since last round" not in team.lead.open(f"{earlier}/report").links


def test_a_round_that_somebody_answered_alone_is_in_nobody_elses_comparison(
    app: FastAPI, new_visitor: NewVisitor
) -> None:
    team = team_of(app, new_visitor, "Ada")
    alone = team.answer({"S1": "yes"})
    ben = new_visitor()
    join(ben, join_link(team.lead, f"/teams/{team.id}"), name="Ben")
    later = team.answer({"S1": "no"})

    assert team.lead.open(f"{later}/comparison").address == beside(later, alone)
    assert ben.open(f"{later}/comparison").heading == "There is no earlier round to compare with."
    ben.open(beside(later, alone), status=404)

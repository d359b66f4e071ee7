"""Opening a round: what anonymity needs is refused with its reason, and nothing that was typed is lost."""

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from app.db.session import Database
from tests.web.conftest import NewVisitor
from tests.web.inviting import join, join_link, new_team
from tests.web.test_rounds import close, end, figures, submit
from tests.web.visitor import Page, Visitor

OWN = "End my own round and open this one"


@pytest.fixture
def team(visitor: Visitor) -> str:
    """The address of the visitor's team, with their own round open and nothing answered."""
    return new_team(visitor)


def open_anonymous(lead: Visitor, team: str, button: str = "Open the round", status: int = 200, **fields: str) -> Page:
    wanted = {"privacy": "anonymous", "asked": "6"} | fields
    return lead.press(lead.open(f"{team}/rounds/new"), button, wanted, status)


def crew(lead: Visitor, team: str, new_visitor: NewVisitor) -> list[Visitor]:
    """Four colleagues who have joined, after the lead."""
    link = join_link(lead, team)
    colleagues = [new_visitor() for _ in range(4)]
    for number, colleague in enumerate(colleagues):
        join(colleague, link, name=f"Colleague {number}")
    return [lead, *colleagues]


def move_back(app: FastAPI, days: int) -> None:
    """Let every round have ended so many days earlier."""
    database: Database = app.state.database
    is_sqlite = database.url.get_backend_name() == "sqlite"
    earlier = f"datetime(closed_at, '-{days} days')" if is_sqlite else f"closed_at - interval '{days} days'"
    with database.writing() as session:
        session.execute(text(f"UPDATE rounds SET closed_at = {earlier}"))


def test_below_five_people_anonymous_is_refused_and_named_is_offered(visitor: Visitor, team: str) -> None:
    refused = open_anonymous(visitor, team, OWN, status=422, asked="4", minimum="7")

    assert refused.title.startswith("Error: ")
    faults = refused.find("faults")
    assert (faults.get("role"), faults.get("tabindex")) == ("alert", "-1")
    (link,) = faults.all("a")
    assert link.get("href") == "#privacy"
    assert "A named round is possible" in link.text
    assert refused.find("asked").get("value") == "4"
    assert refused.find("minimum").get("value") == "7"
    assert refused.answers == {"privacy": "anonymous"}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"asked": ""}, "asked"),
        ({"asked": "0"}, "asked"),
        ({"asked": "501"}, "asked"),
        ({"asked": "six"}, "asked"),
        ({"asked": "²"}, "asked"),
        ({"privacy": "secret"}, "privacy"),
        ({"minimum": "4"}, "minimum"),
        ({"minimum": "51", "asked": "100"}, "minimum"),
        ({"minimum": "7"}, "minimum"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(visitor: Visitor, team: str, fields: dict[str, str], field: str) -> None:
    refused = open_anonymous(visitor, team, OWN, status=422, **fields)
    assert [link.get("href") for link in refused.find("faults").all("a")] == [f"#{field}"]


def test_ones_own_submitted_round_is_closed_first_and_stays_ones_own(visitor: Visitor, team: str) -> None:
    own = visitor.open(team).links["Round 1"]
    submit(visitor, own)
    assert "is closed first" in visitor.open(f"{team}/rounds/new").text
    opened = open_anonymous(visitor, team, OWN)

    assert figures(opened) == {"Asked": "6", "Begun": "0", "Finished": "0"}
    assert "Only you see this round" in visitor.open(own).text


def test_ones_own_unsubmitted_round_is_called_off_after_saying_so(visitor: Visitor, team: str) -> None:
    own = visitor.open(team).links["Round 1"]
    assert "is called off first, and its answers are deleted" in visitor.open(f"{team}/rounds/new").text
    open_anonymous(visitor, team, OWN)
    assert visitor.open(own).heading == "This round was called off."


def test_if_that_has_changed_meanwhile_it_is_said_anew(visitor: Visitor, team: str) -> None:
    own = visitor.open(team).links["Round 1"]
    form = visitor.open(f"{team}/rounds/new")
    submit(visitor, own)
    refused = visitor.press(form, OWN, {"privacy": "anonymous", "asked": "6"}, status=422)

    assert "Please read again what happens to it" in refused.text
    assert "is closed first" in refused.text
    assert visitor.open(own).heading == "You have submitted."


def test_while_the_team_answers_no_other_round_can_be_opened(
    visitor: Visitor, team: str, new_visitor: NewVisitor
) -> None:
    crew(visitor, team, new_visitor)
    page = visitor.open(f"{team}/rounds/new")
    assert page.heading == "A round is open already."
    visitor.send(f"{team}/rounds", {"privacy": "named", "asked": "5"}, status=409)


def test_members_do_not_open_rounds(visitor: Visitor, team: str, new_visitor: NewVisitor) -> None:
    colleague = crew(visitor, team, new_visitor)[1]
    colleague.open(f"{team}/rounds/new", status=403)
    colleague.send(f"{team}/rounds", {"privacy": "named", "asked": "5"}, status=403)


def test_an_anonymous_round_from_its_opening_to_the_next(
    visitor: Visitor, team: str, new_visitor: NewVisitor, app: FastAPI
) -> None:
    round = open_anonymous(visitor, team, OWN).address
    people = crew(visitor, team, new_visitor)
    assert "While the round is open, whoever runs this server could find out" in people[1].open(round).text
    first = people[1].open(f"{round}/sections/symptoms")
    assert "CX1" not in first.ids
    assert "S1" in first.ids
    assert "of 7 answered" in first.text
    assert "Anonymous: your answers carry no name and no role." in first.text
    view = submit(people[1], round)
    assert "Save it before the round closes" in view.text
    assert "Colleague" not in visitor.open(round).text

    for person in people[2:]:
        submit(person, round)
    assert "Submitted so far: 4." in visitor.open(f"{round}/closure").text
    visitor.send(f"{round}/closure", status=409)
    submit(visitor, round)
    assert "Only counts are kept" in visitor.open(f"{round}/closure").text
    report = close(visitor, round)
    assert "5 respondents" in report.text or "five respondents" in report.text
    assert people[1].open(f"{round}/view").address == round
    assert "nobody’s own answers" in people[1].open(round).text

    refused = open_anonymous(visitor, team, status=422)
    assert "less than 30 days ago" in refused.find("faults").text
    move_back(app, days=31)
    assert "anonymous" in open_anonymous(visitor, team).text


def test_an_anonymous_round_can_be_called_off_and_another_opened_at_once(visitor: Visitor, team: str) -> None:
    round = open_anonymous(visitor, team, OWN).address
    end(visitor, round, "cancellation", "Call it off")
    assert figures(open_anonymous(visitor, team))["Asked"] == "6"

"""Sharing: leads see beforehand what visitors will see, choose what goes along, and copy or withdraw it later."""

from datetime import UTC, date, datetime, timedelta

import pytest
from fastapi import FastAPI

from app.db import agreements, rounds, teams
from app.domain.agreements import Agreement
from tests.web.conftest import NewVisitor
from tests.web.inviting import links_on
from tests.web.sharing import new_share, withdraw
from tests.web.teams import Team, team_of
from tests.web.test_team_report import FIVE_ANONYMOUS, FOUR
from tests.web.visitor import Page, Visitor

SEE = "See what they will see"
MAKE = "Make the link"


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: what is kept of a share is asked of both elsewhere."""
    return migrated_sqlite_url


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """Xanthe, who leads it; Quirin and Ysolde, ML engineers; and Zdenka. The first two of their duties are settled."""
    team = team_of(app, new_visitor, "Xanthe", "Quirin", "Ysolde", "Zdenka")
    first = team.answer(FOUR)
    settle(team, first, "R-CIC", "ml")
    settle(team, first, "R-ENV", None)
    return team


@pytest.fixture
def round(team: Team) -> str:
    """The address of the round they closed after that."""
    return team.answer(FOUR)


def settle(team: Team, address: str, item: str, owner: str | None) -> None:
    with team.database.writing() as session:
        lead = team.people[0].id
        round = rounds.find(session, lead, address.removeprefix("/rounds/"))
        holder, risk = ("Quirin", None) if owner else (None, "Grace")
        decided = Agreement(item, owner, holder, date(2026, 11, 1), "Ysolde has no time.", risk, datetime.now(UTC))
        agreements.record(session, round, teams.find(session, lead, team.id), decided, seen=None)


def without_frame(page: Page) -> str:
    """What the page says of the report, from its contents to its foot."""
    return "\n".join(page.one(tag).text for tag in ("title", "main", "footer"))


def test_the_report_and_the_round_lead_there_for_leads_only(team: Team, round: str) -> None:
    assert team.lead.open(f"{round}/report").links["Share this report"] == f"{round}/shares"
    assert team.lead.open(round).links["Share the report"] == f"{round}/shares"
    assert f"{round}/shares" not in team.member.open(f"{round}/report").links.values()
    assert f"{round}/shares" not in team.member.open(round).links.values()
    team.member.open(f"{round}/shares", status=403)


def test_names_go_along_only_where_somebody_asks_for_them(team: Team, round: str) -> None:
    form = team.lead.open(f"{round}/shares")
    checked = {
        box.get("name") for box in form.root.all("input") if box.get("type") == "checkbox" and box.has("checked")
    }

    assert checked == {"recommendations", "decisions"}
    assert form.answers == {"days": "30"}
    assert "ask them before others read it" in form.text


@pytest.mark.parametrize(
    "changes", [{}, {"names": "yes", "days": "none"}, {"decisions": "", "files": "yes", "days": "7"}]
)
def test_a_visitor_sees_exactly_what_the_preview_showed(
    team: Team, round: str, new_visitor: NewVisitor, changes: dict[str, str]
) -> None:
    preview = team.lead.press(team.lead.open(f"{round}/shares"), SEE, changes)
    assert links_on(team.lead.open(f"{round}/shares")) == []
    made = team.lead.press(preview, "Make this link")
    seen = new_visitor().open(links_on(made)[0])

    assert without_frame(seen) == without_frame(preview)


def test_from_the_preview_one_goes_back_to_the_same_choices(team: Team, round: str) -> None:
    changes = {"recommendations": "", "names": "yes", "days": "90", "label": "The board & others"}
    preview = team.lead.press(team.lead.open(f"{round}/shares"), SEE, changes)
    back = team.lead.open(preview.links["Change something"])

    assert back.find("label").get("value") == "The board & others"
    assert back.answers == {"days": "90"}
    assert team.lead.press(back, SEE).text == preview.text


def test_a_preview_takes_from_its_address_only_what_the_form_has(team: Team, round: str) -> None:
    preview = team.lead.open(f"{round}/shares/preview?days=7&evil=1")
    sent = {field.get("name") for field in preview.root.all("input")}

    assert sent == {"days"}


def test_without_names_nobody_is_named_and_nothing_is_split(team: Team, round: str, new_visitor: NewVisitor) -> None:
    page = new_visitor().open(new_share(team.lead, round))

    assert not any(name in page.answer.text for name in ("Xanthe", "Quirin", "Ysolde", "Zdenka", "Grace"))
    assert "nobody in that role names it" not in page.text
    assert "by their own answers" not in page.text
    assert "agreed: ML engineer; held" in page.find("row-R-CIC").text
    assert "decided: not now" in page.find("row-R-ENV").text
    assert "Ysolde has no time." not in page.text


def test_with_names_who_said_what_is_told(team: Team, round: str, new_visitor: NewVisitor) -> None:
    page = new_visitor().open(new_share(team.lead, round, names="yes"))

    assert (
        "Quirin and Ysolde (ML engineer) claim it; Xanthe (lead) names DevOps for Data" in page.find("said-R-ACC").text
    )
    assert "Not now, at the risk of Grace" in page.text
    assert "Ysolde has no time." in page.text


def test_what_does_not_go_along_has_no_place_on_the_page(team: Team, round: str, new_visitor: NewVisitor) -> None:
    page = new_visitor().open(new_share(team.lead, round, recommendations="", decisions=""))

    assert not {"what-to-do-first", "agreed"} & page.ids
    assert "#what-to-do-first" not in page.links.values()
    assert "agreed:" not in page.text
    assert "decided:" not in page.text


def test_an_anonymous_round_offers_no_names_and_gives_none(app: FastAPI, new_visitor: NewVisitor) -> None:
    team = team_of(app, new_visitor, "Xanthe", "Quirin", "Ysolde", "Wulf", "Zdenka")
    round = team.answer(FIVE_ANONYMOUS, "anonymous")
    assert "names" not in {box.get("name") for box in team.lead.open(f"{round}/shares").root.all("input")}
    with_names = new_visitor().open(new_share(team.lead, round, names="yes"))
    without = new_visitor().open(new_share(team.lead, round))

    assert with_names.text == without.text
    assert not any(person.name in with_names.answer.text for person in team.people)


def test_a_link_can_be_copied_again_and_says_what_it_is(team: Team, round: str) -> None:
    until = datetime.now(UTC) + timedelta(days=30)
    made = new_share(team.lead, round, label="The board", files="yes", decisions="")
    page = team.lead.open(f"{round}/shares")

    assert links_on(page) == [made]
    about = next(label for label in page.root.all("p") if label.text.startswith("The board")).text
    assert "Recommendations and files. Made on" in about
    assert f"Works until {until.day} {until:%B %Y}." in about


@pytest.mark.parametrize(("days", "said"), [("7", 7), ("90", 90)])
def test_a_link_works_for_so_many_days(team: Team, round: str, days: str, said: int) -> None:
    until = datetime.now(UTC) + timedelta(days=said)
    new_share(team.lead, round, days=days)

    assert f"Works until {until.day} {until:%B %Y}." in team.lead.open(f"{round}/shares").text


def test_a_link_may_work_until_a_day_or_without_an_end(team: Team, round: str) -> None:
    new_share(team.lead, round, days="date", until="2031-03-01")
    new_share(team.lead, round, days="none")
    page = team.lead.open(f"{round}/shares")

    assert "Works until 1 March 2031." in page.text
    assert "Works until it is withdrawn." in page.text


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"days": "365"}, "days", "Please choose how long the link should work."),
        ({"days": "date"}, "until", "Please give the last day on which the link should work, today or later."),
        ({"days": "date", "until": "yesterday"}, "until", "Please give the last day"),
        ({"days": "date", "until": "2020-02-02"}, "until", "today or later"),
        ({"label": "x" * 81}, "label", "Please use at most 80 characters."),
        ({"label": "x\u202ey"}, "label", "Please leave out characters that cannot be shown."),
    ],
)
@pytest.mark.parametrize("button", [SEE, MAKE])
def test_what_cannot_be_is_said_and_nothing_is_lost(
    team: Team, round: str, changes: dict[str, str], field: str, said: str, button: str
) -> None:
    form = team.lead.open(f"{round}/shares")
    refused = team.lead.press(form, button, changes | {"names": "yes", "decisions": ""}, status=422)

    assert refused.title.startswith("Error: ")
    sentence = next(text for text, target in refused.links.items() if target == f"#{field}")
    assert said in sentence
    boxes = {box.get("name"): box.has("checked") for box in refused.root.all("input") if box.get("type") == "checkbox"}
    assert boxes == {"recommendations": True, "decisions": False, "files": False, "names": True}
    assert links_on(team.lead.open(f"{round}/shares")) == []


def test_a_withdrawn_link_is_listed_as_one_that_no_longer_works(team: Team, round: str) -> None:
    new_share(team.lead, round, label="The board")
    kept = new_share(team.lead, round)
    withdraw(team.lead, round, "The board")
    page = team.lead.open(f"{round}/shares")

    assert links_on(page) == [kept]
    row = next(row for row in page.root.all("tr") if row.text.startswith("The board"))
    assert "withdrawn on" in row.text


def test_links_without_a_label_are_told_apart_by_number(team: Team, round: str) -> None:
    first, second = new_share(team.lead, round), new_share(team.lead, round)
    page = team.lead.open(f"{round}/shares")
    assert [button for button in page.buttons if button.startswith("Withdraw")] == [
        "Withdraw Link 2",
        "Withdraw Link 1",
    ]
    withdraw(team.lead, round, "Link 1")

    assert links_on(team.lead.open(f"{round}/shares")) == [second]
    assert first != second


def test_an_open_round_says_when_it_can_be_shared(visitor: Visitor) -> None:
    round = visitor.begin().round
    refused = visitor.open(f"{round}/shares", status=409)

    assert "A report can be shared once its round is closed." in refused.text
    visitor.send(f"{round}/shares", status=409)


def test_who_answered_alone_is_told_whose_view_it_is(app: FastAPI, new_visitor: NewVisitor) -> None:
    team = team_of(app, new_visitor, "Ada")
    round = team.answer({item: line.split()[0] for item, line in FOUR.items()})
    form = team.lead.open(f"{round}/shares")

    assert "what you share is your own view" in form.text
    assert "names" not in {box.get("name") for box in form.root.all("input")}
    assert "A team · Round 2" in new_visitor().open(new_share(team.lead, round)).text

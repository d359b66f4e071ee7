"""The report of several: who says whom, what was agreed, and one's own answers beside the team's."""

import gzip
from datetime import UTC, date, datetime

import pytest
from fastapi import FastAPI

from app.bank import load_bank
from app.db import agreements, rounds, teams
from app.domain.agreements import Agreement
from tests.web.conftest import NewVisitor
from tests.web.teams import Team, team_of
from tests.web.visitor import Page

FOUR = {
    "CX1": "lead ml ml dfd",
    "S1": "yes yes no no",
    "S3": "no no no yes",
    "R-ACC": "dfd ml ml nobody",
    "R-OBS": "dfd dfd dfd nobody",
    "R-ENV": "nobody nobody nobody nobody",
    "R-CIC": "ml ml ml ml",
    "P1": "no no no some",
    "M1": "yes yes yes yes",
}
FIVE_ANONYMOUS = {item: f"{line} {line.split()[0]}" for item, line in FOUR.items() if item != "CX1"}
HEAVIEST = 15 * 1024
"""Bytes of a compressed report page with ten respondents."""


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """Ada, who leads; Ben and Cleo, ML engineers; and Dan."""
    return team_of(app, new_visitor, "Ada", "Ben", "Cleo", "Dan")


def row(page: Page, id: str) -> str:
    return page.find(f"row-{id}").text


def said(page: Page, id: str) -> str:
    """Who says whom about a duty on which not all agree."""
    return page.find(f"said-{id}").text


def test_a_disputed_duty_says_who_says_whom(team: Team) -> None:
    report = team.member.open(f"{team.answer(FOUR)}/report")

    assert "disputed: 3 different answers" in row(report, "R-ACC")
    assert "ML engineer Ben and Cleo (ML engineer)" in said(report, "R-ACC")
    assert "DevOps for Data Ada (lead)" in said(report, "R-ACC")
    assert "Nobody Dan (DevOps for Data)" in said(report, "R-ACC")
    assert not any(outer.tag == "details" for outer in report.find("said-R-ACC").around())
    assert any(outer.tag == "details" for outer in report.find("said-R-OBS").around())
    assert "You name different owners for 1 duty: Access control." in report.text


def test_where_no_duty_is_disputed_the_fold_of_the_others_has_a_heading(team: Team) -> None:
    report = team.member.open(f"{team.answer({**FOUR, 'R-ACC': 'ml ml ml nobody'})}/report")

    assert report.find("who-says-whom").text == "Who says whom"
    assert "ML engineer Ada (lead); Ben and Cleo (ML engineer)" in said(report, "R-ACC")


def test_a_role_that_claims_what_the_lead_gives_to_another_stands_out(team: Team) -> None:
    report = team.member.open(f"{team.answer(FOUR)}/report")

    claim = "Ben and Cleo (ML engineer) claim it; Ada (lead) names DevOps for Data"
    assert claim in said(report, "R-ACC")


def test_an_owner_who_does_not_know_it_is_named(team: Team) -> None:
    report = team.member.open(f"{team.answer(FOUR)}/report")

    assert "nobody in that role names it as theirs" in row(report, "R-OBS")
    assert "Dan (DevOps for Data) does not name it as theirs" in said(report, "R-OBS")


def test_where_all_say_the_same_there_is_nothing_to_open(team: Team) -> None:
    report = team.member.open(f"{team.answer(FOUR)}/report")

    assert "said-R-CIC" not in report.ids


def test_every_member_sees_the_same_report(team: Team) -> None:
    address = f"{team.answer(FOUR)}/report"

    assert team.lead.open(address).text.replace(" · Share this report", "") == team.member.open(address).text


def test_an_anonymous_report_names_nobody_and_splits_nothing(app: FastAPI, new_visitor: NewVisitor) -> None:
    team = team_of(app, new_visitor, "Xanthe", "Quirin", "Ysolde", "Wulf", "Zdenka")
    report = team.member.open(f"{team.answer(FIVE_ANONYMOUS, 'anonymous')}/report")

    assert not any(person.name in report.answer.text for person in team.people)
    assert "who says whom" not in report.text.lower()
    assert "What each role sees" not in report.text
    assert "disputed: 3 different answers" in row(report, "R-ACC")


def test_a_report_is_split_by_role_where_every_part_has_three(app: FastAPI, new_visitor: NewVisitor) -> None:
    team = team_of(app, new_visitor, "Ada", "Ben", "Cleo", "Dan", "Eve", "Fay")
    lines = {"CX1": "de de de ml ml ml", "S1": "yes yes yes no no no", "R-ACC": "ml ml ml dfd dfd dfd"}
    report = team.member.open(f"{team.answer(lines)}/report")

    parts = [line.text for line in report.root.all("tr") if line.text.startswith(("Data engineer 3", "ML engineer 3"))]
    assert parts == ["Data engineer 3 1 to 6 of 6 1 to 5 of 5 100 %", "ML engineer 3 0 to 5 of 6 0 to 4 of 5 100 %"]


def test_a_report_with_ten_respondents_is_light(app: FastAPI, new_visitor: NewVisitor) -> None:
    names = ("Ada", "Benedikt", "Cleopatra", "Daniel", "Evelyn", "Fatima", "Gustav", "Hannah", "Ibrahim", "Jacqueline")
    team = team_of(app, new_visitor, *names)
    owners = ["de", "ml", "dfd", "nobody", "everyone", "other:it", "other:analytics", "dont_know"]
    duties = [duty.id for duty in load_bank("1").responsibilities]
    lines = {
        item: " ".join(owners[(at * 3 + place * place) % len(owners)] for place in range(10))
        for at, item in enumerate(duties)
    }
    lines |= {f"S{n}": "yes no partly dont_know yes no no yes partly no" for n in range(1, 7)}
    lines |= {f"P{n}": "no some everywhere no no some no no dont_know no" for n in range(1, 6)}
    lines |= {"M1": "yes " * 10, "M2": "no " * 10, "CX1": "lead ml ml de de dfd other engineering ml de"}
    report = team.member.open(f"{team.answer(lines)}/report")

    assert "Jacqueline" in report.text
    assert len(gzip.compress(report.answer.content, 6)) < HEAVIEST


def test_ones_own_answers_stand_beside_the_teams_once_the_round_has_closed(team: Team) -> None:
    view = team.member.open(f"{team.answer(FOUR)}/view")

    lines = [line.text for line in view.root.all("tr")]
    assert "Models are deployed manually Applies present" not in lines
    assert "Access control ML engineer disputed: 3 different answers" in lines
    assert "Your answers beside the team’s" in view.text


def test_somebody_who_sees_it_otherwise_sees_what_the_team_says(team: Team) -> None:
    address = f"{team.answer(FOUR)}/view"
    lines = [line.text for line in team.people[3].visitor.open(address).root.all("tr")]

    assert "Observability Nobody DevOps for Data: held, 3 of 4 say so" in lines
    assert any(line.startswith("Everyone has access to all datasets Applies") for line in lines)


def test_alone_nobody_stands_beside_a_team(app: FastAPI, new_visitor: NewVisitor) -> None:
    team = team_of(app, new_visitor, "Ada")

    assert "beside the team" not in team.lead.open(f"{team.answer({'S1': 'yes', 'R-ACC': 'ml'})}/view").text


def agree(team: Team, address: str, item: str, owner: str | None, risk: str | None = None) -> None:
    with team.database.writing() as session:
        lead = team.people[0].id
        round = rounds.find(session, lead, address.removeprefix("/rounds/"))
        now = datetime.now(UTC)
        agreement = Agreement(item, owner, "Ben" if owner else None, date(2026, 11, 1), "He has the time.", risk, now)
        agreements.record(session, round, teams.find(session, lead, team.id), agreement, seen=None)


def test_a_later_decision_is_told_on_the_row_and_moves_no_figure(team: Team) -> None:
    address = team.answer(FOUR)
    before = team.member.open(f"{address}/report")
    agree(team, address, "R-ACC", "ml")
    after = team.member.open(f"{address}/report")

    assert "decided since: ML engineer, Ben" in row(after, "R-ACC")
    assert after.links["decided since: ML engineer, Ben"] == f"/teams/{team.id}/agreements#R-ACC"
    assert after.text.replace(" decided since: ML engineer, Ben", "") == before.text


def test_the_next_round_holds_answers_against_what_was_agreed(team: Team) -> None:
    first = team.answer(FOUR)
    agree(team, first, "R-CIC", "ml")
    agree(team, first, "R-ACC", "dfd")
    agree(team, first, "R-OBS", "de")
    agree(team, first, "R-ENV", None, "Grace")
    report = team.member.open(f"{team.answer(FOUR)}/report")

    assert "agreed: ML engineer, Ben; held" in row(report, "R-CIC")
    assert "carried by ML engineers" in row(report, "R-CIC")
    assert "!" not in row(report, "R-CIC")
    assert "agreed: DevOps for Data, Ben; drifting: one of four names them" in row(report, "R-ACC")
    assert "agreed: Data engineer, Ben; forgotten: nobody names them" in row(report, "R-OBS")
    assert "decided: not now, at the risk of Grace" in row(report, "R-ENV")
    assert "1 held elsewhere by decision" in report.text
    assert "decided since" not in report.text
    assert report.find("agreed").text == "What was agreed"


def test_the_first_round_knows_of_no_agreement_when_a_later_one_does(team: Team) -> None:
    first = team.answer(FOUR)
    agree(team, first, "R-CIC", "ml")
    team.answer(FOUR)

    assert "What was agreed" not in team.member.open(f"{first}/report").text

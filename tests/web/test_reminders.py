"""A lead reminds those who have not answered a named round, by mail and at most once a day each."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import update

from app.db import answers, responses, rounds
from app.db.models import PersonRow
from app.main import create_app
from app.settings import Settings
from tests.web.conftest import BASE_URL, SECRET, NewVisitor
from tests.web.post_office import PostOffice
from tests.web.teams import Team, team_of
from tests.web.visitor import Page


@pytest.fixture
def app(mailing: Settings) -> FastAPI:
    """The application with an empty database, and mail."""
    return create_app(mailing)


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """Ada, who leads; Ben and Cleo with an address, Dan without."""
    team = team_of(app, new_visitor, "Ada", "Ben", "Cleo", "Dan")
    with team.database.writing() as session:
        for person in team.people[:3]:
            email = f"{person.name.lower()}@example.org"
            session.execute(update(PersonRow).where(PersonRow.id == person.id).values(email=email))
    return team


def opened(team: Team, privacy: str = "named") -> str:
    """The address of the team's next round."""
    with team.database.writing() as session:
        return f"/rounds/{rounds.start(session, team.id, '1', datetime.now(UTC), privacy, asked=5)}"


def submit(team: Team, round: str, at: int) -> None:
    with team.database.writing() as session:
        found = rounds.find(session, team.people[at].id, round.removeprefix("/rounds/"))
        begun = responses.find_or_begin(session, found, team.people[at].id, datetime.now(UTC))
        answers.save(session, begun.id, "S1", "yes", seen=0, page="page", edit=1)
        responses.submit(session, begun.id, datetime.now(UTC))


def standing(page: Page) -> list[str]:
    return [line.text for line in page.root.all("li") if "has not begun" in line.text]


def test_the_lead_sees_whom_a_reminder_reaches_and_whom_not_and_sends_it(team: Team, post_office: PostOffice) -> None:
    round = opened(team)
    submit(team, round, at=2)
    before = team.lead.open(round)
    assert sorted(standing(before)) == [
        "Ada (you)has not begun",
        "Benhas not begun, can be reminded",
        "Danhas not begun, has no e-mail address here",
    ]
    after = team.lead.press(before, "Remind 1 person by mail")

    assert "Benhas not begun, was reminded less than a day ago" in standing(after)
    assert "There is nobody to remind by mail now." in after.text
    assert [button for button in after.buttons if button.startswith("Remind")] == []
    (letter,) = post_office.letters
    assert letter["To"] == "ben@example.org"
    assert "Ada asks for your answers" in letter.get_content()
    assert f"{BASE_URL}{round}\n" in letter.get_content()


def test_everybody_gets_a_letter_of_their_own_and_no_second_one(team: Team, post_office: PostOffice) -> None:
    round = opened(team)
    for _ in range(2):
        team.lead.send(f"{round}/reminders")

    assert sorted(letter["To"] for letter in post_office.letters) == ["ben@example.org", "cleo@example.org"]


def test_members_neither_see_nor_send_reminders(team: Team, post_office: PostOffice) -> None:
    round = opened(team)
    page = team.member.open(round)

    assert "remind" not in page.text.lower()
    assert "example.org" not in page.answer.text
    team.member.send(f"{round}/reminders", status=403)
    assert post_office.letters == []


def test_in_an_anonymous_round_nobody_is_reminded(team: Team, post_office: PostOffice) -> None:
    round = opened(team, "anonymous")
    assert "remind" not in team.lead.open(round).text.lower()
    refused = team.lead.send(f"{round}/reminders", status=409)

    assert "it is not known who has answered" in refused.text
    assert post_office.letters == []


def test_an_ended_round_reminds_nobody(team: Team, post_office: PostOffice) -> None:
    team.lead.send(f"{team.answer({'S1': 'yes yes yes yes'})}/reminders", status=409)

    assert post_office.letters == []


def test_a_mail_server_that_is_away_costs_nobody_their_page(team: Team, post_office: PostOffice) -> None:
    round = opened(team)
    post_office.close()

    assert team.lead.send(f"{round}/reminders").address == round


class TestWithoutMail:
    @pytest.fixture
    def mailing(self, migrated_database_url: str, tmp_path: Path) -> Settings:
        return Settings(data_dir=tmp_path, database_url=SecretStr(migrated_database_url), secret=SecretStr(SECRET))

    def test_there_is_no_button_and_the_reason_is_said(self, team: Team) -> None:
        round = opened(team)

        assert "remind" not in team.lead.open(round).text.lower()
        assert "sends no mail" in team.lead.send(f"{round}/reminders", status=409).text

"""The public side: whoever has the link reads the report and nothing else; a dead link tells nothing."""

import gzip
import json
import time
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from fastapi import FastAPI
from httpx2 import Response
from pypdf import PdfReader
from sqlalchemy import update

from app.db import accounts, teams
from app.db.models import ShareRow
from tests.web.conftest import SECRET, Contents, NewVisitor
from tests.web.sharing import new_share, withdraw
from tests.web.teams import Team, team_of
from tests.web.test_team_report import FOUR
from tests.web.visitor import Visitor

OWN = {"X-Request-ID", "x-request-id"}


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: what a link opens is asked of both elsewhere."""
    return migrated_sqlite_url


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    """Xanthe, who leads it; Quirin and Ysolde, ML engineers; and Zdenka."""
    team = team_of(app, new_visitor, "Xanthe", "Quirin", "Ysolde", "Zdenka")
    with team.database.writing() as session:
        teams.rename(session, teams.find(session, team.people[0].id, team.id), "Payments ML")
    return team


@pytest.fixture
def round(team: Team) -> str:
    """The address of their closed round."""
    return team.answer(FOUR)


@pytest.fixture
def share(team: Team, round: str) -> str:
    """The path of a share of it, with files."""
    return new_share(team.lead, round, files="yes")


def get(visitor: Visitor, address: str, **headers: str) -> Response:
    return visitor.client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})


def expire(team: Team) -> None:
    with team.database.writing() as session:
        session.execute(update(ShareRow).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))


def test_a_visitor_reads_the_report_without_an_account(visitor: Visitor, share: str) -> None:
    page = visitor.open(share)

    assert page.heading == "Not enough answers for a verdict."
    assert "Payments ML · Round 2 ·" in page.text
    assert "four respondents" in page.text
    assert page.title == "Payments ML, round 2 · Holdfast"
    assert "What to do first" in page.text


def test_the_page_leads_nowhere_into_the_team_and_asks_nothing_of_others(visitor: Visitor, share: str) -> None:
    page = visitor.open(share)
    ours = {address.split("#")[0] for address in page.links.values() if address.startswith("/")}
    loaded = [one.get("href") for one in page.root.all("link")] + [
        one.get("src") for one in page.root.all("script", "img")
    ]

    assert ours - {"/advice"} == {"/", "/method", *(f"{share}.{ending}" for ending in ("pdf", "md", "csv", "json"))}
    assert all(address.startswith("/static/") for address in loaded)
    assert "set-cookie" not in page.answer.headers


def test_it_is_the_same_page_whoever_reads_it(visitor: Visitor, team: Team, share: str) -> None:
    assert get(visitor, share).text == get(team.lead, share).text


def test_search_engines_are_kept_out_and_a_chat_gets_a_preview(visitor: Visitor, share: str) -> None:
    page = visitor.open(share)
    said = {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.root.all("meta")}

    assert page.answer.headers["X-Robots-Tag"] == "noindex"
    assert said["robots"] == "noindex"
    assert said["og:title"] == "Payments ML, round 2"
    assert said["og:description"].startswith("Not enough answers for a verdict. One of six symptoms is present")
    assert said["description"] == said["og:description"]


def test_reading_leaves_no_trace(visitor: Visitor, share: str, contents: Contents) -> None:
    before = contents()
    for address in (share, f"{share}.md"):
        visitor.client.get(address)

    assert contents() == before


def test_browsers_ask_each_time_and_get_the_page_only_where_it_is_another(visitor: Visitor, share: str) -> None:
    first = get(visitor, share)
    again = get(visitor, share, If_None_Match=first.headers["ETag"])

    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert get(visitor, share, If_None_Match='"another"').status_code == 200


def test_each_form_of_the_page_has_a_strong_tag_of_its_own(visitor: Visitor, share: str) -> None:
    plain, packed = get(visitor, share, Accept_Encoding="identity"), get(visitor, share, Accept_Encoding="gzip, br")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert plain.content == packed.content
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    tags = [one.headers["ETag"] for one in (plain, packed)]
    assert len({*tags}) == 2
    assert all(tag.startswith('"') for tag in tags)
    for sent in (*tags, f"W/{tags[0]}", f'"another", {tags[1]}', "*"):
        assert get(visitor, share, If_None_Match=sent).status_code == 304
    assert int(packed.headers["Content-Length"]) < len(gzip.compress(plain.content, 6)) + 100


@pytest.mark.parametrize("form", ["identity", "gzip"])
def test_a_page_that_is_kept_goes_out_like_one_that_was_just_made(visitor: Visitor, share: str, form: str) -> None:
    made, kept, kept_still = (get(visitor, share, Accept_Encoding=form) for _ in range(3))

    assert made.content == kept.content == kept_still.content
    headers = [{(name, value) for name, value in one.headers.items() if name not in OWN} for one in (made, kept)]
    assert headers[0] == headers[1]


def test_a_link_that_runs_out_while_its_page_is_kept_is_dead_from_then_on(
    visitor: Visitor, team: Team, share: str
) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=1)
    with team.database.writing() as session:
        session.execute(update(ShareRow).values(expires_at=soon))
    assert [get(visitor, share).status_code for _ in range(3)] == [200] * 3
    time.sleep((soon - datetime.now(UTC)).total_seconds() + 0.01)

    assert get(visitor, share).status_code == 404


def test_a_withdrawn_link_is_dead_at_the_next_request(visitor: Visitor, team: Team, round: str, share: str) -> None:
    tag = get(visitor, share).headers["ETag"]
    withdraw(team.lead, round, "Link 1")

    assert get(visitor, share, If_None_Match=tag).status_code == 404
    assert get(visitor, f"{share}.json").status_code == 404


def test_unknown_expired_and_withdrawn_links_look_alike(visitor: Visitor, team: Team, round: str, share: str) -> None:
    withdrawn = new_share(team.lead, round, label="The board")
    withdraw(team.lead, round, "The board")
    expire(team)
    unknown = f"/s/{'0' * 20}{'f' * 32}"
    other_purpose = share.replace("/s/", "/join/")
    answers = [get(visitor, address) for address in (share, withdrawn, unknown, "/s/x", "/s/ü", f"{unknown}.json")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    headers = [{(name, value) for name, value in answer.headers.items() if name not in OWN} for answer in answers]
    assert all(one == headers[0] for one in headers)
    assert "please ask them for a new link" in answers[0].text
    assert get(visitor, other_purpose).status_code == 404


def test_what_is_still_good_stays_good_when_another_link_ends(
    visitor: Visitor, team: Team, round: str, share: str
) -> None:
    new_share(team.lead, round, label="The board")
    withdraw(team.lead, round, "The board")

    assert get(visitor, share).status_code == 200


def test_two_shares_of_a_round_are_two_pages(visitor: Visitor, team: Team, round: str, share: str) -> None:
    bare = new_share(team.lead, round, recommendations="")
    for _ in range(2):
        assert "What to do first" in visitor.open(share).text
        assert "What to do first" not in visitor.open(bare).text


def test_a_new_name_of_the_team_shows_at_once(visitor: Visitor, team: Team, share: str) -> None:
    first = get(visitor, share)
    with team.database.writing() as session:
        teams.rename(session, teams.find(session, team.people[0].id, team.id), "Billing ML")
    second = get(visitor, share, If_None_Match=first.headers["ETag"])

    assert second.status_code == 200
    assert "Billing ML, round 2" in second.text


def test_who_deletes_their_account_is_gone_from_the_page_at_once(visitor: Visitor, team: Team, round: str) -> None:
    share = new_share(team.lead, round, names="yes")
    assert "Zdenka (DevOps for Data)" in visitor.open(share).text
    with team.database.writing() as session:
        accounts.destroy(session, SECRET.encode(), team.people[3].id)
    page = visitor.open(share)

    assert "Zdenka" not in page.text
    assert "a former member (DevOps for Data)" in page.text


@pytest.mark.parametrize(("ending", "said"), [("json", '"S1"'), ("csv", "S1"), ("md", "Access control")])
def test_files_hold_what_the_page_shows(
    visitor: Visitor, team: Team, round: str, share: str, ending: str, said: str
) -> None:
    file = get(visitor, f"{share}.{ending}")

    assert file.status_code == 200
    assert said in file.text
    assert file.headers["X-Robots-Tag"] == "noindex"
    assert not any(person.name in file.text for person in team.people)
    with_names = get(visitor, f"{new_share(team.lead, round, files='yes', names='yes')}.md")
    assert all(person.name in with_names.text for person in team.people)


def test_a_file_says_what_was_left_out(visitor: Visitor, team: Team, round: str) -> None:
    share = new_share(team.lead, round, files="yes", recommendations="")
    report = json.loads(get(visitor, f"{share}.json").text)

    assert (report["recommendations"], report["left_out"]) == ([], ["decisions", "names", "recommendations"])
    assert "What to do first" not in get(visitor, f"{share}.md").text


def test_on_paper_it_says_no_more_either(visitor: Visitor, team: Team, round: str) -> None:
    share = new_share(team.lead, round, files="yes", recommendations="")
    pages = PdfReader(BytesIO(get(visitor, f"{share}.pdf").content)).pages
    told = " ".join(page.extract_text() for page in pages)

    assert "Who holds what" in told
    assert "What to do first" not in told
    assert not any(person.name in told for person in team.people)


def test_without_files_there_are_none(visitor: Visitor, team: Team, round: str) -> None:
    share = new_share(team.lead, round)

    assert "Take it along" not in visitor.open(share).text
    for ending in ("json", "csv", "md", "pdf"):
        assert get(visitor, f"{share}.{ending}").status_code == 404

"""A closed round's report as a file: for every member, exact where programs read it, and harmless to open."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from fastapi import FastAPI
from httpx2 import Response
from pypdf import PdfReader

from tests.web.conftest import NewVisitor
from tests.web.teams import Team, team_of
from tests.web.visitor import Visitor

LINES = {
    "CX1": "lead ml ml",
    "S1": "yes yes no",
    "S3": "no no yes",
    "R-ACC": "dfd ml nobody",
    "R-CIC": "ml ml ml",
    "P1": "no no some",
    "M1": "yes yes yes",
}
TEXTS = ("json", "csv", "md")
ENDINGS = (*TEXTS, "pdf")
HOSTILE = ('=HYPERLINK("//x")', "#import <b>*Bé*</b> | $x$", "\u202eمريم 🚀 `x`")
"""A formula; what Typst, HTML and Markdown would take for their own; and another direction of writing."""


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: what is read here, the report's page reads from both alike."""
    return migrated_sqlite_url


@pytest.fixture
def team(app: FastAPI, new_visitor: NewVisitor) -> Team:
    return team_of(app, new_visitor, *HOSTILE)


def file(visitor: Visitor, address: str, status: int = 200) -> Response:
    answer = visitor.client.get(address)
    assert answer.status_code == status
    return answer


def test_the_json_is_the_contracts(team: Team) -> None:
    answer = file(team.member, f"{team.answer(LINES)}/report.json")

    report = json.loads(answer.text)
    assert answer.headers["Content-Type"] == "application/json"
    assert (report["bank"], report["respondents"], report["privacy"], report["withheld"]) == ("1", 3, "named", False)
    assert report["symptoms"]["S1"]["state"] == "present"
    assert report["ownership"]["rows"]["R-CIC"]["same_owner"] == 1.0
    assert report["ownership"]["clarity"] == 50.0
    assert not [name for name in HOSTILE if name in answer.text]


def test_the_csv_has_a_row_per_question(team: Team) -> None:
    answer = file(team.member, f"{team.answer(LINES)}/report.csv")

    rows = {row["id"]: row for row in csv.DictReader(StringIO(answer.text, newline=""))}
    assert answer.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    assert answer.content.startswith(b"\xef\xbb\xbfkind,id,name,")
    assert rows["R-CIC"]["holder"] == "ml"
    assert (rows["R-ACC"]["ml"], rows["R-ACC"]["everyone"], rows["R-ACC"]["yes"]) == ("1", "0", "")


def test_the_markdown_says_of_whom_and_when(team: Team) -> None:
    team.lead.send(f"/teams/{team.id}/name", {"name": "Payments *ML*"})

    answer = file(team.member, f"{team.answer(LINES)}/report.md")

    head = answer.text.split("\n\n")[1]
    assert answer.headers["Content-Type"].startswith("text/markdown; charset=utf-8")
    assert head.startswith("Payments \\*ML\\* · Round 2 · ")
    assert "<b>" not in answer.text.replace("\\<b\\>", "")


def test_the_pdf_is_the_report_on_paper(team: Team) -> None:
    answer = file(team.member, f"{team.answer(LINES)}/report.pdf")

    first = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Your team · Round 2 · " in first


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_kept_under_a_name_that_says_what_it_is(team: Team, ending: str) -> None:
    team.lead.send(f"/teams/{team.id}/name", {"name": "Zürich ML"})

    answer = file(team.member, f"{team.answer(LINES)}/report.{ending}")

    kept = answer.headers["Content-Disposition"]
    assert kept.startswith('attachment; filename="Zurich-ML-round-2-')
    assert "; filename*=UTF-8''Z%C3%BCrich-ML-round-2-" in kept
    assert kept.endswith(f".{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_there_is_no_file_while_the_round_is_open_or_once_it_is_called_off(team: Team, ending: str) -> None:
    team.lead.send(f"/teams/{team.id}/rounds", {"privacy": "named", "asked": "3"})
    round = team.member.open(f"/teams/{team.id}").links["Round 2"]

    assert "when the round is closed" in team.member.open(f"{round}/report.{ending}", 409).text
    team.lead.send(f"{round}/cancellation")
    assert "called off" in team.member.open(f"{round}/report.{ending}", 409).text


def test_the_report_page_offers_every_file(team: Team) -> None:
    report = team.member.open(f"{team.answer(LINES)}/report")

    assert [report.links[name] for name in ("PDF", "Markdown", "CSV", "JSON")] == [
        f"{report.address}.{ending}" for ending in ("pdf", "md", "csv", "json")
    ]


def test_an_anonymous_rounds_files_name_nobody(app: FastAPI, new_visitor: NewVisitor) -> None:
    names = ("Quilla", "Xoan", "Yusra", "Zbigniew", "Wyn-Jo")
    team = team_of(app, new_visitor, *names)
    round = team.answer({"S1": "yes yes no no no", "R-ACC": "dfd ml nobody ml ml"}, "anonymous")

    for ending in TEXTS:
        text = file(team.member, f"{round}/report.{ending}").text
        assert not [name for name in names if name in text]

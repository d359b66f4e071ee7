"""The report on paper, read again: all that the page says is there, and nothing a person typed was run."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from app.bank.sample import sample_answers
from app.db.rounds import Round
from app.domain.reporting import report_of
from app.pdf import report_pdf
from app.pdf.press import press
from app.wording.document import Document, document_of
from app.wording.report_sheet import report_sheet
from app.wording.sample import Invented, sample_document
from tests.wording.reports import BANK, anonymous, one

CLOSED = datetime(2026, 11, 12, 9, tzinfo=UTC)
ROUND = Round("r", "t", "Payments ML", 3, "1", "named", 5, CLOSED, CLOSED, None, "lead", None, 5, None)
HOSTILE = (
    '#import "x": *; #panic()',
    "$ x_1 $ *bold* `raw` <label> @ref \\ //",
    "\u202eمريم",
    "이름 名前 😀 🚀",
    "W" * 80,
)


def pdf(doc: Document, round: Round = ROUND) -> PdfReader:
    return PdfReader(BytesIO(report_pdf(report_sheet(doc, round))))


def text(reader: PdfReader) -> str:
    """Everything on every page, on one line: where lines break says nothing."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def named_by(names: Sequence[str]) -> Document:
    """The sample's report with other people's names in it."""
    sample = sample_answers()
    voices = [Invented(name, response) for name, response in zip(names, sample.responses, strict=True)]
    return document_of(report_of(sample.bank, sample.responses), sample.bank, voices)


@pytest.fixture(scope="module")
def sample() -> PdfReader:
    return pdf(sample_document())


def test_the_first_page_says_whose_it_is_and_what_was_found(sample: PdfReader) -> None:
    first = " ".join(sample.pages[0].extract_text().split())

    assert "Payments ML · Round 3 · 12 November 2026 · five respondents" in first
    assert sample_document().verdict.headline in first
    assert all(figure.label in first for figure in sample_document().figures)
    assert all(card.advice.title in first for card in sample_document().start_now)


def test_every_page_has_its_number_the_round_and_the_day(sample: PdfReader) -> None:
    for number, page in enumerate(sample.pages, start=1):
        foot = page.extract_text()
        assert f"Page {number} of {len(sample.pages)}" in foot
        assert "Payments ML, round 3 · 12 November 2026" in foot


def test_the_matrix_has_every_duty_with_its_reading(sample: PdfReader) -> None:
    found = text(sample)

    for group in sample_document().matrix.groups:
        assert group.title in found
        assert not [row for row in group.rows if row.name not in found or row.reading not in found]


def test_recommendations_are_there_in_full(sample: PdfReader) -> None:
    found = text(sample)
    cards = [*sample_document().start_now, *sample_document().later]
    told = [advice for card in cards for advice in (card.advice, *card.others)]

    said = [step for advice in told for step in (*advice.week, *advice.quarter, *advice.done, advice.risk)]
    said += [source.title for advice in told for source in advice.sources] + [advice.title for advice in told]
    assert not [words for words in said if words.replace(" ", "") not in found.replace(" ", "")]


def test_a_named_round_says_who_says_whom(sample: PdfReader) -> None:
    assert "Priya and Tomás (ML engineer) claim it; Mara (lead) names DevOps for Data." in text(sample)


def test_it_tells_programs_and_screen_readers_what_it_is(sample: PdfReader) -> None:
    about, root = sample.metadata, sample.root_object

    assert about and about.title == "Payments ML, round 3: An architectural problem, not a process one."
    assert about.author == "Payments ML"
    assert root["/Lang"] == "en"
    marks, more = root["/MarkInfo"], root["/Metadata"].get_object()
    assert isinstance(marks, DictionaryObject) and marks["/Marked"]
    assert isinstance(more, StreamObject)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in more.get_data()


def test_a_name_is_a_name_whatever_stands_in_it() -> None:
    round = replace(ROUND, team_name="#eval(“1+1”) = 机器 *学习*")

    found = text(pdf(named_by(HOSTILE), round))

    assert "#eval(“1+1”) = 机器 *学习* · Round 3" in found
    assert '#import "x": *; #panic()' in found
    assert "$ x_1 $ *bold* `raw` <label> @ref \\ //" in found
    assert re.search("W" * 80, found.replace(" ", ""))


def test_one_persons_view_and_an_anonymous_round_have_a_sheet_of_their_own() -> None:
    alone = text(pdf(document_of(one({"S1": "yes", "R-CIC": "ml"}), BANK)))
    together = text(pdf(document_of(anonymous({"S1": "y y y y n", "R-CIC": "ml ml dfd ml nobody"}), BANK)))

    assert "in your view" in alone and "Who says whom" not in alone
    assert "This round was anonymous" in together and "claim" not in together


def test_the_same_report_is_the_same_file() -> None:
    sheet = json.dumps(report_sheet(document_of(one({"S1": "yes"}), BANK), ROUND))

    assert press(sheet) == press(sheet)

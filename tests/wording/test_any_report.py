"""What holds for the words of any report whatever."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.privacy import ANONYMOUS
from app.domain.report import Report
from app.wording.advice import SourceText
from app.wording.document import document_of
from app.wording.report_markdown import report_markdown
from tests.wording.reports import BANK, report
from tests.wording.teams import teams

ANY_REPORT = st.one_of(teams().map(report), teams(least=5).map(lambda team: report(team, ANONYMOUS)))

# A busy machine is no defect of a sentence.
unhurried = settings(deadline=None)

FORBIDDEN = re.compile(r"wrong role|maturity|score of|\bgrades?\b|percentile|ranking", re.IGNORECASE)
MISHAPS = {
    "a value that is missing": r"\bNone\b(?! of\b)",
    "empty parentheses": r"\(\s*\)",
    "a double space": r"\S {2,}\S",
    "a doubled full stop": r"(?<!\.)\.\.(?!\.)",
    "a space before a mark": r" [.,;:](?!\w)",
    "a mark after a mark": r"[,;:][.,;:]",
    "a code in place of a word": r"dont_know|not_applicable|no_data|other_role|everyones|many_unknown|other:",
    "a sentence that starts small": r"[.!?]”? [a-z]",
}


def words(value: Any) -> Iterator[str]:
    """Every text of a document for people, but not the sources, whose titles are other people's."""
    match value:
        case str():
            yield value
        case tuple():
            for one in cast("tuple[Any, ...]", value):
                yield from words(one)
        case SourceText():
            return
        case _ if is_dataclass(value):
            for field in fields(value):
                if field.name not in (
                    "id",
                    "status",
                    "tone",
                    "role",
                    "owner_role",
                    "code",
                    "columns",
                    "column",
                    "items",
                ):
                    yield from words(getattr(value, field.name))
        case _:
            return


@unhurried
@given(ANY_REPORT)
def test_no_text_has_a_mishap(made: Report):
    for text in words(document_of(made, BANK)):
        for mishap, pattern in MISHAPS.items():
            assert not re.search(pattern, text), f"{mishap}: {text}"


@unhurried
@given(ANY_REPORT)
def test_no_text_grades_or_blames(made: Report):
    for text in words(document_of(made, BANK)):
        assert not FORBIDDEN.search(text), text


@unhurried
@given(ANY_REPORT)
def test_sentences_start_with_a_capital_and_end(made: Report):
    doc = document_of(made, BANK)
    cards = (*doc.start_now, *doc.later)
    sentences = (
        doc.verdict.headline,
        doc.verdict.finding,
        doc.verdict.meaning,
        doc.verdict.gauge,
        doc.start_sentence,
        *doc.computed,
        *(look.text for look in doc.looks),
        *(note for finding in (*doc.symptoms, *doc.practices, *doc.mistakes) for note in finding.notes),
        *(role.carries for role in doc.roles),
        *(card.reasons for card in cards),
        *(text for text in (doc.cost, doc.others, *(card.first for card in cards)) if text),
    )

    for text in sentences:
        assert re.match(r"[A-Z0-9“]", text), text
        assert text[-1] in ".?", text


@unhurried
@given(ANY_REPORT)
def test_figures_have_no_decimals(made: Report):
    doc = document_of(made, BANK)

    for figure in doc.figures:
        assert not re.search(r"\d[.,]\d", " ".join((figure.value, figure.rest, figure.meaning))), figure
        assert figure.value.isdigit() or (figure.value == "–" and not figure.rest)


@unhurried
@given(ANY_REPORT)
def test_every_row_has_a_reading_and_every_card_its_points(made: Report):
    doc = document_of(made, BANK)

    assert all(row.reading for group in doc.matrix.groups for row in group.rows)
    for card in (*doc.start_now, *doc.later):
        points = re.match(r"(\d+) points?: ", card.reasons)
        assert points and int(points[1]) == sum(map(int, re.findall(r"\((\d+)\)", card.reasons)))


@unhurried
@given(teams(least=5).map(lambda team: report(team, ANONYMOUS)))
def test_an_anonymous_report_says_nothing_that_only_names_can_tell(made: Report):
    text = report_markdown(made, BANK)

    assert "by their own answers" not in text
    assert "had not answered" not in text
    assert "names it as theirs" not in text


@unhurried
@given(ANY_REPORT)
def test_any_report_can_be_pasted_into_a_wiki(made: Report):
    text = report_markdown(made, BANK)

    assert text.endswith("\n")
    assert not re.search(r"(?<!\\)<|\n{3}|^#+ *$|\(\)|\*\*\*\*", text, flags=re.MULTILINE)
    assert not re.search(r"^- .*\n\n- ", text, flags=re.MULTILINE), "two lists in a row would become one"
    for line in text.splitlines():
        assert line == line.rstrip()
        assert line.startswith("|") or "  " not in line

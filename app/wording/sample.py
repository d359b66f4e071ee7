"""The bundled sample report in words: what a newcomer will get."""

from functools import cache

from app.bank.sample import sample_answers
from app.domain.report import Report
from app.domain.reporting import report_of
from app.wording.document import Document, document_of


@cache
def sample_document() -> Document:
    """The report that the sample's answers make."""
    sample = sample_answers()
    report = report_of(sample.bank, sample.responses)
    assert isinstance(report, Report)
    return document_of(report, sample.bank)

"""The bundled sample report in words: what a newcomer will get."""

from dataclasses import dataclass
from functools import cache

from app.bank.sample import sample_answers
from app.domain.reporting import report_of
from app.domain.responses import Response
from app.wording.document import Document, document_of

NAMES = ("Mara", "Jonas", "Priya", "Tomás", "Wren")
"""Five people who do not exist, in the order of the sample's answers."""


@dataclass(frozen=True, slots=True)
class Invented:
    """A respondent of the sample, as `domain.voices` hears one."""

    name: str
    response: Response

    @property
    def role(self) -> str | None:
        return self.response.role

    @property
    def person_id(self) -> str:
        return self.name


@cache
def sample_document() -> Document:
    """The report that the sample's answers make, with who says whom."""
    sample = sample_answers()
    voices = [Invented(name, response) for name, response in zip(NAMES, sample.responses, strict=True)]
    return document_of(report_of(sample.bank, sample.responses), sample.bank, voices)

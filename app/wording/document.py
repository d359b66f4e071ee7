"""A whole report in words: what a page, a Markdown file or a printed sheet only sets in type."""

from dataclasses import dataclass

from app.domain.questionnaire import Bank
from app.domain.report import Report
from app.wording.computed import computed
from app.wording.contradictions import SecondLook, second_looks
from app.wording.figures import Figure, figures_of
from app.wording.hidden_work import RoleText, other_carriers, role_texts
from app.wording.numbers import number, sentence
from app.wording.ownership import Matrix, matrix_of
from app.wording.recommendations import Card, cards_of
from app.wording.symptoms import FindingText, mistake_texts, practice_texts, symptom_texts, unanswered
from app.wording.verdict import VerdictText, verdict_text


@dataclass(frozen=True, slots=True)
class Document:
    """The report in the order it is read. `start_now` and `later` are cards; `missing` says what nobody answered."""

    respondents: int
    verdict: VerdictText
    figures: tuple[Figure, ...]
    matrix: Matrix
    start_now: tuple[Card, ...]
    later: tuple[Card, ...]
    symptoms: tuple[FindingText, ...]
    roles: tuple[RoleText, ...]
    others: str
    practices: tuple[FindingText, ...]
    mistakes: tuple[FindingText, ...]
    looks: tuple[SecondLook, ...]
    missing: tuple[str, ...]
    computed: tuple[str, ...]

    @property
    def start_sentence(self) -> str:
        """How many cards there are to start with, and what comes after."""
        started, later = len(self.start_now), len(self.later)
        follow = f" {sentence(number(later))} more follow{'s' if later == 1 else ''}, folded." if later else ""
        return f"{sentence(number(started))} to start now.{follow}"

    @property
    def alone(self) -> bool:
        """Whether this is one person's view."""
        return self.respondents == 1


def document_of(report: Report, bank: Bank) -> Document:
    """The report in words."""
    cards = cards_of(report, bank)
    started = sum(card.start_now for card in report.recommendations)
    return Document(
        respondents=report.respondents,
        verdict=verdict_text(report, bank),
        figures=figures_of(report, bank),
        matrix=matrix_of(report, bank),
        start_now=cards[:started],
        later=cards[started:],
        symptoms=symptom_texts(report, bank),
        roles=role_texts(report, bank),
        others=other_carriers(report, bank),
        practices=practice_texts(report, bank),
        mistakes=mistake_texts(report, bank),
        looks=second_looks(report.contradictions),
        missing=unanswered(report, bank),
        computed=computed(report),
    )

"""A whole report in words: what a page, a Markdown file or a printed sheet only sets in type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.questionnaire import Bank
from app.domain.report import Report
from app.domain.sharing import RECOMMENDATIONS
from app.domain.voices import Voice, row_voices, split_by_role
from app.wording.agreements import AgreedText, agreed_texts
from app.wording.computed import computed
from app.wording.contradictions import SecondLook, second_looks
from app.wording.figures import Figure, figures_of
from app.wording.hidden_work import RoleText, other_carriers, role_texts
from app.wording.missing import Missing, missing_of
from app.wording.numbers import number, sentence
from app.wording.ownership import Matrix, MatrixRow, matrix_of
from app.wording.recommendations import Card, cards_of
from app.wording.role_split import PartText, part_texts
from app.wording.severity import highest_cost
from app.wording.symptoms import FindingText, mistake_texts, practice_texts, symptom_texts
from app.wording.verdict import VerdictText, verdict_text
from app.wording.voices import voices_texts


@dataclass(frozen=True, slots=True)
class Document:
    """The report in the order it is read. `start_now` and `later` are cards; `cost` is a sentence, empty where no
    symptom was rated; `missing` says what nobody answered; `agreed` what had been agreed before, and `split` what
    people of each role see, where that may be told. `recommends` is false in a share that leaves the cards out."""

    respondents: int
    verdict: VerdictText
    figures: tuple[Figure, ...]
    matrix: Matrix
    agreed: tuple[AgreedText, ...]
    split: tuple[PartText, ...]
    start_now: tuple[Card, ...]
    later: tuple[Card, ...]
    symptoms: tuple[FindingText, ...]
    cost: str
    roles: tuple[RoleText, ...]
    others: str
    practices: tuple[FindingText, ...]
    mistakes: tuple[FindingText, ...]
    looks: tuple[SecondLook, ...]
    missing: tuple[Missing, ...]
    computed: tuple[str, ...]
    recommends: bool = True

    @property
    def start_sentence(self) -> str:
        """How many cards there are to start with and how many come later, or that there is none."""
        started, later = len(self.start_now), len(self.later)
        if not started:
            unless = " Those that are missing may change that." if self.missing else ""
            return f"Nothing stands out from these answers.{unless}"
        follow = f", {number(later)} more for later" if later else ""
        return f"{sentence(number(started))} to start now{follow}."

    @property
    def alone(self) -> bool:
        """Whether this is one person's view."""
        return self.respondents == 1

    @property
    def disputed(self) -> tuple[MatrixRow, ...]:
        """The duties for which people name different owners."""
        return tuple(row for row in self._rows() if row.status == "disputed")

    @property
    def heard(self) -> tuple[tuple[MatrixRow, ...], tuple[MatrixRow, ...]]:
        """The duties about which people are known to say different things: the disputed ones, and all others."""
        split = [row for row in self._rows() if row.voices.is_split]
        disputed = tuple(row for row in split if row.status == "disputed")
        return disputed, tuple(row for row in split if row.status != "disputed")

    def _rows(self) -> Iterator[MatrixRow]:
        return (row for group in self.matrix.groups for row in group.rows)


def document_of(report: Report, bank: Bank, voices: Sequence[Voice] = ()) -> Document:
    """The report in words; with the `voices` of a named round, who says whom."""
    cards = cards_of(report, bank)
    started = sum(card.start_now for card in report.recommendations)
    return Document(
        respondents=report.respondents,
        verdict=verdict_text(report, bank),
        figures=figures_of(report, bank),
        matrix=matrix_of(report, bank, voices_texts(bank, row_voices(bank, report, voices))),
        agreed=agreed_texts(report, bank),
        split=part_texts(bank, split_by_role(bank, report, voices)),
        start_now=cards[:started],
        later=cards[started:],
        symptoms=symptom_texts(report, bank),
        cost=highest_cost(report, bank),
        roles=role_texts(report, bank),
        others=other_carriers(report, bank),
        practices=practice_texts(report, bank),
        mistakes=mistake_texts(report, bank),
        looks=second_looks(report.contradictions),
        missing=missing_of(report, bank),
        computed=computed(report),
        recommends=RECOMMENDATIONS not in report.left_out,
    )

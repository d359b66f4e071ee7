"""The report split by role, where that is allowed: what people of each role see (domain 4.6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.privacy import shown
from app.domain.questionnaire import Bank
from app.domain.tally import RESPONDENT_ROLE
from app.domain.voices import RolePart
from app.wording.numbers import bounds


@dataclass(frozen=True, slots=True)
class PartText:
    """What the people of one role see: their number, the symptoms certain and possible, hidden duties, and how likely
    two of them name the same owner."""

    role: str
    people: int
    symptoms: str
    hidden: str
    same_owner: str


def part_texts(bank: Bank, parts: Sequence[RolePart]) -> tuple[PartText, ...]:
    """A line per role, the most frequent first."""
    return tuple(_part(bank, part) for part in parts)


def _part(bank: Bank, part: RolePart) -> PartText:
    verdict, hidden, display = part.report.verdict, part.report.hidden_work, shown(part.report)
    return PartText(
        role=bank.items[RESPONDENT_ROLE].scale.label(part.role),
        people=part.report.respondents,
        symptoms=f"{bounds(verdict.lower, verdict.upper)} of {verdict.applicable}",
        hidden=f"{bounds(hidden.low, hidden.high)} of {hidden.of}",
        same_owner="–" if display.clarity is None else f"{display.clarity} %",
    )

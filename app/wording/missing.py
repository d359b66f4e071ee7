"""What a report could not rest on, because nobody answered it, or too few."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.privacy import ANONYMOUS
from app.domain.questionnaire import Bank
from app.domain.report import Report
from app.wording.numbers import listed, out_of


@dataclass(frozen=True, slots=True)
class Missing:
    """Questions that miss answers, by kind, and in what way: `Answered by nobody`, `two of six symptoms and ...`."""

    how: str
    what: str


def missing_of(report: Report, bank: Bank) -> tuple[Missing, ...]:
    """First what has no answers to show, then what fewer than half answered; nothing where neither occurs."""
    answered = _answered(report)
    few = (
        Missing(_no_answers(report), _kinds(answered, bank, lambda count: count == 0)),
        Missing(
            "Answered by fewer than half of you",
            _kinds(answered, bank, lambda count: 0 < 2 * count < report.respondents),
        ),
    )
    return tuple(one for one in few if one.what)


def no_data(report: Report) -> str:
    """Said of what nobody answered, or of what too few did for an anonymous report (F29)."""
    return "too few answers" if report.privacy == ANONYMOUS else "not answered"


def without_data(report: Report) -> str:
    """The same behind a number: `2 not answered`, `2 with too few answers`."""
    return f"with {no_data(report)}" if report.privacy == ANONYMOUS else no_data(report)


def _no_answers(report: Report) -> str:
    if report.privacy == ANONYMOUS:
        return "Answered by fewer than three of you, and so not shown"
    return "Not everything was answered" if report.respondents == 1 else "Answered by nobody"


def _answered(report: Report) -> dict[str, int]:
    """How many people answered each question in any way, "don't know" included."""
    symptoms = {id: report.respondents - finding.blank for id, finding in report.symptoms.items()}
    others = (report.ownership.rows, report.practices, report.mistakes)
    return symptoms | {id: sum(finding.answers.values()) for part in others for id, finding in part.items()}


def _kinds(answered: dict[str, int], bank: Bank, is_meant: Callable[[int], bool]) -> str:
    kinds = (
        ("symptom", "symptoms", bank.symptoms),
        ("duty", "duties", bank.responsibilities),
        ("practice", "practices", bank.practices),
        ("mistake", "mistakes", bank.mistakes),
    )
    counts = [(one, many, len(items), sum(is_meant(answered[item.id]) for item in items)) for one, many, items in kinds]
    return listed([f"{out_of(count, of)} {one if of == 1 else many}" for one, many, of, count in counts if count])

"""How this report's figures came about, so that each can be recomputed by hand from the page."""

from app.domain.report import Report
from app.wording.numbers import bounds, listed


def computed(report: Report) -> tuple[str, ...]:
    """One plain sentence or two per figure."""
    return (_symptoms(report), _hidden(report), _clarity(report), _cards())


def _symptoms(report: Report) -> str:
    verdict = report.verdict
    rule = (
        "Symptoms: what applies counts for certain; what applies partly, and what is not known, could count as well, "
        "so the figure has two ends"
        if report.respondents == 1
        else "Symptoms: one that at least half of you see counts for certain; one that anybody sees at least partly, "
        "and one that is not known, could count as well, so the figure has two ends"
    )
    ends = f"{verdict.lower} certain, {verdict.with_partly} with the partial ones, {verdict.upper} with those not known"
    return f"{rule}: here {ends}. The threshold of two is the article’s rule of thumb, not a research result."


def _hidden(report: Report) -> str:
    hidden = report.hidden_work
    carried = sum(hidden.carried.values())
    parts = [
        f"{carried} carried by another role",
        f"{hidden.shared} everyone’s",
        f"{hidden.undone} nobody’s",
    ]
    return (
        f"Hidden work: of the {hidden.of} core duties that the article gives to DevOps for Data, {listed(parts)} make "
        f"{hidden.low}; {hidden.unknown} more not known or disputed: {bounds(hidden.low, hidden.high)}."
    )


def _clarity(report: Report) -> str:
    if report.respondents == 1:
        return (
            "Clarity: duties with exactly one named role, of those answered. “Everyone”, “nobody” and “I don’t know” "
            "count as no owner."
        )
    return (
        "Clarity: for each duty, the chance that two of you picked at random name the same single role; then the mean "
        "over the core duties. “Everyone”, “nobody” and “I don’t know” never count as the same owner."
    )


def _cards() -> str:
    return (
        "What to do first: a card adds the highest points of its symptom, cost, mistake, practice and duty. "
        "The points put the cards in order and mean nothing else."
    )

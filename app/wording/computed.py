"""How this report's figures came about, so that each can be recomputed by hand from the page."""

from collections.abc import Iterator

from app.domain.judgement import MIXED_FROM, MOSTLY_CLEAR_FROM
from app.domain.privacy import ANONYMOUS, shown
from app.domain.report import Report
from app.domain.sharing import RECOMMENDATIONS
from app.wording.numbers import bounds, listed, verb

NEVER_THE_SAME = "“Everyone”, “nobody” and “I don’t know” never count as the same owner."


def computed(report: Report) -> tuple[str, ...]:
    """One plain sentence or two per figure, and what is not computed."""
    return tuple(
        line
        for part in (_privacy(report), _symptoms(report), _hidden(report), _ownership(report), _cards(report))
        for line in part
    )


def _privacy(report: Report) -> Iterator[str]:
    if report.privacy == ANONYMOUS:
        yield (
            "This round was anonymous: all that is kept are counts per question, and a question that fewer than three "
            "answered reads as not answered."
        )


def _symptoms(report: Report) -> Iterator[str]:
    verdict = report.verdict
    rule = (
        "Symptoms: what applies counts for certain; what applies partly, and what is not known, could count as well, "
        "so the figure has two ends"
        if report.respondents == 1
        else "Symptoms: one that applies for at least half of those who could say counts for certain; one that anybody "
        "sees at least in part, and one that is not known, could count as well, so the figure has two ends"
    )
    ends = f"{verdict.lower} certain, {verdict.with_partly} with the partial ones, {verdict.upper} with those not known"
    yield f"{rule}: here {ends}. The threshold of two is the article’s rule of thumb, not a research result."


def _hidden(report: Report) -> Iterator[str]:
    hidden = report.hidden_work
    if not hidden.of:
        yield "Hidden work: none of the core duties that the article gives to DevOps for Data arises here."
        return
    parts = [
        f"{sum(hidden.carried.values())} carried by another role",
        f"{hidden.shared} everyone’s",
        f"{hidden.undone} nobody’s",
    ]
    duties = f"{hidden.of} core {verb(hidden.of, 'duty', 'duties')}"
    unknown = (
        f"; with {hidden.unknown} disputed or not known, {bounds(hidden.low, hidden.high)}" if hidden.unknown else ""
    )
    yield (
        f"Hidden work: of the {duties} that the article gives to DevOps for Data, {listed(parts)} make "
        f"{hidden.low}{unknown}."
    )


def _ownership(report: Report) -> Iterator[str]:
    if report.respondents == 1:
        yield from _own_ownership(report)
        return
    display = shown(report)
    if display.same_owner:
        yield (
            "Clarity: duties for which you both name the same single role, of those that you both answered. "
            f"{NEVER_THE_SAME}"
        )
    if display.clarity is not None:
        yield (
            "Clarity: for each duty, the chance that two of you picked at random name the same single role; then the "
            f"mean over the core duties. {NEVER_THE_SAME} Where “mixed” begins ({MIXED_FROM} %) and “mostly clear” "
            f"({MOSTLY_CLEAR_FROM} %) is judgement."
        )
    if display.agreement is not None:
        yield (
            "Agreement: the same chance with “everyone” and “nobody” as answers like any other, and without “I don’t "
            f"know”: {display.agreement} %."
        )
    yield from _alignment(report)


def _own_ownership(report: Report) -> Iterator[str]:
    yield (
        "Clarity: duties with exactly one named role, of those answered. “Everyone”, “nobody” and “I don’t know” "
        "count as no owner."
    )
    if report.ownership.explicit:
        written, of = report.ownership.explicit
        yield f"In writing: {written} of {of} core {verb(of, 'duty', 'duties')}, each with one named role."


def _alignment(report: Report) -> Iterator[str]:
    """Whether the one owner is the expected one: never mixed with whether there is one (D3)."""
    expected, named = report.ownership.alignment_expected, report.ownership.alignment_named
    if named:
        yield (
            f"Of the {named} core {verb(named, 'duty', 'duties')} with one owner, {expected} "
            f"{verb(expected, 'is', 'are')} where the article puts {verb(named, 'it', 'them')}."
        )


def _cards(report: Report) -> Iterator[str]:
    if RECOMMENDATIONS not in report.left_out:
        yield (
            "What to do first: a card adds the highest points of its symptom, cost, mistake, practice and duty; the "
            "ownership card adds the share of open duties, hidden work and overload instead. What cannot wait stands "
            "first. The points put the cards in order and mean nothing else."
        )
    yield "There is no overall score, and there will not be one."

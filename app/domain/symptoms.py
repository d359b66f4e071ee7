"""The six symptoms and the article's rule over them, with bounds (domain 4.1, 4.2)."""

from collections.abc import Mapping, Sequence

from app.domain.judgement import ARCHITECTURAL_FROM, DEFINITE_FOR_A_VERDICT, UNKNOWN_IS_A_SIGN
from app.domain.presence import ABSENT, PRESENT, SOMEWHERE, UNKNOWN, presence_of
from app.domain.questionnaire import DONT_KNOW, NOT_APPLICABLE, Bank
from app.domain.report import SymptomFinding, Verdict
from app.domain.responses import Response, Tally


def symptom_findings(bank: Bank, tally: Tally) -> dict[str, SymptomFinding]:
    """A finding per symptom, in the bank's order."""
    return {symptom.id: _finding(symptom.id, tally) for symptom in bank.symptoms}


def verdict_of(symptoms: Mapping[str, SymptomFinding]) -> Verdict:
    """The article's rule with bounds; `people_at_two` is left None, as counts cannot tell it."""
    findings = symptoms.values()
    lower = sum(finding.state == PRESENT for finding in findings)
    with_partly = lower + sum(finding.state == SOMEWHERE for finding in findings)
    upper = with_partly + sum(may_yet_be_present(finding) for finding in findings)
    definite = sum(_is_definite(finding) for finding in findings)
    return Verdict(
        code=_code(lower, with_partly, upper, definite),
        lower=lower,
        upper=upper,
        with_partly=with_partly,
        applicable=sum(not does_not_arise(finding) for finding in findings),
        people_at_two=None,
    )


def people_at_two(bank: Bank, responses: Sequence[Response]) -> int:
    """How many reach the article's threshold by their own answers, counting "yes" only."""
    own_counts = (sum(response.answers.get(symptom.id) == "yes" for symptom in bank.symptoms) for response in responses)
    return sum(count >= ARCHITECTURAL_FROM for count in own_counts)


def _finding(symptom: str, tally: Tally) -> SymptomFinding:
    counts = tally.counts.get(symptom, {})
    yes, partly, no, unknown = (counts.get(value, 0) for value in ("yes", "partly", "no", DONT_KNOW))
    presence = presence_of(yes, partly, no, unknown)
    return SymptomFinding(
        id=symptom,
        state=presence.state,
        yes=yes,
        partly=partly,
        no=no,
        dont_know=unknown,
        not_applicable=counts.get(NOT_APPLICABLE, 0),
        blank=tally.respondents - sum(counts.values()),
        many_unknown=presence.many_unknown,
        severity=_upper_median(tally.severity.get(symptom, {})),
    )


def _upper_median(severity: Mapping[int, int]) -> int | None:
    given = sorted(step for step, times in severity.items() for _ in range(times))
    return given[len(given) // 2] if given else None


def does_not_arise(finding: SymptomFinding) -> bool:
    """Everybody who answered it chose not applicable (F2)."""
    others = finding.yes + finding.partly + finding.no + finding.dont_know
    return finding.not_applicable > 0 and others == 0


def may_yet_be_present(finding: SymptomFinding) -> bool:
    """Whether only the upper bound counts it, because it is not known (domain 4.1)."""
    if finding.state == UNKNOWN:
        return not does_not_arise(finding)
    return finding.state == ABSENT and finding.many_unknown and finding.id in UNKNOWN_IS_A_SIGN


def _is_definite(finding: SymptomFinding) -> bool:
    return finding.state != UNKNOWN or does_not_arise(finding)


def _code(lower: int, with_partly: int, upper: int, definite: int) -> str:
    if lower >= ARCHITECTURAL_FROM:
        return "architectural"
    if with_partly >= ARCHITECTURAL_FROM:
        return "borderline" if definite >= DEFINITE_FOR_A_VERDICT else "not_enough"
    return "undetermined" if upper >= ARCHITECTURAL_FROM else "below"

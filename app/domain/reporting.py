"""The only way to a report: answers or counts in, one `Report` out.

An anonymous report is made of counts alone, whichever way it is asked for; who gave which answers cannot change it.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, overload

from app.domain.agreements import NOTHING_AGREED, Agreement, held_as_agreed
from app.domain.contradictions import contradictions_of
from app.domain.findings import findings_of
from app.domain.judgement import ANONYMOUS_MINIMUM
from app.domain.named import with_names
from app.domain.privacy import ANONYMOUS, NAMED, is_withheld
from app.domain.questionnaire import Bank
from app.domain.recommendations import recommendations_of
from app.domain.report import Report, WithheldReport
from app.domain.responses import Response, Tally
from app.domain.symptoms import verdict_of
from app.domain.tally import tally_of, without_rare


@overload
def report_of(
    bank: Bank,
    responses: Sequence[Response],
    privacy: Literal["named"] = NAMED,
    minimum: int = ANONYMOUS_MINIMUM,
    agreements: Mapping[str, Agreement] = NOTHING_AGREED,
) -> Report: ...
@overload
def report_of(
    bank: Bank,
    responses: Sequence[Response],
    privacy: str,
    minimum: int = ANONYMOUS_MINIMUM,
    agreements: Mapping[str, Agreement] = NOTHING_AGREED,
) -> Report | WithheldReport: ...
def report_of(
    bank: Bank,
    responses: Sequence[Response],
    privacy: str = NAMED,
    minimum: int = ANONYMOUS_MINIMUM,
    agreements: Mapping[str, Agreement] = NOTHING_AGREED,
) -> Report | WithheldReport:
    """The report that these responses make; `minimum` matters only to an anonymous one. `agreements` are those that
    stood when the round closed, by duty.

    ValueError for a `privacy` that is neither `named` nor `anonymous`.
    """
    tally = tally_of(responses)
    if privacy == ANONYMOUS:
        return report_of_counts(bank, tally, minimum, agreements)
    if privacy != NAMED:
        raise ValueError(f"privacy is named or anonymous, not {privacy!r}")
    return with_names(_report(bank, tally, NAMED, agreements), bank, tally, responses)


def view_of(bank: Bank, response: Response) -> Report:
    """One person's own view: the report over their answers alone."""
    tally = tally_of([response])
    return with_names(_report(bank, tally, NAMED, NOTHING_AGREED), bank, tally, [response])


def report_of_counts(
    bank: Bank,
    tally: Tally,
    minimum: int = ANONYMOUS_MINIMUM,
    agreements: Mapping[str, Agreement] = NOTHING_AGREED,
) -> Report | WithheldReport:
    """The anonymous report that these counts make, withheld below `minimum`, which is never less than five (4.10)."""
    if is_withheld(tally.respondents, minimum):
        return WithheldReport(bank=bank.version, respondents=tally.respondents, privacy=ANONYMOUS)
    return _report(bank, without_rare(tally), ANONYMOUS, agreements)


def _report(bank: Bank, tally: Tally, privacy: str, agreements: Mapping[str, Agreement]) -> Report:
    findings = findings_of(bank, tally, agreements)
    return Report(
        bank=bank.version,
        respondents=tally.respondents,
        privacy=privacy,
        contexts=findings.contexts,
        verdict=verdict_of(findings.symptoms),
        symptoms=findings.symptoms,
        ownership=findings.ownership,
        hidden_work=findings.hidden_work,
        load=findings.load,
        practices=findings.practices,
        mistakes=findings.mistakes,
        contradictions=contradictions_of(findings),
        recommendations=recommendations_of(bank, findings),
        agreements=findings.agreements,
        held_as_agreed=held_as_agreed(findings.agreements),
    )

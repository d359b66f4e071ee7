"""What a closed round keeps for pages that look over many: its report in a few figures and a state per question."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.presence import ABSENT, UNKNOWN
from app.domain.privacy import shown
from app.domain.questionnaire import NOT_APPLICABLE
from app.domain.report import Report, SymptomFinding
from app.domain.rows import NO_DATA
from app.domain.symptoms import does_not_arise, may_yet_be_present

ABSENT_OR_UNKNOWN = "absent_or_unknown"


@dataclass(frozen=True, slots=True)
class Holding:
    """The status of a duty's row (domain 4.5), and the role that holds it where `ok` or `other_role` says so."""

    status: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """A report in short, exact as the report is; what of it may be shown is for `privacy` to say (domain 4.6).

    `verdict` is its code, `lower` and `upper` its bounds of `applicable` symptoms (4.1); hidden work has bounds of
    `hidden_of` duties (4.3). `clarity`, both ends of its range and `agreement` are 0-100 or None; `same_owner` is what
    one or two respondents show instead, as (rows, of rows), None for more (4.6).

    `symptoms` holds a state by id: a finding's own, but `absent_or_unknown` where the verdict counts an absent one as
    possible, and for an unknown one `not_applicable` or `no_data` where that is why. `rows` holds every duty in use.
    """

    respondents: int
    verdict: str
    lower: int
    upper: int
    applicable: int
    hidden_low: int
    hidden_high: int
    hidden_of: int
    clarity: float | None
    clarity_low: float | None
    clarity_high: float | None
    agreement: float | None
    same_owner: tuple[int, int] | None
    symptoms: Mapping[str, str]
    rows: Mapping[str, Holding]


def summary_of(report: Report) -> Summary:
    """The report in short."""
    verdict, hidden, ownership = report.verdict, report.hidden_work, report.ownership
    low, high = ownership.clarity_range or (None, None)
    return Summary(
        respondents=report.respondents,
        verdict=verdict.code,
        lower=verdict.lower,
        upper=verdict.upper,
        applicable=verdict.applicable,
        hidden_low=hidden.low,
        hidden_high=hidden.high,
        hidden_of=hidden.of,
        clarity=ownership.clarity,
        clarity_low=low,
        clarity_high=high,
        agreement=ownership.agreement,
        same_owner=shown(report).same_owner,
        symptoms={id: _state(finding) for id, finding in report.symptoms.items()},
        rows={id: Holding(row.status, row.holder) for id, row in ownership.rows.items()},
    )


def _state(finding: SymptomFinding) -> str:
    if finding.state == ABSENT and may_yet_be_present(finding):
        return ABSENT_OR_UNKNOWN
    if finding.state != UNKNOWN or finding.dont_know:
        return finding.state
    return NOT_APPLICABLE if does_not_arise(finding) else NO_DATA

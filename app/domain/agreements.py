"""What a team settled about its duties, held against what its people say (domain 2.5, D10).

An agreement changes no figure about who holds what. What it changes: a duty that the agreed owner does hold, though the
article puts it elsewhere, is a decided deviation. It stays visible, is told apart from hidden work (4.3), and earns no
points (4.7). A duty whose agreed owner does not hold it keeps its gap, and so does one that waits. Load and alignment
stay as they are: a decision makes a role's load no lighter, and alignment asks where the article puts a duty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.judgement import FORGOTTEN_BELOW
from app.domain.questionnaire import Bank
from app.domain.report import AgreementFinding, RowFinding
from app.domain.rows import asked_about

HELD = "held"
DRIFTING = "drifting"
FORGOTTEN = "forgotten"
WAITING = "waiting"
UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One decision about one duty: who holds it (`owner`, an owner answer that names a role, and a person's name where
    there is one) from the day `since` on; or, with `owner` None, that it waits, and by whom the risk is taken."""

    item: str
    owner: str | None
    holder_name: str | None
    since: date
    why: str
    risk_taken_by: str | None
    decided_at: datetime


NOTHING_AGREED: Mapping[str, Agreement] = {}


def agreement_findings(
    bank: Bank, rows: Mapping[str, RowFinding], agreements: Mapping[str, Agreement]
) -> dict[str, AgreementFinding]:
    """Each agreement as the answers bear it out, by duty in the bank's order; one about a duty that the bank does not
    ask is left out."""
    return {
        duty.id: _finding(rows[duty.id], agreements[duty.id]) for duty in bank.responsibilities if duty.id in agreements
    }


def decided_deviations(findings: Mapping[str, AgreementFinding]) -> frozenset[str]:
    """Ids of the duties that another role than the article's holds because the team decided so."""
    return frozenset(id for id, finding in findings.items() if finding.is_decided_deviation)


def held_as_agreed(findings: Mapping[str, AgreementFinding]) -> frozenset[str]:
    """Ids of the duties that their agreed owner holds."""
    return frozenset(id for id, finding in findings.items() if finding.state == HELD)


def _finding(row: RowFinding, agreement: Agreement) -> AgreementFinding:
    return AgreementFinding(
        id=agreement.item,
        owner=agreement.owner,
        holder_name=agreement.holder_name,
        since=agreement.since,
        why=agreement.why,
        risk_taken_by=agreement.risk_taken_by,
        state=_state(row, agreement.owner),
        deviates=agreement.owner is not None and agreement.owner != row.expected,
    )


def _state(row: RowFinding, owner: str | None) -> str:
    if owner is None:
        return WAITING
    asked = asked_about(row.answers)
    if asked == 0:
        return UNANSWERED
    if row.holder == owner:
        return HELD
    return FORGOTTEN if row.answers.get(owner, 0) < FORGOTTEN_BELOW * asked else DRIFTING

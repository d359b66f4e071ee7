"""Answers that do not go together (domain 2.9): shown as "please look again", never corrected.

For one respondent they are read off the answers, for several off the team's states: the states hold both.
"""

from app.domain.contexts import HAT
from app.domain.findings import Findings
from app.domain.judgement import CONTRADICTING_ROWS, MISSING_PRACTICES
from app.domain.presence import ABSENT, PRESENT, SOMEWHERE
from app.domain.rows import EVERYONES, UNOWNED


def contradictions_of(findings: Findings) -> tuple[str, ...]:
    """Ids K1 to K10 of those that hold, in order. A question that the bank lacks contradicts nothing."""
    checks = {
        "K1": _is_everywhere(findings, "P2") and _is_present(findings, "S1"),
        "K2": _is_everywhere(findings, "P3") and (_is_present(findings, "S4") or _is_unknown_to_many(findings, "S4")),
        "K3": _is_everywhere(findings, "P4") and _is_present(findings, "S3"),
        "K4": _is_everywhere(findings, "P2") and _is_present(findings, "M2"),
        "K5": _is_everywhere(findings, "P3") and _is_present(findings, "S2"),
        "K6": _is_everywhere(findings, "P5") and _is_present(findings, "S5"),
        "K7": _is_everywhere(findings, "P1") and (_is_present(findings, "S6") or _is_present(findings, "M4")),
        "K8": _roles_are_said_to_be_clear(findings) and _rows_without_one_owner(findings) >= CONTRADICTING_ROWS,
        "K9": findings.contexts.get(HAT) == "no" and _devops_for_data_holds_a_row(findings),
        "K10": _no_symptom_is_named(findings) and _missing_practices(findings) >= MISSING_PRACTICES,
    }
    return tuple(check for check, fires in checks.items() if fires)


def _is_everywhere(findings: Findings, practice: str) -> bool:
    finding = findings.practices.get(practice)
    return finding is not None and finding.state == "everywhere"


def _is_present(findings: Findings, item: str) -> bool:
    finding = findings.symptoms.get(item) or findings.mistakes.get(item)
    return finding is not None and finding.state == PRESENT


def _is_unknown_to_many(findings: Findings, symptom: str) -> bool:
    finding = findings.symptoms.get(symptom)
    return finding is not None and finding.many_unknown


def _roles_are_said_to_be_clear(findings: Findings) -> bool:
    blurred = findings.mistakes.get("M1")
    return blurred is not None and blurred.state == ABSENT


def _rows_without_one_owner(findings: Findings) -> int:
    return sum(row.core and row.status in (UNOWNED, EVERYONES) for row in findings.ownership.rows.values())


def _devops_for_data_holds_a_row(findings: Findings) -> bool:
    return any(row.holder == "dfd" for row in findings.ownership.rows.values())


def _no_symptom_is_named(findings: Findings) -> bool:
    return not any(finding.state in (PRESENT, SOMEWHERE) for finding in findings.symptoms.values())


def _missing_practices(findings: Findings) -> int:
    return sum(finding.state == "no" for finding in findings.practices.values())

"""What a symptom cost in the past three months, in words (domain 2.3, 4.2)."""

from app.domain.questionnaire import Bank
from app.domain.report import Report
from app.wording.numbers import counted, quoted, sentence, within

SEVERITY_LABELS = ("Nothing, or a nuisance", "Hours", "Days, or a late delivery", "An incident with real damage")
"""One label per severity 0 to 3, as on the button."""

DAYS = 2
"""Severity from which a cost is worth counting."""

NAMED = 2
"""Symptoms that the sentence names; more are counted."""


def highest_cost(report: Report, bank: Bank) -> str:
    """The highest cost, where it arose, and how many symptoms cost days or more; empty where none was rated. Costs are
    never added up: the steps are ordered, not equally far apart."""
    rated = {id: symptom.severity for id, symptom in report.symptoms.items() if symptom.severity is not None}
    if not rated:
        return ""
    highest = max(rated.values())
    costliest = [symptom.name for symptom in bank.symptoms if rated.get(symptom.id) == highest]
    severe = sum(severity >= DAYS for severity in rated.values())
    names = quoted(costliest) if len(costliest) <= NAMED else counted(len(costliest), "symptom")
    where = f", from {names}" if highest else ""
    more = f" {sentence(counted(severe, 'symptom'))} cost days or more." if severe > len(costliest) else ""
    return f"The highest cost in the past three months: {within(SEVERITY_LABELS[highest])}{where}.{more}"

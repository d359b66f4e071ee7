"""Answers in short forms: the worked examples of the domain, and teams written a line per item."""

from collections.abc import Mapping, Sequence

from app.domain.report import Report
from app.domain.reporting import report_of
from app.domain.responses import Response
from tests.domain.banks import ADDED, BANK, EXPECTED, MISTAKES, PRACTICES, SYMPTOMS

SHORT = {"y": "yes", "p": "partly", "n": "no", "dk": "dont_know", "na": "not_applicable"}

CORE_AS_EXPECTED = {row: role for role, rows in EXPECTED.items() for row in rows}

C1 = CORE_AS_EXPECTED | {
    "R-DMO": "everyone",
    "R-CIC": "ml",
    "R-ENV": "nobody",
    "R-ACC": "everyone",
    "R-OBS": "dont_know",
    "R-GRD": "ml",
}
"""Owners of the running example of 4.3 and 4.4: five data rows held, one everyone's, four held by ML engineers."""

NOTHING_WRONG = (
    CORE_AS_EXPECTED
    | dict.fromkeys(ADDED, "dfd")
    | dict.fromkeys((*SYMPTOMS, *MISTAKES), "no")
    | dict.fromkeys(PRACTICES, "everywhere")
)

T1 = {
    "R-ING": "de de de de",
    "R-CIC": "dfd dfd ml everyone",
    "R-TRN": "ml ml dfd dfd",
    "R-ENV": "nobody nobody nobody dk",
    "R-ACC": "everyone everyone everyone everyone",
    "R-OBS": "dk dk dfd dfd",
}
"""The team of the worked example in domain 4.5."""


def named(responses: Sequence[Response]) -> Report:
    """The named report of bank 1."""
    return report_of(BANK, responses)


def anonymous(responses: Sequence[Response]) -> Report:
    """The anonymous report of bank 1, of at least five responses."""
    report = report_of(BANK, responses, privacy="anonymous")
    assert isinstance(report, Report)
    return report


def one(answers: Mapping[str, str], severity: Mapping[str, int] | None = None, role: str = "ml") -> Report:
    """The report of a single respondent."""
    return named([Response(role=role, answers=answers, severity=severity or {})])


def team(lines: Mapping[str, str], roles: str = "") -> list[Response]:
    """Responses from a line per item: a word a person, short or in full, and `-` for an item left blank."""
    answers = {item: [SHORT.get(word, word) for word in line.split()] for item, line in lines.items()}
    people = max(len(line) for line in answers.values())
    assert all(len(line) == people for line in answers.values()), "every line needs a word a person"
    role_of = roles.split() or ["other"] * people
    return [
        Response(role_of[person], {item: line[person] for item, line in answers.items() if line[person] != "-"})
        for person in range(people)
    ]


def symptoms(line: str) -> dict[str, str]:
    """Answers to S1 to S6 from six words."""
    words = [SHORT[word] for word in line.split()]
    return dict(zip(SYMPTOMS, words, strict=True))

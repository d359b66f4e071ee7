"""Reports over the real bank, from answers in the short forms of the domain's tests."""

from collections.abc import Mapping, Sequence

from app.bank import load_bank
from app.domain.privacy import ANONYMOUS, NAMED
from app.domain.report import Report
from app.domain.reporting import report_of
from app.domain.responses import Response
from tests.domain.answers import C1, symptoms, team

BANK = load_bank("1")
ALL = {
    "symptom": [symptom.id for symptom in BANK.symptoms],
    "duty": [duty.id for duty in BANK.responsibilities],
    "practice": [practice.id for practice in BANK.practices],
    "mistake": [mistake.id for mistake in BANK.mistakes],
}
EVERYTHING = [item for items in ALL.values() for item in items]

E1 = Response(
    role="lead",
    answers={
        **symptoms("y p y dk n n"),
        **C1,
        "X1": "other:it",
        "X2": "nobody",
        **dict(zip(ALL["practice"], ("some", "no", "no", "no", "some"), strict=True)),
        **dict(zip(ALL["mistake"], ("yes", "yes", "no", "no"), strict=False)),
        "CX3": "no",
        "CX5": "no",
    },
    severity={"S1": 2, "S2": 1, "S3": 0},
)
"""The worked example of domain 4.7."""


def report(responses: Sequence[Response], privacy: str = NAMED) -> Report:
    """The report that these responses make, which must not be withheld."""
    made = report_of(BANK, responses, privacy)
    assert isinstance(made, Report)
    return made


def one(
    answers: Mapping[str, str], severity: Mapping[str, int] | None = None, written_down: Sequence[str] = ()
) -> Report:
    """The report of a single respondent."""
    return report([Response("ml", answers, severity or {}, frozenset(written_down))])


def named(lines: Mapping[str, str], roles: str = "") -> Report:
    """The named report of a team, written a line per item and a word a person."""
    return report(team(lines, roles))


def anonymous(lines: Mapping[str, str]) -> Report:
    """The anonymous report of at least five people."""
    return report(team(lines), ANONYMOUS)


def everyone_says(people: int, answers: Mapping[str, str]) -> Report:
    """The named report of so many people who all say the same."""
    return report([Response("other", answers)] * people)

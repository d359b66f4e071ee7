"""One's own answers beside the team's, where they differ: for one's own view once a named round has closed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.questionnaire import Bank, Item
from app.domain.report import Report
from app.domain.responses import Response
from app.domain.rows import EVERYONES, OK, UNKNOWN, UNOWNED
from app.wording.ownership import reading_of
from app.wording.symptoms import state_words

TEAM_STATES: Mapping[str, tuple[str, ...]] = {
    "yes": ("present",),
    "none_at_all": ("present",),
    "partly": ("somewhere",),
    "no": ("absent", "no"),
    "everywhere": ("everywhere",),
    "some": ("some",),
    "dont_know": ("unknown",),
    "not_applicable": ("unknown", "not_applicable"),
}
"""Per answer to a symptom, practice or mistake the states of a team that say the same."""

TEAM_STATUSES = {"nobody": UNOWNED, "everyone": EVERYONES, "dont_know": UNKNOWN, "not_applicable": "not_applicable"}
"""Per answer that names no role, the status of a duty that says the same."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One question: what the person said, and what the team's answers come to."""

    id: str
    name: str
    own: str
    team: str


def beside(bank: Bank, own: Response, report: Report) -> tuple[Beside, ...]:
    """Every question on which the person's answer is not the team's, in the order of the questionnaire."""
    return tuple(line for line in (*_states(bank, own, report), *_duties(bank, own, report)))


def _states(bank: Bank, own: Response, report: Report) -> Iterator[Beside]:
    findings = {**report.symptoms, **report.practices, **report.mistakes}
    for item in (*bank.symptoms, *bank.practices, *bank.mistakes):
        answer, state = own.answers.get(item.id), findings[item.id].state
        if answer and state not in TEAM_STATES[answer]:
            yield _line(item, answer, state_words(report, state))


def _duties(bank: Bank, own: Response, report: Report) -> Iterator[Beside]:
    for duty in bank.responsibilities:
        answer, row = own.answers.get(duty.id), report.ownership.rows[duty.id]
        if answer and (row.holder or row.status) != TEAM_STATUSES.get(answer, answer):
            reading = reading_of(report, bank, row)
            # "Held" alone would leave open by whom, beside another answer.
            yield _line(duty, answer, f"{bank.role_names[row.expected]}: {reading}" if row.status == OK else reading)


def _line(item: Item, answer: str, team: str) -> Beside:
    return Beside(item.id, item.name, item.scale.label(answer), team)

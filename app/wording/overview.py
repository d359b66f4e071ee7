"""All of somebody's teams on one page, symptom by symptom: side by side, never ranked and never summed up (D6)."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.db.rounds import Counts, Round
from app.db.teams import Team
from app.domain.questionnaire import Bank
from app.domain.summary import Summary
from app.wording.line import hidden_words
from app.wording.numbers import counted, verb
from app.wording.symptoms import STATES

BY_NAME = "name"
BY_DATE = "date"
ORDERS = {BY_NAME: "by name", BY_DATE: "by last round"}

MARKS = {
    **{state: STATES[state] for state in ("present", "somewhere", "absent")},
    "absent_or_unknown": "absent or not known",
    "unknown": STATES["unknown"],
    "not_applicable": STATES["not_applicable"],
    "no_data": "not answered",
}
"""The states of a summary's symptoms, in the order of the legend, and what each mark says."""


@dataclass(frozen=True, slots=True)
class TeamInShort:
    """A team with its last closed round and what that says, and the round that is open. `last` has no summary where too
    few answered."""

    team: Team
    last: Round | None
    summary: Summary | None
    open: Round | None
    counts: Counts | None

    @property
    def name(self) -> str:
        return self.team.name or "Your team"


@dataclass(frozen=True, slots=True)
class Mark:
    """One symptom of one team: its state, and the word for it."""

    symptom: str
    state: str
    word: str


@dataclass(frozen=True, slots=True)
class TeamText:
    """A line of the page. `marks` are in the article's order, none where there is no report; `hidden` is the hidden
    work, `answered` how many the report rests on, `progress` how far the open round is."""

    short: TeamInShort
    marks: tuple[Mark, ...]
    hidden: str
    answered: str
    progress: str


def overview_texts(bank: Bank, teams: Iterable[TeamInShort], order: str) -> tuple[TeamText, ...]:
    """A line per team: by name, or the one that closed a round last first; teams without one come last then."""
    by_name = sorted(teams, key=lambda one: (one.team.name is None, one.name.casefold(), one.team.id))
    if order == BY_DATE:
        by_name.sort(key=lambda one: -_closed(one))
    return tuple(_text(bank, one) for one in by_name)


def legend_of(texts: Iterable[TeamText]) -> dict[str, str]:
    """The states that the marks of these lines show, and their words."""
    found = {mark.state for text in texts for mark in text.marks}
    return {state: word for state, word in MARKS.items() if state in found}


def _text(bank: Bank, one: TeamInShort) -> TeamText:
    return TeamText(
        short=one,
        marks=_marks(bank, one.summary) if one.summary else (),
        hidden=hidden_words(one.summary) if one.summary else "",
        answered=f"{one.summary.respondents} answered" if one.summary else "",
        progress=_progress(one.open, one.counts) if one.open and one.counts else "",
    )


def _marks(bank: Bank, summary: Summary) -> tuple[Mark, ...]:
    states = [(symptom.name, summary.symptoms.get(symptom.id, "no_data")) for symptom in bank.symptoms]
    return tuple(Mark(name, state, MARKS[state]) for name, state in states)


def _progress(round: Round, counts: Counts) -> str:
    """`3 of 6 have answered`, as far as the lead said how many are asked."""
    done = counts.submitted
    who = f"{done} of {round.asked}" if round.asked and round.asked >= done else counted(done, "person", "people")
    return f"{who} {verb(done, 'has', 'have')} answered"


def _closed(one: TeamInShort) -> float:
    return one.last.closed_at.timestamp() if one.last and one.last.closed_at else 0

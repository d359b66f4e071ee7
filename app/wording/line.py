"""A team's closed rounds over time: what each of them says, drawn and in words.

Every round stands by itself (domain 4.9.8): no line joins two of them, nothing is smoothed and nothing foretold. They
are evenly spaced, whatever time lay between, so that two rounds of one week can be told apart as well.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.db.rounds import Round
from app.domain.agreements import Agreement
from app.domain.privacy import ANONYMOUS, rounded, step_of
from app.domain.questionnaire import Bank
from app.domain.summary import Summary
from app.wording.agreements import agreed_words
from app.wording.line_chart import ROOM_FOR, Chart, Label, Reading, Scale, before, chart_of
from app.wording.numbers import bounds

LINE_FROM = 3
"""Closed rounds from which there are charts; two are a pair, and one is a report (domain 4.9.8)."""

NO_FIGURE = "–"
PERCENT = Scale(most=100, every=50)


@dataclass(frozen=True, slots=True)
class RoundInShort:
    """One closed round in a table: `figures` are symptoms, hidden work and clarity as they may be shown."""

    round: Round
    respondents: int
    figures: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed between two rounds, `after` the one of that number: where its mark stands, and the decisions."""

    after: int
    x: float
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Two rounds or more, the oldest first. `charts` are those of the three figures, none for two rounds; where they
    have no room for all, they show the last ones."""

    rounds: tuple[RoundInShort, ...]
    charts: tuple[Chart, ...]
    agreed: tuple[Agreed, ...]

    @property
    def drawn(self) -> int:
        """How many rounds the charts show."""
        return len(self.charts[0].columns) if self.charts else 0

    @property
    def has_anonymous(self) -> bool:
        return any(one.round.privacy == ANONYMOUS for one in self.rounds)


def line_of(
    bank: Bank, rounds: Sequence[Round], summaries: Mapping[str, Summary], decisions: Sequence[Agreement]
) -> Line | None:
    """The rounds that have a summary, and what was agreed since; None for fewer than two."""
    closed = sorted((round for round in rounds if round.id in summaries), key=lambda round: round.number)
    if len(closed) < LINE_FROM - 1:
        return None
    shown = [summaries[round.id] for round in closed]
    step = _step(shown)
    in_short = [
        RoundInShort(round, summary.respondents, _figures(summary, step))
        for round, summary in zip(closed, shown, strict=True)
    ]
    if len(closed) < LINE_FROM:
        return Line(tuple(in_short), (), ())
    last = closed[-ROOM_FOR:]
    return Line(tuple(in_short), _charts(bank, last, shown[-ROOM_FOR:], step), _agreed(bank, last, decisions))


def _charts(bank: Bank, rounds: Sequence[Round], summaries: Sequence[Summary], step: int) -> tuple[Chart, ...]:
    labels = [
        Label(round.number, summary.respondents, round.privacy == ANONYMOUS)
        for round, summary in zip(rounds, summaries, strict=True)
    ]
    symptoms = [Reading(one.lower, one.upper) if one.applicable else None for one in summaries]
    hidden = [Reading(one.hidden_low, one.hidden_high) if one.hidden_of else None for one in summaries]
    clarity = [_clarity(one, step) for one in summaries]
    return (
        chart_of(Scale(len(bank.symptoms)), labels, symptoms),
        chart_of(Scale(len(bank.hidden_core)), labels, hidden),
        chart_of(PERCENT, labels, clarity),
    )


def _agreed(bank: Bank, rounds: Sequence[Round], decisions: Sequence[Agreement]) -> tuple[Agreed, ...]:
    """Decisions by the last of these rounds that was closed by then; what was decided before them is left out."""
    ends = [round.closed_at for round in rounds if round.closed_at]
    taken: dict[int, list[Agreement]] = {}
    for decision in sorted(decisions, key=lambda one: one.decided_at):
        taken.setdefault(bisect_right(ends, decision.decided_at), []).append(decision)
    return tuple(
        Agreed(
            after=rounds[at - 1].number,
            x=before(at, len(rounds)),
            decisions=tuple(f"{bank.items[one.item].name}: {agreed_words(bank, one)}" for one in taken[at]),
        )
        for at in sorted(taken)
        if at
    )


def hidden_words(summary: Summary) -> str:
    """`3 to 4 of 5` duties."""
    return _of(summary.hidden_low, summary.hidden_high, summary.hidden_of)


def _step(summaries: Sequence[Summary]) -> int:
    """What all percentages are rounded to: as the fewest respondents allow that have one, or two would differ by
    rounding alone (domain 4.6)."""
    return max(step_of(one.respondents) or 1 for one in summaries)


def _clarity(summary: Summary, step: int) -> Reading | None:
    if step_of(summary.respondents) is None or summary.clarity is None:
        return None
    clarity = rounded(summary.clarity, step)
    if summary.clarity_low is None or summary.clarity_high is None:
        return Reading(clarity, clarity, clarity)
    return Reading(rounded(summary.clarity_low, step), rounded(summary.clarity_high, step), clarity)


def _figures(summary: Summary, step: int) -> tuple[str, str, str]:
    symptoms = _of(summary.lower, summary.upper, summary.applicable)
    return symptoms, hidden_words(summary), _clarity_words(summary, step)


def _of(low: int, high: int, of: int) -> str:
    return f"{bounds(low, high)} of {of}" if of else NO_FIGURE


def _clarity_words(summary: Summary, step: int) -> str:
    """`50 % (45 to 65)`; of one or two people, for how many duties they name one owner (domain 4.6)."""
    if summary.same_owner:
        same, of = summary.same_owner
        return f"{same} of {of} duties" if of else NO_FIGURE
    reading = _clarity(summary, step)
    if reading is None:
        return NO_FIGURE
    return (
        f"{reading.dot} %" if summary.clarity_low is None else f"{reading.dot} % ({bounds(reading.low, reading.high)})"
    )

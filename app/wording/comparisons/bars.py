"""The figures of two rounds as they are read and drawn. In the drawing's units it is 270 wide; the scale goes from 92
to 252, and the rounds stand one under the other."""

from dataclasses import dataclass

from app.domain.comparison import Figures
from app.domain.privacy import COUNTS, Display, shown_of
from app.wording.numbers import bounds

START, WIDTH = 92, 160
LINES = (18, 44)
NOT_TOLD = "no figure"


@dataclass(frozen=True, slots=True)
class Reading:
    """One round's figure: its words, and on a scale up to `of` its ends and, where it is a single value, that value.
    `of` is 0 where there is nothing to draw: a count of one or two people, or no figure at all."""

    words: str
    low: float = 0
    high: float = 0
    value: float | None = None
    of: int = 0

    @property
    def aloud(self) -> str:
        """The words where no scale stands beside them: `2 of 6`."""
        return f"{self.words} of {self.of}" if 0 < self.of < 100 else self.words


@dataclass(frozen=True, slots=True)
class Bar:
    """One round's figure as drawn; `dot` is None where it has bounds only."""

    label: str
    y: int
    start: float
    end: float
    dot: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the scale."""

    x: float
    label: str


Readings = tuple[Reading, Reading]


def readings_of(earlier: Figures, later: Figures) -> tuple[Readings, Readings, Readings]:
    """Symptoms, hidden work and clarity of both rounds; percentages rounded alike (domain 4.6)."""
    return (
        (_symptoms(earlier), _symptoms(later)),
        (_hidden(earlier), _hidden(later)),
        (_clarity(earlier, later.respondents), _clarity(later, earlier.respondents)),
    )


def bars_of(readings: Readings, labels: tuple[str, str]) -> tuple[Bar, ...]:
    """Both rounds on one scale; nothing where either has nothing to draw."""
    of = _of(readings)
    return tuple(
        Bar(label, y, place(one.low, of), place(one.high, of), None if one.value is None else place(one.value, of))
        for label, one, y in zip(labels, readings, LINES, strict=True)
        if of
    )


def ticks_of(readings: Readings) -> tuple[Tick, ...]:
    """A mark for every whole step; halves of a percentage."""
    of = _of(readings)
    if of == 100:
        return tuple(Tick(place(percent, of), f"{percent} %") for percent in (0, 50, 100))
    return tuple(Tick(place(step, of), str(step)) for step in range(of + 1) if of)


def place(value: float, of: int) -> float:
    """Where a value stands on the scale."""
    return round(START + WIDTH * value / of, 1)


def _of(readings: Readings) -> int:
    return max(one.of for one in readings) if all(one.of for one in readings) else 0


def _symptoms(figures: Figures) -> Reading:
    verdict = figures.verdict
    return _between(verdict.lower, verdict.upper, verdict.applicable)


def _hidden(figures: Figures) -> Reading:
    hidden = figures.hidden_work
    return _between(hidden.low, hidden.high, hidden.of)


def _between(low: int, high: int, of: int) -> Reading:
    if not of:
        return Reading(NOT_TOLD)
    return Reading(bounds(low, high), low, high, low if low == high else None, of)


def _clarity(figures: Figures, beside: int) -> Reading:
    display = shown_of(figures.ownership, figures.respondents, beside)
    if display.form == COUNTS:
        same, of = display.same_owner or (0, 0)
        return Reading(f"{same} of {of} duties" if of else NOT_TOLD)
    return Reading(NOT_TOLD) if display.clarity is None else _percent(display, display.clarity)


def _percent(display: Display, clarity: int) -> Reading:
    if display.clarity_range is None:
        return Reading(f"{clarity} %", clarity, clarity, clarity, 100)
    low, high = display.clarity_range
    ends = "" if low == high == clarity else f" ({bounds(low, high)})"
    return Reading(f"{clarity} %{ends}", low, high, clarity, 100)

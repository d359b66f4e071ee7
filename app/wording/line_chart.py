"""Small charts of one figure over several rounds, as drawn: a column per round, its bounds as a bar and a single value
as a dot. Units are those of the drawing, which is 304 wide."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, START = 304, 64
WIDEST_STEP = 56
TOP, HEIGHT = 10, 96
THICK, THIN = 6, 2
"""Half of a bar's width: where the bar is the figure, and where it is the range around a dot."""

ROOM_FOR = 12
"""Rounds that a chart has room for."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 at the bottom up to `most`, with a line every `every`."""

    most: int
    every: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What one round says, as it may be shown: from `low` to `high`, and around `dot` where that is a range. For a
    round that says nothing there is none."""

    low: int
    high: int
    dot: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A round's number, how many answered, and whether it is anonymous and so a picture of its own."""

    number: int
    respondents: int
    is_anonymous: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One round: its middle, and the bar with its left and upper edge, width, height and rounding; none where there is
    nothing to show. A bar without bounds is as high as it is wide, and so a dot."""

    label: Label
    x: float
    bar: tuple[float, float, float, float, int] | None
    dot: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns and the scale's lines, each as its height and its figure."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[float, int], ...]


def chart_of(scale: Scale, labels: Sequence[Label], readings: Sequence[Reading | None]) -> Chart:
    """A column per round, in order and evenly spaced."""
    step = step_for(len(labels))
    columns = (
        _column(scale, label, reading, round(START + step * (at + 0.5), 1))
        for at, (label, reading) in enumerate(zip(labels, readings, strict=True))
    )
    return Chart(
        columns=tuple(columns),
        lines=tuple((_height(scale, value), value) for value in range(0, scale.most + 1, scale.every)),
    )


def step_for(rounds: int) -> float:
    """From one round's middle to the next one's."""
    return min(WIDEST_STEP, (WIDTH - START) / rounds)


def before(at: int, rounds: int) -> float:
    """The place just between a round and the one before it; `at` counts from 0, and one too many is after the last."""
    return round(START + step_for(rounds) * at, 1)


def _column(scale: Scale, label: Label, reading: Reading | None, x: float) -> Column:
    if reading is None:
        return Column(label, x, bar=None, dot=None)
    half = THICK if reading.dot is None else THIN
    upper, lower = _height(scale, reading.high), _height(scale, reading.low)
    bar = (round(x - half, 1), round(upper - half, 1), 2 * half, round(lower - upper + 2 * half, 1), half)
    return Column(label, x, bar, None if reading.dot is None else _height(scale, reading.dot))


def _height(scale: Scale, value: float) -> float:
    return round(TOP + HEIGHT * (1 - value / scale.most), 1)

"""Figures, measured in turns and put into a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

Pace = Callable[[float], float]
"""How often something is done in a second, measured for so many seconds."""


@dataclass(frozen=True)
class Result:
    """What came of a figure. `raw` says what the ratio was made of."""

    name: str
    wanted: str
    found: str
    is_reached: bool
    raw: str


@dataclass(frozen=True)
class Figure:
    """A ratio of two paces that is to be at least what `goal` says. Where it is `of_seconds` it is the other way round:
    a ratio of the seconds that one takes, and to be at most that."""

    name: str
    goal: float
    ours: Pace
    reference: Pace
    of_seconds: bool = False

    def measured(self, turns: int, seconds: float) -> Result:
        """The figure, each side measured by turns, so that whatever else the machine does falls on both."""
        # What is met for the first time takes longer.
        for side in (self.ours, self.reference):
            side(1)
        pairs = [(self.ours(seconds), self.reference(seconds)) for _ in range(turns)]
        ours, reference = (median(side) for side in zip(*pairs, strict=True))
        ratio = reference / ours if self.of_seconds else ours / reference
        return Result(
            name=self.name,
            wanted=f"at {'most' if self.of_seconds else 'least'} {self.goal:.2f}",
            found=f"{ratio:.2f}",
            is_reached=ratio <= self.goal if self.of_seconds else ratio >= self.goal,
            raw=f"{ours:.0f}/s and {reference:.0f}/s",
        )


@dataclass(frozen=True)
class Worst:
    """The figure that is furthest below its goal, of several."""

    name: str
    figures: Sequence[Figure]

    def measured(self, turns: int, seconds: float) -> Result:
        """Each of them as `Figure` does it; then the one with the lowest ratio."""
        worst = min((one.measured(turns, seconds) for one in self.figures), key=lambda result: float(result.found))
        return replace(worst, name=self.name, raw=f"{worst.raw} for {worst.name}")


@dataclass(frozen=True)
class Slowest:
    """How long the slowest of a hundred takes, in milliseconds. `durations` measures them, in seconds and in order."""

    name: str
    goal: float
    durations: Callable[[], Sequence[float]]

    def measured(self, turns: int, seconds: float) -> Result:
        """The duration; it is a time of this machine, and no ratio."""
        taken = self.durations()
        middle, slowest = (taken[int(len(taken) * share)] * 1000 for share in (0.5, 0.99))
        wanted = f"at most {self.goal:.0f} ms"
        return Result(self.name, wanted, f"{slowest:.0f} ms", slowest <= self.goal, f"{middle:.0f} ms in the middle")


@dataclass(frozen=True)
class Weight:
    """What a process takes of memory, at its most, in MB of 1024 kB."""

    name: str
    goal: float
    process: int

    def measured(self, turns: int, seconds: float) -> Result:
        """The weight, of now: of all that the process has done so far."""
        peak = _peak(self.process)
        return Result(self.name, f"at most {self.goal:.0f} MB", f"{peak:.0f} MB", peak <= self.goal, "")


def table(results: Sequence[Result]) -> str:
    """The results as a table of Markdown, which is to be read as it is, too."""
    rows = [("figure", "wanted", "found", "", "medians")]
    rows += [(one.name, one.wanted, one.found, "" if one.is_reached else "missed", one.raw) for one in results]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    head, *rest = ("| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows)
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join((head, rule, *rest))


def _peak(process: int) -> float:
    status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1024

"""Measures, prints the table, and writes BENCHMARKS.md once everything has been measured."""

import argparse
import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app import logs
from tests.load.bench import crowded, embedded, paper, replicated, wrk
from tests.load.bench.table import Result, table

TURNS = 5
SECONDS = 3.0
SCENES = {"sqlite": embedded.figures, "postgresql": replicated.figures, "crowd": crowded.figures}


def main() -> None:
    """Everything, or the scenes and figures that are named."""
    given = _arguments()
    if not wrk.is_there():
        sys.exit(wrk.MISSING)
    # The application runs in this process too, to see what it does; its own lines would stand among the figures.
    logs.configure(logging.WARNING)
    results: list[Result] = []
    for scene in given.scenes or SCENES:
        results += _measured(scene, given.figure, given.turns, given.seconds)
    print(table(results))
    if not given.scenes and not given.figure:
        paper.write(results, given.turns, given.seconds)


def _measured(scene: str, figure: str, turns: int, seconds: float) -> Sequence[Result]:
    with tempfile.TemporaryDirectory(prefix="holdfast-bench-") as folder, SCENES[scene](Path(folder)) as figures:
        results: list[Result] = []
        for one in figures:
            if figure in one.name:
                print(f"{one.name} ...", file=sys.stderr)
                results.append(one.measured(turns, seconds))
        return results


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(prog="python -m tests.load.bench")
    arguments.add_argument("scenes", nargs="*", metavar="SCENE", help=f"{', '.join(SCENES)}; all where none is given")
    arguments.add_argument("--figure", default="", help="a word of the figures wanted")
    arguments.add_argument("--turns", type=int, default=TURNS)
    arguments.add_argument("--seconds", type=float, default=SECONDS)
    return arguments.parse_args()


if __name__ == "__main__":
    main()

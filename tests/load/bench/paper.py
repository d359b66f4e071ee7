"""BENCHMARKS.md: the table, how to measure it again, and on what it was measured."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tests.load.bench import wrk
from tests.load.bench.requests import KEPT
from tests.load.bench.table import Result, table

FILE = Path(__file__).parents[3] / "BENCHMARKS.md"

TEXT = """\
# How close to the limit

Each figure is a ratio: what Holdfast does against a reference on the same machine, in the same run, by turns. Ratios
travel from machine to machine, what lies behind them does not; so compare ratios, and the medians only with each other.

{table}

Measured again by `make bench`, which needs [wrk](https://github.com/wg/wrk) (on Debian and Ubuntu: `apt-get install
wrk`) and writes this page anew. It takes a quarter of an hour and wants a machine with nothing else to do.

This run: {turns} turns of {seconds:.0f} seconds for each side of a figure, {connections} connections, one worker
unless said otherwise, on {machine}.

## What is compared with what

* **bare ok** is Starlette with one route that answers `ok`, under the same uvicorn settings. Reports are those of
  {kept} rounds in turn, asked for often enough to be kept, as browsers ask for them: compressed.
* **raw sqlite3** is FastAPI with one route that runs, in a thread and one at a time, the very statements that a save of
  ours runs (they are written down while one does), with the same pragmas: `synchronous=FULL` for both, and both commit
  before they answer.
* **raw psycopg** runs those of a save on PostgreSQL, in a loop on one connection, with no server around it.
* **Jinja alone** renders the same templates with the same context in a loop, whole. The page of questions is each of
  the three in turn; a report made anew is one of so many that none is kept.
* **a save while fifty answer** is a time of this machine, and no ratio: fifty people answer one round, each saves every
  two seconds, and one save in a hundred took longer than this.
* **memory of the worker** is the most that it ever took, after the load of all other figures on SQLite.
* **reports by two workers** and by one are made anew: of 300 in turn, not compressed, a worker keeps less than fifty.
* **the page that slows down most** is the worst of all pages of one team, on SQLite with so many teams and with so few;
  the teams between them have given more than a million answers.
"""


BY_HAND = "\n## What stands in the way\n"
"""From this line on the page is written by hand, and stays as it is."""


def write(results: Sequence[Result], turns: int, seconds: float) -> None:
    """Write the page anew, but for what was written by hand."""
    _, heading, by_hand = (FILE.read_text("utf-8") if FILE.exists() else "").partition(BY_HAND)
    page = TEXT.format(
        table=table(results),
        turns=turns,
        seconds=seconds,
        connections=wrk.CONNECTIONS,
        machine=_machine(),
        kept=KEPT,
    )
    FILE.write_text(page + heading + by_hand, "utf-8")


def _machine() -> str:
    """What kind of machine this is, and what runs on it."""
    known = Path("/proc/cpuinfo")
    models = [line.split(":")[1].strip() for line in known.read_text().splitlines() if line.startswith("model name")]
    model = models[0] if models else platform.machine()
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {wrk.version()}"
    return f"{os.cpu_count()} cores of {model}, {platform.system()}, {versions}"

"""wrk: asks a server as fast as it can, over eight connections, and says how often it was answered."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from tests.load.bench.table import Pace

CONNECTIONS = 8
SCRIPT = Path(__file__).with_name("wrk.lua")
MISSING = "The figures need wrk, which is not on this machine. On Debian and Ubuntu: apt-get install wrk"
PAUSE = 10_000_000
"""How far apart two runs count their edits."""

_edits = count(0, PAUSE)


class WrongAnswers(Exception):
    """What was measured is not what was asked for."""


@dataclass(frozen=True)
class Asked:
    """One request; a body may hold `{value}` and `{edit}`, as wrk.lua explains."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: str = ""

    @property
    def line(self) -> str:
        """The request as wrk.lua reads it."""
        method = "POST" if self.body else "GET"
        headers = "|".join(f"{name}|{value}" for name, value in self.headers.items())
        return f"{method}\t{self.path}\t{headers}\t{self.body}"


def is_there() -> bool:
    """Whether wrk is installed."""
    return shutil.which("wrk") is not None


def version() -> str:
    """What wrk calls itself."""
    said = subprocess.run(["wrk", "--version"], capture_output=True, text=True).stdout
    return " ".join(said.split()[:2])


def asking(url: str) -> Callable[[Sequence[Asked]], Pace]:
    """Makes of requests how many of them, one after the other and from the start again, the server answers in a second.
    WrongAnswers where any is refused or fails."""
    return lambda asked: partial(_answers_per_second, url, asked)


def _answers_per_second(url: str, asked: Iterable[Asked], seconds: float) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.writelines(f"{one.line}\n" for one in asked)
        file.flush()
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "-s", str(SCRIPT)]
        said = subprocess.run(
            ["wrk", *options, url, "--", file.name, str(next(_edits))], capture_output=True, text=True, check=True
        ).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise WrongAnswers(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if not found:
        raise WrongAnswers(said)
    return float(found[1])

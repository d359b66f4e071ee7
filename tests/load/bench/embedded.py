"""The figures of one server on SQLite."""

import json
import shutil
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from pydantic import SecretStr

from app.settings import Settings
from tests.load.bench import references, rendering, town
from tests.load.bench.requests import KEPT, compressed, known, questions, reports, saves, shares
from tests.load.bench.statements import statements_of
from tests.load.bench.table import Figure, Slowest, Weight
from tests.load.bench.wrk import Asked, asking
from tests.load.saves import PEOPLE, crowding
from tests.server import serving

TEAMS = 500


@contextmanager
def figures(folder: Path) -> Generator[Sequence[Figure | Slowest | Weight]]:
    """The figures, while there are servers to measure them on."""
    settings = Settings(data_dir=folder / "data", secret=SecretStr(town.SECRET))
    settings.data_dir.mkdir()
    homes = town.settle(str(settings.database), TEAMS)
    pages, papers = questions(homes[:KEPT]), reports(homes)
    jinja_on_pages = rendering.alone(settings, pages[:30])
    jinja_on_papers = rendering.alone(settings, papers[: town.KINDS])
    recorded = folder / "statements.json"
    recorded.write_text(json.dumps([asdict(one) for one in statements_of(settings, saves(homes)[0])]))
    shutil.copy(str(settings.database.database), folder / "copy.db")
    with ExitStack() as running:
        holdfast = running.enter_context(serving(settings.data_dir, {"HOLDFAST_SECRET": town.SECRET}))
        ours = asking(holdfast.url)
        bare = asking(running.enter_context(references.running("bare")))([Asked("/")])
        raw = asking(running.enter_context(references.running("saves", str(folder / "copy.db"), str(recorded))))
        nothing_else = [Asked("/", body="-")]
        links, kept = compressed(shares(homes[:KEPT])), compressed(papers[:KEPT])

        def links_known(seconds: float) -> float:
            return ours(known(holdfast.url, links))(seconds)

        yield [
            Figure("shared report, kept / bare ok", 0.40, ours(links), bare),
            Figure("the same answered 304 / bare ok", 0.45, links_known, bare),
            Figure("member's report, kept / bare ok", 0.15, ours(kept), bare),
            Figure("save / its statements in raw sqlite3", 0.60, ours(saves(homes[:KEPT])), raw(nothing_else)),
            Figure("questionnaire page / Jinja alone", 0.80, ours(pages), jinja_on_pages, of_seconds=True),
            Figure("report made anew / Jinja alone", 1.10, ours(papers), jinja_on_papers, of_seconds=True),
            Slowest(f"a save while {PEOPLE} answer, slowest of a hundred", 50, crowding(holdfast)),
            Weight("memory of the worker", 110, holdfast.process.pid),
        ]

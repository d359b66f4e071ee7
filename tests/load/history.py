"""Whether a page of one team costs more where ten thousand teams are in the database than where ten are.

Run it: `python -m tests.load.history`; it prints a ratio per page. `--teams 500` compares with fewer, and
`--postgresql` does it there. Both servers are asked in turn, so that whatever else the machine does hits both alike.
"""

import argparse
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from sqlalchemy import text

from app.db import migrations, sign_ins
from app.db.session import Database
from app.domain.privacy import ANONYMOUS, NAMED
from app.rounds.closing import close
from tests import postgres
from tests.db.conftest import NOW
from tests.db.crews import Crew, crew
from tests.load.many_teams import fill
from tests.server import serving

FEW, MANY = 10, 10_000
TIMES, TO_WARM_UP = 100, 5
SECRET = "mR8Kq2vXyP5tWz7Lb3Nc9Hd4Fg6Js1Ae"
SAID = {"CX1": "ml", "S1": "yes", "S3": "partly", "R-CIC": "ml", "R-ACC": "everyone", "P1": "no", "M1": "yes"}


class Probe:
    """One server, and a lead of one team in its database who asks for pages."""

    def __init__(self, url: str, cookie: str, addresses: Mapping[str, str]) -> None:
        self.connection = HTTPConnection(urlsplit(url).netloc)
        self.cookie = cookie
        self.addresses = addresses

    def seconds(self, page: str) -> float:
        """Wall time of one page; RuntimeError for an answer that is none."""
        begun = time.perf_counter()
        self.connection.request("GET", self.addresses[page], headers={"Cookie": f"holdfast={self.cookie}"})
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} for {page}")
        return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--teams", type=int, default=MANY)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        cluster = stack.enter_context(_cluster()) if given.postgresql else None
        few, many = (
            stack.enter_context(probe(Path(folder) / name, teams, cluster))
            for name, teams in (("few", FEW), ("many", given.teams))
        )
        for page, ratio in ratios(few, many).items():
            print(f"{ratio:5.2f}  {page}")


def ratios(few: Probe, many: Probe, times: int = TIMES) -> dict[str, float]:
    """How many times as long each page takes with many teams: the median of so many pairs. All pages take turns, and so
    does who is asked first: what else the machine does in a moment falls on all of them."""
    found: dict[str, list[float]] = {page: [] for page in few.addresses}
    for turn in range(TO_WARM_UP + times):
        for page, pairs in found.items():
            first, second = (few, many) if turn % 2 else (many, few)
            took = {first: first.seconds(page), second: second.seconds(page)}
            pairs.append(took[many] / took[few])
    return {page: median(pairs[TO_WARM_UP:]) for page, pairs in found.items()}


@contextmanager
def probe(folder: Path, teams: int, cluster: postgres.Cluster | None = None) -> Generator[Probe]:
    """A server over a database with so many teams besides the one that is asked about; on SQLite without a cluster."""
    folder.mkdir()
    with ExitStack() as stack:
        name = stack.enter_context(postgres.database(cluster)) if cluster else ""
        url = cluster.url(name) if cluster else f"sqlite:///{folder / 'holdfast.db'}"
        cookie, addresses = _seeded(Database(url), teams)
        settings = {"HOLDFAST_DATABASE_URL": url, "HOLDFAST_SECRET": SECRET}
        yield Probe(stack.enter_context(serving(folder, settings)).url, cookie, addresses)


@contextmanager
def _cluster() -> Generator[postgres.Cluster]:
    with tempfile.TemporaryDirectory() as folder:
        cluster = postgres.make_cluster(Path(folder))
        if cluster is None:
            raise SystemExit("PostgreSQL: no server programs on this machine")
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()


def _seeded(database: Database, teams: int) -> tuple[str, Mapping[str, str]]:
    migrations.upgrade(database)
    begun = time.perf_counter()
    answers = fill(database, teams)
    print(f"{teams} teams with {answers} answers written in {time.perf_counter() - begun:.0f} s")
    asked = _asked(database)
    _take_stock(database)
    database.close()
    return asked


def _take_stock(database: Database) -> None:
    """What PostgreSQL does by itself within a minute, before it is asked for pages; until then it plans as for a
    database that is nearly empty. SQLite never does."""
    with database.writing() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("ANALYZE"))


def _asked(database: Database) -> tuple[str, Mapping[str, str]]:
    """The lead's cookie, and the addresses of every page of a team with three closed rounds and an open one."""
    first = crew(database, NAMED)
    _answer_and_close(first, days=0)
    second = first.next_round(ANONYMOUS, NOW + timedelta(days=1))
    _answer_and_close(second, days=40)
    third = second.next_round(NAMED, NOW + timedelta(days=50))
    _answer_and_close(third, days=60)
    opened = third.next_round(NAMED, NOW + timedelta(days=70))
    opened.say(opened.people[0], SAID)
    opened.submit(opened.people[1], SAID)
    with database.writing() as session:
        cookie = sign_ins.start(session, opened.people[0], datetime.now(UTC))
    return cookie, _addresses(opened, third, second)


def _answer_and_close(crew: Crew, days: int) -> None:
    for person in crew.people:
        crew.submit(person, SAID)
    with crew.database.writing() as session:
        close(session, crew.seen_by(crew.people[0]), NOW + timedelta(days=days))


def _addresses(opened: Crew, named: Crew, anonymous: Crew) -> dict[str, str]:
    team, round = f"/teams/{opened.round.team_id}", f"/rounds/{opened.round.id}"
    return {
        "front page": "/",
        "all my teams": "/teams",
        "team": team,
        "members": f"{team}/members",
        "agreements": f"{team}/agreements",
        "join links": f"{team}/invitations",
        "open round": round,
        "questions": f"{round}/sections/ownership",
        "check": f"{round}/check",
        "own view": f"{round}/view",
        "closing": f"{round}/closure",
        "report": f"/rounds/{named.round.id}/report",
        "anonymous report": f"/rounds/{anonymous.round.id}/report",
        "settling": f"/rounds/{named.round.id}/settling",
        "account": "/account",
    }


if __name__ == "__main__":
    main()

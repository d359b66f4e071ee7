"""Whether a team notices how many other teams there are."""

from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pydantic import SecretStr

from app.settings import Settings
from tests.load.bench import town
from tests.load.bench.requests import pages_of_a_team
from tests.load.bench.table import Figure, Worst
from tests.load.bench.wrk import Asked, asking
from tests.server import serving

FEW = 10
MANY = 10_000
PEOPLE = 2


@contextmanager
def figures(folder: Path) -> Generator[Sequence[Worst]]:
    """The figure, while there are servers to measure it on: one with few teams, one with many and above a million
    answers."""
    with ExitStack() as running:
        few, many = (_served(running, folder / str(teams), teams) for teams in (FEW, MANY))
        pages = {
            kind: Figure(kind, 0.85, asking(many[0])(asked), asking(few[0])(few[1][kind]))
            for kind, asked in many[1].items()
        }
        yield [Worst(f"the page that slows down most, {MANY} teams / {FEW}", tuple(pages.values()))]


def _served(running: ExitStack, folder: Path, teams: int) -> tuple[str, dict[str, list[Asked]]]:
    settings = Settings(data_dir=folder, secret=SecretStr(town.SECRET))
    settings.data_dir.mkdir()
    homes = town.settle(str(settings.database), teams, PEOPLE)
    server = running.enter_context(serving(folder, {"HOLDFAST_SECRET": town.SECRET}))
    return server.url, pages_of_a_team(homes[:FEW])

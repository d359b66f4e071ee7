"""Whatever a team does in whatever order, everybody finds what they said, and a round rests on what was submitted."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from app.db.session import Database
from tests import postgres
from tests.db.round_machine import RoundMachine


def run(new_database: Callable[[], Database], examples: int, steps: int) -> None:
    class Machine(RoundMachine):
        def empty_database(self) -> Database:
            return new_database()

    pace = settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    run_state_machine_as_test(Machine, settings=pace)


def test_respondents_in_any_order_on_sqlite(migrated_file: Path, tmp_path: Path) -> None:
    numbers = count()

    def new_database() -> Database:
        file = tmp_path / f"{next(numbers)}.db"
        shutil.copyfile(migrated_file, file)
        return Database(f"sqlite:///{file}")

    run(new_database, examples=20, steps=40)


def test_respondents_in_any_order_on_postgresql(postgres_cluster: postgres.Cluster, migrated_template: str) -> None:
    with ExitStack() as databases:

        def new_database() -> Database:
            name = databases.enter_context(postgres.database(postgres_cluster, migrated_template))
            return Database(postgres_cluster.url(name))

        run(new_database, examples=4, steps=25)

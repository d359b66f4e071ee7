"""The statements of a save, written down while Holdfast runs one, to be run again without it."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event

from app.db.session import Database
from app.main import create_app
from app.settings import Settings
from tests.load.bench.wrk import Asked, WrongAnswers

Parameters = Sequence[Any] | Mapping[str, Any]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Statement:
    """One statement, with the parameters that it had in the first and in the second of two saves in a row."""

    sql: str
    first: Parameters
    second: Parameters

    def parameters(self, time: int) -> Any:
        """Those of a later save: what went up goes on doing so, what changed otherwise changes by turns."""
        if isinstance(self.first, Mapping):
            second = cast("Mapping[str, Any]", self.second)
            return {name: _later(value, second[name], time) for name, value in self.first.items()}
        return [_later(*values, time) for values in zip(self.first, self.second, strict=True)]


def _later(first: Any, second: Any, time: int) -> Any:
    if first == second:
        return first
    if isinstance(first, int):
        return first + (second - first) * time
    return second if time % 2 else first


def statements_of(settings: Settings, save: Asked) -> list[Statement]:
    """What a save that is asked for twice runs, the first time and the second. It stays saved."""
    app = create_app(settings)
    with TestClient(app) as client:
        # What a connection is asked when it is new belongs to no save.
        _saved(client, save, 1)
        first, second = (_recorded(app, client, save, time) for time in (2, 3))
    assert [sql for sql, _ in first] == [sql for sql, _ in second]
    return [Statement(sql, one, other) for (sql, one), (_, other) in zip(first, second, strict=True)]


def _recorded(app: FastAPI, client: TestClient, save: Asked, time: int) -> list[tuple[str, Parameters]]:
    database: Database = app.state.database
    with _listening(database.engines.writing) as heard:
        _saved(client, save, time)
    return heard


def _saved(client: TestClient, save: Asked, time: int) -> None:
    body = save.body.replace("{edit}", str(time)).replace("{value}", ("no", "yes")[time % 2])
    answer = client.post(save.path, content=body, headers=dict(save.headers))
    if answer.status_code != 200:
        raise WrongAnswers(answer.text)


@contextmanager
def _listening(engine: Engine) -> Generator[list[tuple[str, Parameters]]]:
    heard: list[tuple[str, Parameters]] = []

    def hear(_connection: Any, _cursor: Any, sql: str, parameters: Parameters, _context: Any, _many: bool) -> None:
        heard.append((sql, parameters))

    event.listen(engine, "before_cursor_execute", hear)
    yield heard
    event.remove(engine, "before_cursor_execute", hear)

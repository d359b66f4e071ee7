"""Jinja alone: the pages that Holdfast renders, rendered again from the same context, with nothing around it."""

import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import cycle
from typing import Any

import jinja2
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.web import fieldsets, frames, pieces, sections
from app.web.render import environment
from tests.load.bench.table import Pace
from tests.load.bench.wrk import Asked, WrongAnswers

PIECES: Mapping[str, Any] = {"piece": pieces.set_anew, "pieces": pieces.each_set_anew}
FIELDSETS: Mapping[str, Any] = {"fieldsets": fieldsets.set_anew}
"""What makes parts of a page anew, by the name of what on ours gives kept ones: filters, or
what a page is given."""


@dataclass(frozen=True)
class Rendering:
    """A template and what it was rendered with."""

    template: jinja2.Template
    context: Mapping[str, Any]


def alone(settings: Settings, asked: Iterable[Asked]) -> Pace:
    """How many of the pages that these requests are answered with, one after the other and from the start again, Jinja
    alone renders in a second."""
    pages: list[Rendering] = []
    with TestClient(create_app(settings)) as client, _watching() as seen:
        for one in asked:
            answer = client.get(one.path, headers=dict(one.headers))
            if answer.status_code != 200:
                raise WrongAnswers(answer.text)
            # The page is done last, after all that is rendered on its own to stand on it.
            pages.append(seen.pop())
    return partial(_pages_per_second, pages)


def _pages_per_second(renderings: Sequence[Rendering], seconds: float) -> float:
    begun = time.perf_counter()
    for done, one in enumerate(cycle(renderings), 1):
        one.template.render(one.context)
        if (spent := time.perf_counter() - begun) >= seconds:
            return done / spent
    raise ValueError("nothing to render")


@cache
def plain() -> jinja2.Environment:
    """The environment of our pages, but that nothing is kept in it."""
    anew = environment().overlay()
    anew.filters = {**environment().filters, **PIECES}
    return anew


@contextmanager
def _watching() -> Generator[list[Rendering]]:
    seen: list[Rendering] = []
    render, framed = jinja2.Template.render, frames.framed

    def watched(self: jinja2.Template, *context: Any, **more: Any) -> str:
        page = render(self, *context, **more)
        given: dict[str, Any] = dict(*context, **more)
        anew = {name: FIELDSETS[name] for name in given.keys() & FIELDSETS.keys()}
        seen.append(Rendering(plain().get_template(self.name or ""), given | anew))
        return page

    jinja2.Template.render, sections.framed = watched, frames.set_anew
    try:
        yield seen
    finally:
        jinja2.Template.render, sections.framed = render, framed

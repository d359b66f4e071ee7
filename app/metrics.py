"""What is counted for Prometheus. Nothing here says who: routes, never addresses, and numbers.

The workers of one server count into files of one folder, so that whichever of them is asked tells of all. Replicas are
asked one by one, as Prometheus does, and add up there.
"""

import os
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Where prometheus-client looks, when it is first imported, for the folder that several processes count in."""

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""Whatever else somebody makes up is counted as one: every label is remembered for good."""

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

# When a series began says nothing here, and would double the page.
disable_created_metrics()

_REQUESTS = Counter("holdfast_requests", "Requests that were answered.", ["method", "route", "status"])
_SECONDS = Histogram("holdfast_request_seconds", "How long an answer took.", ["route"], buckets=BOUNDS)
_REFUSALS = Counter("holdfast_refusals", "Requests that were refused, by why.", ["because"])
_KEPT = Counter("holdfast_kept", "What was saved, counted once it is.", ["what"])
_PLACES = Gauge("holdfast_gate_places", "How many can use the database at once.", ["gate"], multiprocess_mode="livesum")
_TAKEN = Gauge("holdfast_gate_taken", "How many are using it.", ["gate"], multiprocess_mode="livesum")
_WAITING = Gauge("holdfast_gate_waiting", "How many are waiting to.", ["gate"], multiprocess_mode="livesum")


class GateGauge:
    """How busy one of the gates before the database is."""

    def __init__(self, gate: str, places: int) -> None:
        _PLACES.labels(gate).set(places)
        self.taken = _TAKEN.labels(gate)
        self.waiting = _WAITING.labels(gate)


def count_answer(method: str, route: str, status: int, seconds: float, refusal: str | None) -> None:
    """Count a request that was answered, with the name of the refusal where it was refused."""
    requests, durations = _of(method if method in METHODS else "other", route, status)
    requests.inc()
    durations.observe(seconds)
    if refusal:
        _REFUSALS.labels(refusal).inc()


def count_kept(what: str, times: int) -> None:
    """Count what a transaction has kept."""
    _KEPT.labels(what).inc(times)


@cache
def _of(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    # To look these up anew would take several times as long as to count.
    return _REQUESTS.labels(method, route, status), _SECONDS.labels(route)


def exposition() -> bytes:
    """Everything that was counted, as Prometheus reads it."""
    folder = os.environ.get(FOLDER)
    if folder is None:
        return generate_latest(REGISTRY)
    _forget_the_dead(Path(folder))
    registry = CollectorRegistry()
    MultiProcessCollector(registry, folder)
    return generate_latest(registry)


@contextmanager
def shared_by_workers() -> Generator[None]:
    """Has the processes that are started meanwhile count together."""
    with TemporaryDirectory(prefix="holdfast-metrics-") as folder:
        os.environ[FOLDER] = folder
        yield
        del os.environ[FOLDER]


def _forget_the_dead(folder: Path) -> None:
    """A worker that has gone uses no place any more; what it counted stays."""
    for file in folder.glob("gauge_live*.db"):
        try:
            os.kill(int(file.stem.rpartition("_")[2]), 0)
        except ProcessLookupError:
            file.unlink(missing_ok=True)

"""Structured logs: a line of JSON each on standard error, plain text on a terminal."""

import json
import logging
import sys
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TextIO, cast

from app.turns import TurnEnd

# Where structlog finds these it takes them along, for tracebacks and threads that are not ours, and they weigh six
# megabytes. So it does not find them here, where every room has its logger from.
_hidden = {name: cast("Any", None) for name in ("rich", "greenlet") if name not in sys.modules}
sys.modules.update(_hidden)
import structlog  # noqa: E402

for _name in _hidden:
    del sys.modules[_name]

LEVEL = logging.INFO

REQUEST = "request"

AT_A_TIME = 16
"""Lines about requests in one go: under four KiB, so that a pipe that several workers share takes them whole."""


class Lines:
    """Where our own lines go. One that cannot be written, as on a full disk, is lost, and no request fails for it."""

    def __init__(self, stream: TextIO) -> None:
        self._write = stream.write
        self._held: list[str] = []
        self._turn_end = TurnEnd(self._write_held)

    def msg(self, line: str) -> None:
        # Whole in one go, or those of two threads would stand in one another.
        with suppress(OSError, ValueError):
            self._write(f"{line}\n")

    debug = info = warning = error = critical = exception = msg

    def hold(self, line: str) -> None:
        """Write the line with all others of this turn of the event loop."""
        self._held.append(line)
        self._turn_end.ask()

    def _write_held(self) -> None:
        lines, self._held = self._held, []
        for first in range(0, len(lines), AT_A_TIME):
            self.msg("\n".join(lines[first : first + AT_A_TIME]))


def configure(level: int = LEVEL) -> None:
    """Write our own lines from `level` on, and what the libraries warn of, in one format."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[structlog.typing.Processor] = (
        [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
        if sys.stderr.isatty()
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(_as_json)]
    )
    # Straight to standard error: by way of the standard library a line would take three times as long.
    lines = Lines(sys.stderr)
    global _of_requests
    _of_requests = None if sys.stderr.isatty() else lines
    structlog.configure(
        processors=[*shared, *last],
        logger_factory=lambda *_: lines,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    _hear_libraries(shared, last)


def logger(name: str) -> structlog.typing.FilteringBoundLogger:
    """What a room logs with."""
    return structlog.get_logger(name)


class RequestsAlike:
    """The lines of requests that have these fields in common. Where nobody reads along on a terminal they go past
    structlog, which would take as long for one as all else that a page which is kept takes, and what they have in
    common is put into JSON once."""

    def __init__(self, **fields: object) -> None:
        self._fields = fields
        self._begun = _ENCODER.encode({"event": REQUEST, "level": "info", **fields})[:-1]

    def tell(self, request_id: str, ms: float) -> None:
        """Log one of them, and how many milliseconds it took."""
        if _of_requests is None:
            logger(__name__).info(REQUEST, **self._fields, ms=ms, request_id=request_id)
            return
        timestamp = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        _of_requests.hold(f'{self._begun}, "ms": {ms}, "request_id": "{request_id}", "timestamp": "{timestamp}"}}')


_of_requests: Lines | None = None


def _as_json(line: object, **_: object) -> str:
    return _ENCODER.encode(line)


# Made once: json.dumps makes one for every line that it is to write as we want it.
_ENCODER = json.JSONEncoder(default=repr)


def _hear_libraries(shared: list[structlog.typing.Processor], last: list[structlog.typing.Processor]) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    # They speak up when something is wrong; what they tell otherwise may hold addresses.
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)

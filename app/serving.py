"""`serve`: from settings to a running server, with a sentence for whatever stands in the way."""

import os
import signal
import subprocess
import sys
from contextlib import nullcontext, suppress
from socket import socket

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from app import logs, metrics
from app.address import bound
from app.db.reaching import is_current, refuse_outdated
from app.db.server_lock import held_lock
from app.faults import Obstructed, StartFault
from app.main import create_app
from app.secret import secret_of
from app.settings import Settings, settings_from_environment
from app.stopping import OrderlyServer

log = logs.logger("holdfast.serving")

SECONDS_TO_FINISH = 10
SECONDS_KEPT_OPEN = 75
"""Longer than a proxy keeps an idle connection: one that is closed just as it is used again has lost a post."""

NOT_MIGRATED = "The database could not be brought up to date; the lines above say why."
ONE_PROCESS = "SQLite is served by one process. For more workers, set HOLDFAST_DATABASE_URL to a PostgreSQL database."


def serve(host: str, port: int, workers: int, *, migrate_first: bool) -> None:
    """Serve until told to stop; StartFault where that cannot be done."""
    settings = settings_from_environment()
    if workers > 1 and settings.is_embedded:
        raise StartFault(ONE_PROCESS)
    secret_of(settings)
    with bound(host, port, for_workers=workers > 1) as address:
        if migrate_first:
            _bring_up_to_date(settings)
        else:
            refuse_outdated(settings)
        _run(settings, address, workers)


def application() -> FastAPI:
    """What each of several workers runs."""
    logs.configure()
    return create_app()


def _run(settings: Settings, address: socket, workers: int) -> None:
    logs.configure()
    config = uvicorn.Config(
        "app.serving:application" if workers > 1 else create_app(settings),
        factory=workers > 1,
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_keep_alive=SECONDS_KEPT_OPEN,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    log.info("Holdfast is at http://{}:{}".format(*address.getsockname()[:2]))
    if workers > 1:
        with metrics.shared_by_workers() if settings.metrics_token.get_secret_value() else nullcontext():
            Multiprocess(config, sockets=[address]).run()
        return
    server = OrderlyServer(config)
    _end_quietly_when_told_to()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[address])
    if not server.started:
        raise Obstructed("The server did not start; the lines above say why.")


def _bring_up_to_date(settings: Settings) -> None:
    with held_lock(settings.database):
        is_ready = is_current(settings)
    if not is_ready:
        _migrate_apart()


def _migrate_apart() -> None:
    # In a process of its own: what migrating loads and leaves behind would weigh on the server for as long as it runs.
    # That one finds the modules that this one finds, and none in the folder that somebody happens to be in.
    command = [sys.executable, "-P", "-m", "app.cli", "migrate"]
    modules = {"PYTHONPATH": os.pathsep.join(sys.path)}
    if subprocess.run(command, env=os.environ | modules, stdout=subprocess.DEVNULL).returncode:
        raise Obstructed(NOT_MIGRATED)


def _end_quietly_when_told_to() -> None:
    # Once it has finished its requests, uvicorn sends itself the signal that it was stopped with; without a handler
    # SIGTERM would then make an orderly end look like a failure.
    signal.signal(signal.SIGTERM, lambda _number, _frame: None)

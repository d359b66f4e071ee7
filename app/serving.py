"""`serve` and `migrate`: from settings to a running server, with a sentence for whatever stands in the way."""

import signal
import socket
from contextlib import suppress

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from app import logs
from app.db import migrations
from app.db.session import Database
from app.domain.errors import Unavailable
from app.faults import Obstructed, StartFault
from app.main import create_app
from app.secret import secret_of
from app.settings import Settings, settings_from_environment

SECONDS_TO_FINISH = 10
ONE_PROCESS = "SQLite is served by one process. For more workers, set HOLDFAST_DATABASE_URL to a PostgreSQL database."


def migrate() -> None:
    """Bring the database of the environment's settings up to date; StartFault where that cannot be done."""
    _migrate(settings_from_environment())


def serve(host: str, port: int, workers: int, *, migrate_first: bool) -> None:
    """Serve until told to stop; StartFault where that cannot be done."""
    settings = settings_from_environment()
    if workers > 1 and settings.is_embedded:
        raise StartFault(ONE_PROCESS)
    secret_of(settings)
    with _bound(host, port) as listener:
        if migrate_first:
            _migrate(settings)
        else:
            _refuse_outdated(settings)
        _run(settings, listener, workers)


def application() -> FastAPI:
    """What each of several workers runs."""
    logs.configure()
    return create_app()


def _run(settings: Settings, listener: socket.socket, workers: int) -> None:
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
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    if workers > 1:
        Multiprocess(config, sockets=[listener]).run()
        return
    server = uvicorn.Server(config)
    _end_quietly_when_told_to()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    if not server.started:
        raise Obstructed("The server did not start; the lines above say why.")


def _end_quietly_when_told_to() -> None:
    # Once it has finished its requests, uvicorn sends itself the signal that it was stopped with; without a handler
    # SIGTERM would then make an orderly end look like a failure.
    signal.signal(signal.SIGTERM, lambda _number, _frame: None)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as refused:
        raise Obstructed(f"Cannot listen on {host}, port {port}: {refused.strerror or refused}.") from refused
    listener.set_inheritable(True)
    return listener


def _migrate(settings: Settings) -> None:
    database = Database(settings.database)
    try:
        migrations.upgrade(database)
    except Unavailable as gone:
        raise _out_of_reach(settings, gone) from gone
    finally:
        database.close()


def _refuse_outdated(settings: Settings) -> None:
    database = Database(settings.database)
    try:
        with database.reading() as session:
            is_current = migrations.is_current(session)
    except Unavailable as gone:
        raise _out_of_reach(settings, gone) from gone
    finally:
        database.close()
    if not is_current:
        raise Obstructed("The database is not at this version’s migrations. Run: holdfast migrate")


def _out_of_reach(settings: Settings, gone: Unavailable) -> Obstructed:
    """The database's own words help whoever runs the server; its address is shown without the password."""
    cause = str(getattr(gone.__cause__, "orig", "") or gone.sentence).strip().splitlines()[-1]
    return Obstructed(f"Cannot reach {settings.database.render_as_string(hide_password=True)}: {cause}")

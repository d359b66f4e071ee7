"""`backup` and `restore`: from a file's name to a file that is whole or not there, and back."""

import os
import secrets
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from app.db import backups, restores
from app.db.reaching import opened
from app.faults import Obstructed, StartFault
from app.secret import FILE as SECRET_FILE
from app.settings import Settings, settings_from_environment

STANDARD = "-"

WRITTEN = "The backup is written. The server’s secret is not in it{where}: keep that elsewhere, links need it."
RESTORED = "Restored as it was on {made_at:%Y-%m-%d at %H:%M} UTC. Teams: {teams}."
WITHOUT_KEY = (
    "Open anonymous rounds that take no more answers, since no backup holds what ties answers to people: {without_key}."
    " What was submitted counts; a lead can close them or call them off."
)


def back_up(file: str) -> str:
    """Write a backup into a file that only its owner may read, or to standard output; what to say of it. StartFault
    where there is such a file already, Obstructed where it cannot be written."""
    settings = settings_from_environment()
    _refuse_without_file(settings)
    with opened(settings) as database, _written(file) as out:
        backups.back_up(database, out, datetime.now(UTC))
    is_given = bool(settings.secret.get_secret_value())
    return WRITTEN.format(where="" if is_given else f" ({settings.data_dir / SECRET_FILE})")


def bring_back(file: str, *, replace: bool) -> list[str]:
    """Restore a backup from a file or from standard input; what to say of it. StartFault for a file that is no whole
    backup, Obstructed where the database is served, or is not empty and not to be replaced."""
    settings = settings_from_environment()
    with _read(file) as source, opened(settings) as database:
        restored = restores.restore(database, source, replace=replace)
    said = [RESTORED.format(made_at=restored.made_at, teams=restored.teams)]
    return said + [WITHOUT_KEY.format(without_key=restored.without_key)] * bool(restored.without_key)


def _refuse_without_file(settings: Settings) -> None:
    if settings.is_embedded and not Path(settings.database.database or "").exists():
        raise Obstructed(f"There is no database at {settings.database.database}.")


@contextmanager
def _read(file: str) -> Generator[BinaryIO]:
    if file == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        with Path(file).open("rb") as source:
            yield source
    except OSError as refused:
        raise StartFault(f"{file}: {refused.strerror or refused}") from refused


@contextmanager
def _written(file: str) -> Generator[BinaryIO]:
    if file == STANDARD:
        yield sys.stdout.buffer
        return
    try:
        with _new_file(Path(file).absolute()) as out:
            yield out
    except FileExistsError as refused:
        raise StartFault(f"{file} is there already. A backup never replaces a file.") from refused
    except OSError as refused:
        raise Obstructed(f"{file}: {refused.strerror or refused}") from refused


@contextmanager
def _new_file(file: Path) -> Generator[BinaryIO]:
    """A file that appears under its name only when it is whole and on the disk, and then not over another one."""
    if file.exists():
        raise FileExistsError
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.link(draft, file)
    finally:
        draft.unlink()
    _keep_name(file.parent)


def _keep_name(folder: Path) -> None:
    """A file's name is on the disk once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

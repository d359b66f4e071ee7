"""The data folder: whether this user can work in it, nobody else can read it, and there is room."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.doctor.finding import Finding, note, well, wrong
from app.secret import FILE as SECRET_FILE
from app.settings import SECRET_BYTES, Settings

LITTLE = 1 << 30
TOO_LITTLE = 100 << 20
FOR_OTHERS = 0o077


def folder_findings(settings: Settings) -> Iterator[Finding]:
    """Of the folder with the embedded database and the secret; nothing where neither is in it."""
    given = bool(settings.secret.get_secret_value())
    if given:
        yield well("The secret is given by HOLDFAST_SECRET.")
    if given and not settings.is_embedded:
        return
    folder = Path(settings.database.database or "").absolute().parent if settings.is_embedded else settings.data_dir
    if not folder.is_dir():
        yield note(f"The data folder {folder} is not there yet. The first start makes it.")
        return
    yield _usable(folder)
    yield from _private(folder, settings)
    if not given:
        yield _secret(settings.data_dir / SECRET_FILE)
    yield _room(folder)


def _usable(folder: Path) -> Finding:
    if os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return well(f"The data folder {folder} can be written to.")
    return wrong(f"The data folder {folder} cannot be written to by this user. Give it to the user who serves.")


def _private(folder: Path, settings: Settings) -> Iterator[Finding]:
    """Of the files that hold answers or the secret."""
    database = Path(settings.database.database or "").name
    names = [SECRET_FILE, *(f"{database}{end}" for end in ("", "-wal", "-shm") if settings.is_embedded)]
    for file in (folder / name for name in names):
        if not file.exists():
            continue
        if file.stat().st_mode & FOR_OTHERS:
            yield wrong(f"Others on this machine can read {file}. Run: chmod 600 {file}")
        if not os.access(file, os.R_OK | os.W_OK):
            yield wrong(f"{file} cannot be read and written by this user. Give it to the user who serves.")


def _secret(file: Path) -> Finding:
    if not file.exists():
        return note(f"There is no secret yet. The first start makes one into {file}.")
    if not os.access(file, os.R_OK):
        return wrong(f"The secret in {file} cannot be read by this user.")
    if len(file.read_bytes().strip()) < SECRET_BYTES:
        return wrong(f"{file} holds less than {SECRET_BYTES} bytes. Restore it, or delete it to have one made.")
    return well(f"The secret is in {file}. Keep a copy elsewhere: no backup holds it.")


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    left = f"{free / (1 << 20):,.0f} MB are free where the data folder is."
    if free < TOO_LITTLE:
        return wrong(f"Only {left} Soon nothing can be saved.")
    return note(f"Only {left}") if free < LITTLE else well(left)

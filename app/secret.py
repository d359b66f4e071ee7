"""The server's secret, for keyed digests: given by the environment, or made once into the data folder."""

import os
import secrets
from pathlib import Path

from app.faults import Obstructed, StartFault
from app.settings import SECRET_BYTES, Settings

FILE = "secret"


def secret_of(settings: Settings) -> bytes:
    """The secret, at least 32 bytes. With SQLite and none given, one is made into the data folder and kept there."""
    given = settings.secret.get_secret_value()
    if given:
        return given.encode()
    file = settings.data_dir / FILE
    try:
        return _kept(file) if file.exists() else _made(file)
    except OSError as refused:
        raise Obstructed(f"The data folder {settings.data_dir} cannot be used: {refused.strerror}.") from refused


def _kept(file: Path) -> bytes:
    secret = file.read_bytes().strip()
    if len(secret) < SECRET_BYTES:
        raise StartFault(f"{file} holds less than {SECRET_BYTES} bytes. Restore it, or delete it to have one made.")
    return secret


def _made(file: Path) -> bytes:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{FILE}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(secrets.token_urlsafe(SECRET_BYTES))
        out.flush()
        os.fsync(out.fileno())
    try:
        # Of two servers that start at once one gets to link; the other takes what is there then.
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _kept(file)

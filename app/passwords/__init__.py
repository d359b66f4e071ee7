"""Passwords as they are kept: Argon2id, 19 MiB and two passes. One is hashed at a time, so that many who sign in at
once fill neither the memory nor the thread pool."""

import gzip
from functools import cache
from importlib.resources import files

import anyio
from anyio.to_thread import run_sync
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$ln5qqxnfRKqbk/kyB+MSbw$8BDT4CDwIKjb/ciwByCRdD4Jqzg+OaHeQnxiDzhYh/c"
"""The digest of a password that nobody knows, for addresses without an account to cost the same."""

_hash = PasswordHash((Argon2Hasher(memory_cost=19 * 1024, time_cost=2, parallelism=1),))
ONE_AT_A_TIME = anyio.CapacityLimiter(1)


@cache
def common_ones() -> frozenset[str]:
    """Long passwords that many people use, in lower case: the first that somebody who guesses would try."""
    return frozenset(gzip.decompress((files(__name__) / "often_used.txt.gz").read_bytes()).decode().splitlines())


async def digest_of(password: str) -> str:
    """The digest to keep of a password, with a salt of its own."""
    return await run_sync(_hash.hash, password, limiter=ONE_AT_A_TIME)


async def is_right(password: str, digest: str | None) -> bool:
    """Whether the digest is the password's. Without a digest it is not, and takes as long to find out."""
    is_it = await run_sync(_hash.verify, password, digest or NOBODYS, limiter=ONE_AT_A_TIME)
    return is_it and digest is not None

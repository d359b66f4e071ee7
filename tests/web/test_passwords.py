"""Passwords are kept as slow digests, one made at a time; those that many use are refused wherever one is chosen."""

import anyio
import pytest
from fastapi import FastAPI

from app import passwords
from app.domain.credentials import LONGEST_PASSWORD, SHORTEST_PASSWORD, is_common
from tests.web.account_holder import PASSWORD, Credentials, keep
from tests.web.test_resets import link
from tests.web.visitor import Page, Visitor

COMMON = "Unbelievable"
REFUSAL = "This is among the first that somebody would try."


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: how a password is judged has nothing to do with where it is kept."""
    return migrated_sqlite_url


def test_a_digest_costs_19_mib_and_two_passes() -> None:
    digest = anyio.run(passwords.digest_of, PASSWORD)

    assert digest.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert anyio.run(passwords.is_right, PASSWORD, digest)
    assert not anyio.run(passwords.is_right, f"{PASSWORD}s", digest)


def test_one_is_hashed_at_a_time() -> None:
    seen: list[tuple[int, int]] = []

    async def hash_many() -> None:
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(passwords.digest_of, PASSWORD)
            while not passwords.ONE_AT_A_TIME.borrowed_tokens:
                await anyio.sleep(0)
            while passwords.ONE_AT_A_TIME.borrowed_tokens:
                seen.append((passwords.ONE_AT_A_TIME.borrowed_tokens, waiting()))
                await anyio.sleep(0.001)

    anyio.run(hash_many)
    assert {hashing for hashing, _ in seen} == {1}
    assert max(waiting for _, waiting in seen) == 4


def waiting() -> int:
    return passwords.ONE_AT_A_TIME.statistics().tasks_waiting


def test_thousands_that_are_long_enough_and_that_no_rule_catches_are_known() -> None:
    """ASVS 5, 6.2.4 wants three thousand that the rule of length lets through."""
    known = passwords.common_ones()

    assert len(known) >= 3000
    assert all(SHORTEST_PASSWORD <= len(one) <= LONGEST_PASSWORD and one == one.casefold() for one in known)
    assert not any(is_common(one) for one in known)
    assert PASSWORD not in known


def test_one_of_them_is_refused_on_keeping_on_changing_and_on_resetting(app: FastAPI, visitor: Visitor) -> None:
    pages: list[Page] = [keep(visitor, Credentials(password=COMMON), status=422)]
    keep(visitor)
    account = visitor.open("/account")
    changes = {"current": PASSWORD, "password": COMMON}
    pages.append(visitor.press(account, "Change the password", changes, status=422))
    pages.append(visitor.press(visitor.open(link(app)), "Save and sign in", {"password": COMMON}, status=422))

    assert all(REFUSAL in page.text for page in pages)
    assert not any(COMMON in page.answer.text for page in pages)


@pytest.mark.parametrize("address", ["/account/new", "/session/new"])
def test_a_password_can_be_pasted_and_filled_in(visitor: Visitor, address: str) -> None:
    field = visitor.open(address).find("password")

    assert field.get("autocomplete") in ("new-password", "current-password")
    assert field.get("type") == "password"
    assert not {"maxlength", "pattern", "readonly"} & field.attributes.keys()
    assert not [name for name in field.attributes if name.startswith("on")]

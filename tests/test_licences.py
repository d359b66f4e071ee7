"""What runs with Holdfast may be handed on with it: each licence is known, and asks no more than to be named."""

from email.message import Message

import pytest

from tests.licences import BESIDE, licence_of, licences, locked, refused


def test_everything_that_runs_may_be_handed_on() -> None:
    found = dict(licences())

    assert len(found) > 30
    assert set(found) <= set(locked())
    assert [name for name, licence in found.items() if refused(name, licence)] == []


@pytest.mark.parametrize("licence", ["", "GPL-3.0-or-later", "MIT AND AGPL-3.0-only", "LGPL-3.0-only", "Proprietary"])
def test_what_asks_for_more_or_says_nothing_is_refused(licence: str) -> None:
    assert refused("something", licence)


@pytest.mark.parametrize(
    "licence", ["MIT", "MIT OR GPL-2.0-only", "Apache-2.0 AND (BSD-3-Clause)", "Apache-2.0 WITH LLVM-exception"]
)
def test_what_asks_to_be_named_is_taken(licence: str) -> None:
    assert not refused("something", licence)


def test_an_exception_is_for_one_package_under_one_licence() -> None:
    assert not refused("psycopg", BESIDE["psycopg"])
    assert refused("psycopg", "GPL-3.0-only")


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ({"License-Expression": "ISC", "License": "whatever"}, "ISC"),
        ({"Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"License": "BSD"}, "BSD-3-Clause"),
        ({"Classifier": "Programming Language :: Python"}, ""),
    ],
)
def test_a_licence_is_read_from_wherever_a_package_says_it(said: dict[str, str], licence: str) -> None:
    message = Message()
    for name, value in said.items():
        message[name] = value

    assert licence_of(message) == licence

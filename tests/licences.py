"""The licence of everything that runs with Holdfast, from what each package says of itself: `make licences` lists them.

It refuses what says nothing, and what would ask the same licence of others. Test tools are not handed on, so not asked.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import cast

LOCK = Path(__file__).parent.parent / "requirements.txt"
PERMISSIVE = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "LLVM-exception",
    "MIT",
    "MIT-0",
    "PSF-2.0",
    "Python-2.0",
    "Unlicense",
}
OTHER_NAMES: Mapping[str, str] = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "BSD": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
}
BESIDE: Mapping[str, str] = {
    "psycopg": "LGPL-3.0-only",
    "psycopg-binary": "LGPL-3.0-only",
}
"""Copyleft that ends at the package itself: used as it is published, replaceable, and asking nothing of its users."""


def locked() -> list[str]:
    """The names in the lock, as they stand there."""
    return re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==", LOCK.read_text(), re.MULTILINE)


def licence_of(said: Message) -> str:
    """The licence as an SPDX expression where the package says it so, or else by its classifiers or in its own words;
    empty where it says nothing."""
    if expression := said.get("License-Expression"):
        return expression
    classifiers = [
        line.rpartition(" :: ")[2] for line in said.get_all("Classifier") or [] if line.startswith("License")
    ]
    names = classifiers or [line for line in (said.get("License") or "").splitlines()[:1] if line]
    return " OR ".join(OTHER_NAMES.get(name, name) for name in names)


def is_permissive(expression: str) -> bool:
    """Whether one may use it under licences that ask for no more than to be named."""
    ways = expression.replace("(", " ").replace(")", " ").split(" OR ")
    return any(all(part.strip() in PERMISSIVE for part in re.split(r" AND | WITH ", way)) for way in ways)


def refused(name: str, licence: str) -> bool:
    """Whether the package may not come along."""
    return not is_permissive(licence) and BESIDE.get(name) != licence


def licences() -> Iterator[tuple[str, str]]:
    """Name and licence of every locked package that this machine has; others are for other systems."""
    for name in locked():
        try:
            yield name, licence_of(cast(Message, metadata(name)))
        except PackageNotFoundError:
            continue


if __name__ == "__main__":
    found = list(licences())
    for name, licence in found:
        print(f"{name:24} {licence or 'says nothing'}")
    if faults := [name for name, licence in found if refused(name, licence)]:
        sys.exit(f"Not to be handed on like this: {', '.join(faults)}")

"""What SECURITY.md says a test shows, a test shows: each one that it names is there."""

import ast
import re
from pathlib import Path

HOUSE = Path(__file__).parent.parent
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")


def named() -> list[tuple[str, str]]:
    """File and test of everything that the assurance case names; the test is empty where it is the whole file."""
    return NAMED.findall((HOUSE / "SECURITY.md").read_text())


def functions_in(file: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef)}


def test_every_named_test_exists() -> None:
    missing = {
        f"{file}::{test}"
        for file, test in named()
        if not (HOUSE / file).exists() or (test and test not in functions_in(HOUSE / file))
    }

    assert not missing


def test_every_claim_names_one() -> None:
    table = [line for line in (HOUSE / "SECURITY.md").read_text().splitlines() if line.startswith("| ")]

    assert len(table) > 15
    assert [line for line in table[1:] if not NAMED.search(line)] == []

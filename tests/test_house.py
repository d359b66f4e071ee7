"""The rules of the house that a test can hold."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import iter_route_contexts
from jinja2 import StrictUndefined
from starlette.routing import Route

from app.main import create_app
from app.places import TEMPLATES
from app.settings import Settings
from app.web.render import environment

HOUSE = Path(__file__).parent.parent
ROUTES = Path(__file__).parent / "routes.txt"
OWN_FOLDERS = [".ci", "app", "migrations", "static", "templates", "tests"]
FROM_OTHERS = {"vendor", "__pycache__", ".git"}
DRAWERS_FOR_ANYTHING = {"utils", "helpers", "services", "managers", "common"}
NOT_FOR_OTHERS = {
    "the host of a package registry": r"\b(?:pyp[i]|pythonhoste[d]|npmj[s]|debia[n])\.(?:org|com|net)\b",
    "a path of somebody’s machine": r"(?<![\w.}/])/(?:root|home|Users|work)/\w",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
}


def test_imports_go_down_only() -> None:
    lint_imports = Path(sys.executable).parent / "lint-imports"
    contracts = subprocess.run([lint_imports, "--no-cache"], cwd=HOUSE, capture_output=True, text=True)

    assert contracts.returncode == 0, contracts.stdout


def test_a_server_loads_nothing_that_only_other_commands_need() -> None:
    """Nor what belongs to a database that it may not have; each would take megabytes of every worker."""
    loaded = "import app.serving, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", loaded], cwd=HOUSE, capture_output=True, text=True, check=True)

    assert not {"alembic", "greenlet", "mako", "psycopg", "rich", "typst"} & set(done.stdout.split())


def test_the_domain_imports_the_standard_library_and_itself() -> None:
    foreign = {
        f"{file.name}: {name}"
        for file in (HOUSE / "app" / "domain").rglob("*.py")
        for name in imported(file)
        if not name.startswith("app.domain") and name.split(".")[0] not in sys.stdlib_module_names
    }

    assert not foreign


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without `__init__.py` would be left out of the import contract, and of an installed copy."""
    folders = {file.parent for file in (HOUSE / "app").rglob("*.py")}

    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def test_no_room_is_a_drawer_for_anything() -> None:
    rooms = {path.stem for path in (HOUSE / "app").rglob("*")}

    assert not rooms & DRAWERS_FOR_ANYTHING


@pytest.mark.parametrize("what", NOT_FOR_OTHERS)
def test_no_file_gives_away(what: str) -> None:
    pattern = re.compile(NOT_FOR_OTHERS[what])
    found = {
        f"{file.relative_to(HOUSE)}: {match[0]}"
        for file in own_files()
        for match in pattern.finditer(file.read_text(errors="ignore"))
    }

    assert not found


def test_a_name_that_a_template_does_not_know_is_an_error() -> None:
    assert environment().undefined is StrictUndefined
    assert environment().autoescape is True


@pytest.mark.parametrize("name", environment().list_templates())
def test_every_template_can_be_read(name: str) -> None:
    assert environment().get_template(name)


def test_every_template_is_used() -> None:
    speaking = [*TEMPLATES.rglob("*.html"), *(HOUSE / "app").rglob("*.py")]
    texts = {file: file.read_text() for file in speaking}
    idle = {
        name
        for name in environment().list_templates()
        if not any(f'"{name}"' in text for file, text in texts.items() if file != TEMPLATES / name)
    }

    assert not idle


def test_no_address_appears_or_vanishes_unnoticed(tmp_path: Path) -> None:
    """After a wanted change: HOLDFAST_TEST_NOTE_ROUTES=1 make test TESTS=tests/test_house.py"""
    addresses = "".join(f"{address}\n" for address in sorted(addresses_of(tmp_path)))
    if os.environ.get("HOLDFAST_TEST_NOTE_ROUTES"):
        ROUTES.write_text(addresses)

    assert addresses == ROUTES.read_text()


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def own_files() -> list[Path]:
    """Every file of ours, but not what others made."""
    within = (file for folder in OWN_FOLDERS for file in (HOUSE / folder).rglob("*"))
    files = (file for file in [*HOUSE.iterdir(), *within] if file.is_file())
    return [file for file in files if not FROM_OTHERS & {file.name, file.parent.name}]


def addresses_of(data: Path) -> Iterator[str]:
    for route in iter_route_contexts(create_app(Settings(data_dir=data)).routes):
        if isinstance(route.original_route, Route):
            # HEAD is GET without the body on every address.
            yield from (f"{route.path} {method}" for method in set(route.methods or ()) - {"HEAD"})

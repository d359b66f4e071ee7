"""What is put into a container, and around it, fits the code; whether it is well written, `make lint-docker` says."""

import re
from pathlib import Path

from app.places import MIGRATIONS, STATIC, TEMPLATES
from app.settings import PREFIX, Settings

HOUSE = Path(__file__).parent.parent
DOCKERFILE = (HOUSE / "Dockerfile").read_text()
COMPOSE = (HOUSE / "docker-compose.yml").read_text()
FOR_THE_PROXY = {"HOST", "SERVERS", "PORT"}


def test_every_folder_that_the_app_needs_is_copied_and_let_through() -> None:
    let_through = {line[1:] for line in (HOUSE / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    for folder in ("app", *(place.name for place in (MIGRATIONS, STATIC, TEMPLATES))):
        assert f"COPY {folder} {folder}\n" in DOCKERFILE
        assert folder in let_through


def test_every_file_that_is_copied_is_there_and_let_through() -> None:
    let_through = {line[1:] for line in (HOUSE / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {
        name for names in re.findall(r"^COPY (?!--)(.*) \S+$", DOCKERFILE, re.MULTILINE) for name in names.split()
    }
    assert copied <= let_through
    assert all((HOUSE / name).exists() for name in copied)


def test_it_is_not_run_as_root_and_nothing_unpinned_is_installed() -> None:
    assert re.findall(r"^USER (\d+)$", DOCKERFILE, re.MULTILINE) == ["10001"]
    installs = re.findall(r"install --no-cache-dir (.*)$", DOCKERFILE, re.MULTILINE)
    assert all("--require-hashes" in line or "--no-index" in line for line in installs)
    assert len(installs) == 2


def test_every_setting_that_is_given_exists() -> None:
    caddyfile = (HOUSE / "Caddyfile").read_text()
    given = set(re.findall(rf"\b{PREFIX}([A-Z_]+)", DOCKERFILE + COMPOSE + caddyfile))
    assert {name.lower() for name in given - FOR_THE_PROXY} <= set(Settings.model_fields)


def test_only_the_proxy_is_believed_and_only_it_can_be_reached() -> None:
    assert COMPOSE.count("ports:") == 1
    (address,) = re.findall(r"ipv4_address: (\S+)", COMPOSE)
    assert re.findall(r"HOLDFAST_TRUSTED_PROXIES: (\S+)", COMPOSE) == [address]

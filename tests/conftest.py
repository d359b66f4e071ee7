"""What every test may ask for: a database of either kind, a browser, a running server."""

import pytest

pytest_plugins = ["tests.skipping", "tests.postgres", "tests.databases", "tests.server", "tests.chromium"]

NEEDS = {"browser": "browser", "postgres_cluster": "postgres"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser or PostgreSQL, so that `-m` can leave it out."""
    for item in items:
        for fixture in NEEDS.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(NEEDS[fixture])

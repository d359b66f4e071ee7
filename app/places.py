"""Where the folders beside `app` are, in a checkout and in an installed copy alike."""

from pathlib import Path

_HOUSE = Path(__file__).resolve().parent.parent

TEMPLATES = _HOUSE / "templates"
STATIC = _HOUSE / "static"
MIGRATIONS = _HOUSE / "migrations"

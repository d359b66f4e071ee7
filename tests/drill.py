"""Some faults are practised briefly with every run of the tests, and at length by `make drill`."""

import os
from typing import TypeVar

IS_DRILL = os.environ.get("HOLDFAST_TEST_DRILL") == "1"

Effort = TypeVar("Effort", int, float)


def at_length(short: Effort, long: Effort) -> Effort:
    """How often, or how long, something is practised."""
    return long if IS_DRILL else short

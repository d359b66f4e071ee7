"""What this machine cannot test is said aloud; where HOLDFAST_TEST_STRICT is set it is a failure."""

import os
from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest

IS_FORBIDDEN = os.environ.get("HOLDFAST_TEST_STRICT") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skipped test fails where skipping is forbidden; an expected failure is not a skipped test."""
    report = yield
    if not hasattr(report, "wasxfail"):
        _refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A skipped file likewise."""
    report = yield
    _refuse(report)
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name what was not tested, in capitals, where nobody can miss it."""
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", []))
    if reasons:
        terminalreporter.section("NOT TESTED ON THIS MACHINE", sep="!", red=True, bold=True)
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{reason.upper()} ({count} {'test' if count == 1 else 'tests'})", red=True)


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    if IS_FORBIDDEN and report.skipped:
        reason = _reason(report)
        report.outcome = "failed"
        report.longrepr = f"Skipped, which HOLDFAST_TEST_STRICT forbids. {reason}"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")

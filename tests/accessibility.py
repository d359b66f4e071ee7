"""Pages read by axe-core, for what keeps somebody out."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
# The one rule of WCAG 2.2 AA that axe-core leaves off unless asked.
RUN = "axe.run({rules: {'target-size': {enabled: true}}}).then(results => results.violations)"


def barriers(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands: for each finding its rule, what is wrong, and where.

    Needs a page that runs JavaScript.
    """
    page.evaluate(AXE.read_text())
    findings: list[dict[str, Any]] = page.evaluate(RUN)
    return [
        f"{finding['id']}: {finding['help']}: {', '.join(map(str, node['target']))}"
        for finding in findings
        for node in finding["nodes"]
    ]

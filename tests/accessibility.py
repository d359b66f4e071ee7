"""Pages read by axe-core, for what keeps somebody out."""

from itertools import product
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
# The one rule of WCAG 2.2 AA that axe-core leaves off unless asked.
RUN = "axe.run({rules: {'target-size': {enabled: true}}}).then(results => results.violations)"
WIDTHS = (1280, 390)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def barriers_everywhere(page: Page) -> dict[str, list[str]]:
    """What keeps somebody out, and whether the page runs off the side: on a desk and on a phone, light and dark. Where
    nothing does, the setting is left out. Leaves the page as on a phone, dark."""
    found: dict[str, list[str]] = {}
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[f"{width} {scheme}"] = [*barriers(page), *([f"{wide} pixels too wide"] if wide > 0 else [])]
    return {setting: faults for setting, faults in found.items() if faults}


def barriers(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands: for each finding its rule, what is wrong, and where.

    Needs a page that runs JavaScript.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    findings: list[dict[str, Any]] = page.evaluate(RUN)
    return [
        f"{finding['id']}: {finding['help']}: {', '.join(map(str, node['target']))}"
        for finding in findings
        for node in finding["nodes"]
    ]

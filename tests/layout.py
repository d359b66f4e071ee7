"""Pages measured: whether they fit where they are read, and what is to be pressed can be hit."""

from typing import Any

from playwright.sync_api import Page

# A window of 1280 pixels at 200 % has 640 of them.
SIZES = {"desk": (1280, 800), "desk at 200 %": (640, 450), "phone": (390, 844), "small phone": (320, 640)}

TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = element => element.getBoundingClientRect().right > room + 1;
  return [...document.querySelectorAll("body *")].filter(wide).map(element => element.outerHTML.slice(0, 90));
}"""

TOO_SMALL = """() => {
  const isSeen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isInText = element => element.matches("a") && getComputedStyle(element).display === "inline"
    && element.parentElement.textContent.trim() !== element.textContent.trim();
  const small = element => {
    const target = element.closest("label") ?? element;
    const { width, height } = target.getBoundingClientRect();
    return width > 1 && height > 1 && (width < 24 || height < 24);
  };
  const targets = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary");
  return [...targets].filter(isSeen).filter(element => !isInText(element)).filter(small)
    .map(element => `${Math.round(element.getBoundingClientRect().height)} px: ${element.outerHTML.slice(0, 90)}`);
}"""

OVERLAPPING = """() => {
  const isSeen = element => element.checkVisibility() && element.getBoundingClientRect().width > 1;
  const controls = [...document.querySelectorAll("button, .btn, label:has(input), select, summary")].filter(isSeen);
  const boxes = controls.map(element => [element, element.getBoundingClientRect()]);
  const before = (a, b) => a.right <= b.left + 1 || a.bottom <= b.top + 1;
  const apart = (a, b) => before(a, b) || before(b, a);
  const found = [];
  boxes.forEach(([one, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
    if (!apart(a, b) && !one.contains(other) && !other.contains(one))
      found.push(`${one.outerHTML.slice(0, 90)} and ${other.outerHTML.slice(0, 90)}`);
  }));
  return found;
}"""


def misfits(page: Page) -> dict[str, list[Any]]:
    """What is too wide, too small to be hit, or lies over something else, by size of the window; sizes at which nothing
    does are left out. Leaves the page at the last size."""
    found: dict[str, list[Any]] = {}
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        found[size] = [one for script in (TOO_WIDE, TOO_SMALL, OVERLAPPING) for one in page.evaluate(script)]
    return {size: faults for size, faults in found.items() if faults}

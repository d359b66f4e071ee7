"""Going through pages with Tab, arrows, space and Enter alone, with an eye on where the focus is."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 250

UNSEEN_FOCUS = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused === document.documentElement) return "";
  const shown = [focused, focused.closest("label")].filter(Boolean);
  const isRinged = element => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const says = focused.outerHTML.slice(0, 90);
  if (!shown.some(isRinged)) return `nothing shows that the focus is on ${says}`;
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  const there = document.elementFromPoint((left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2);
  if (!there) return `the focus is out of sight, on ${says}`;
  const isClear = shown.some(element => element.contains(there) || there.contains(element));
  return isClear ? "" : `${there.outerHTML.slice(0, 60)} hides the focus on ${says}`;
}"""


class Keyboard:
    """A page in the hands of somebody without a mouse. Every stop of the focus must be visible and unhidden."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab(self, key: str = "Tab") -> None:
        """To the next stop, or with `Shift+Tab` to the one before."""
        self.page.keyboard.press(key)
        fault = self.page.evaluate(UNSEEN_FOCUS)
        assert not fault, fault

    def go_to(self, target: Locator) -> None:
        """Tab until the target has the focus."""
        target.wait_for(state="attached")
        for _ in range(MOST_STOPS):
            self.tab()
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"no way to {target} by Tab")

    def press(self, role: "str", name: str) -> None:
        """Tab to the button or link, and press it."""
        self.go_to(self.page.locator("main").get_by_role("button" if role == "button" else "link", name=name).first)
        self.page.keyboard.press("Enter")

    def choose(self, item: str, value: str) -> None:
        """Tab to the question's radio buttons, and move to the value with the arrows."""
        self.page.locator(f"input[name='{item}']").first.wait_for(state="attached")
        buttons = self.page.locator(f"input[name='{item}']")
        values: list[str] = buttons.evaluate_all("all => all.map(button => button.value)")
        self.go_to(buttons.first)
        self.page.keyboard.press("Space")
        for _ in range(values.index(value)):
            self.page.keyboard.press("ArrowDown")

    def stops(self, key: str) -> int:
        """How many stops there are from here until the focus leaves the page."""
        for stop in range(MOST_STOPS):
            self.tab(key)
            if self.page.evaluate("document.activeElement === document.body"):
                return stop
        raise AssertionError("the focus never leaves the page")

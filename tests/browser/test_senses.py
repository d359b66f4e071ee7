"""Nothing moves where that is asked for, and forced colours hide nothing."""

from typing import Literal

import pytest

from tests.browser.states import STATES
from tests.chromium import NewPage

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

MOVING = """() => [...document.querySelectorAll("*")].flatMap(element => {
  const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
  const isMoving = animationName !== "none" || parseFloat(transitionDuration) > 0 || scrollBehavior === "smooth";
  return isMoving ? [element.outerHTML.slice(0, 90)] : [];
})"""

FAINT = """() => {
  const channels = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const linear = part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = colour => {
    const [red, green, blue] = channels(colour).map(part => linear(part / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const drawn = [...document.querySelectorAll(".seat circle")].filter(shape => shape.checkVisibility());
  return drawn.flatMap(shape => {
    const { fill, stroke } = getComputedStyle(shape);
    const seen = [fill, stroke].filter(colour => colour.startsWith("rgb("));
    return seen.some(colour => contrast(colour, ground) >= 3) ? [] : [`${shape.outerHTML} on ${ground}: ${seen}`];
  });
}"""


@pytest.mark.parametrize("state", ["home", "ownership answered", "report"])
def test_nothing_moves_where_that_is_asked_for(new_page: NewPage, state: str) -> None:
    page = new_page(reduced_motion="reduce")
    STATES[state](page)

    assert page.evaluate(MOVING) == []


def test_with_forced_colours_everything_is_still_drawn(new_page: NewPage) -> None:
    for scheme in SCHEMES:
        page = new_page(forced_colors="active", color_scheme=scheme)
        STATES["sample"](page)
        assert page.locator(".seat circle").count() > 10
        assert page.evaluate(FAINT) == []

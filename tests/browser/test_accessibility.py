"""Nothing keeps anybody out: axe-core over every page in every state, light and dark, on a desk and on a phone."""

from typing import Literal

import pytest

from tests.accessibility import barriers
from tests.browser.states import STATES
from tests.chromium import NewPage

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("state", STATES)
def test_nothing_keeps_anybody_out(new_page: NewPage, state: str) -> None:
    page = new_page(reduced_motion="reduce")
    STATES[state](page)
    found: dict[str, list[str]] = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found[f"{width} {scheme}"] = barriers(page)

    assert not {setting: barriers for setting, barriers in found.items() if barriers}

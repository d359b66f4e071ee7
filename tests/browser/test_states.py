"""Every page in every state: it fits and can be hit, nothing keeps anybody out, and nothing rests on colour alone. One
visit each, since getting there takes longest."""

from typing import Literal

import pytest

from tests.accessibility import barriers
from tests.browser.states import STATES
from tests.chromium import NewPage
from tests.layout import misfits
from tests.tones import told_by_colour_alone

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("state", STATES)
def test_everybody_can_use(new_page: NewPage, state: str) -> None:
    """Sizes of a desk and of phones; axe-core at two of them, light and dark."""
    page = new_page(reduced_motion="reduce")
    STATES[state](page)
    misfitting, coloured = misfits(page), told_by_colour_alone(page)
    found: dict[str, list[str]] = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found[f"{width} {scheme}"] = barriers(page)

    assert not misfitting
    assert not coloured
    assert not {setting: barriers for setting, barriers in found.items() if barriers}

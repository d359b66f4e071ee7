"""Every page in every state: it fits and can be hit, nothing keeps anybody out, and nothing rests on colour alone. One
visit each, since getting there takes longest."""

import pytest

from tests.accessibility import barriers_everywhere
from tests.browser.states import STATES
from tests.chromium import NewPage
from tests.layout import misfits
from tests.tones import told_by_colour_alone


@pytest.mark.parametrize("state", STATES)
def test_everybody_can_use(new_page: NewPage, state: str) -> None:
    page = new_page(reduced_motion="reduce")
    STATES[state](page)

    assert not told_by_colour_alone(page)
    assert not misfits(page)
    assert not barriers_everywhere(page)

"""Names of people and teams, as they are typed."""

import unicodedata
from collections.abc import Mapping

from app.db.columns import is_storable
from app.domain.errors import BadInput

LONGEST_NAME = 80
TOO_LONG = f"Please use at most {LONGEST_NAME} characters."
UNSHOWABLE = "Please leave out characters that cannot be shown."
BIDI_CONTROLS = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def name_in(fields: Mapping[str, str], field: str, missing: str) -> str:
    """The name in the field, with single spaces. BadInput with a sentence for the field: `missing` where there is
    nothing to see, or that the name is too long or cannot be shown."""
    name = " ".join(unicodedata.normalize("NFC", fields.get(field, "")).split())
    if not any(_is_seen(letter) for letter in name):
        raise BadInput({field: missing})
    if len(name) > LONGEST_NAME:
        raise BadInput({field: TOO_LONG})
    # What turns the direction of writing around would turn the words of the page around it, too.
    if not is_storable(name) or any(_is_control(letter) for letter in name):
        raise BadInput({field: UNSHOWABLE})
    return name


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNPS"


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc" or letter in BIDI_CONTROLS

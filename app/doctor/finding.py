"""What the doctor says: that something is well, worth knowing, or wrong."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding matters. Only what is wrong needs somebody to do something."""

    well = "well"
    note = "note"
    wrong = "WRONG"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about the installation, in a sentence or two."""

    weight: Weight
    sentence: str


def well(sentence: str) -> Finding:
    return Finding(Weight.well, sentence)


def note(sentence: str) -> Finding:
    return Finding(Weight.note, sentence)


def wrong(sentence: str) -> Finding:
    return Finding(Weight.wrong, sentence)

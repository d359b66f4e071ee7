"""What is wrong with a bank's files, said so that whoever edits them finds the place."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit: the file, the key inside it ("S1.when.yes", empty for the whole file), and what."""

    file: str
    key: str
    what: str

    def __str__(self) -> str:
        return ": ".join(word for word in (self.file, self.key, self.what) if word)


class BankFault(ValueError):
    """The files make no bank. `faults` names every place, and so does the message, one a line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class UnknownBank(LookupError):
    """There is no bank of that version; the message names those that exist."""

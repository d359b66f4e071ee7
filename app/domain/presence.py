"""Whether something is the case, by what people said of it: states that symptoms and mistakes share (domain 4.1)."""

from dataclasses import dataclass

PRESENT = "present"
SOMEWHERE = "somewhere"
ABSENT = "absent"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Presence:
    """A state with its flag: `many_unknown` where at least half of those who answered do not know (F3)."""

    state: str
    many_unknown: bool


def presence_of(yes: int, partly: int, no: int, dont_know: int) -> Presence:
    """The state that so many answers of each kind make, for one respondent as for several."""
    answered = yes + partly + no + dont_know
    return Presence(_state(yes, partly, no), many_unknown=dont_know > 0 and 2 * dont_know >= answered)


def _state(yes: int, partly: int, no: int) -> str:
    definite = yes + partly + no
    if definite == 0:
        return UNKNOWN
    if 2 * yes >= definite:
        return PRESENT
    return SOMEWHERE if yes + partly else ABSENT

"""What two rounds have in common: the questions that can be compared at all (domain 4.9.1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.comparison import DOES_NOT_ARISE, MEANING_CHANGED, NOT_ANSWERED, NOT_ASKED
from app.domain.questionnaire import NOT_APPLICABLE, Bank, Item
from app.domain.responses import Tally


@dataclass(frozen=True, slots=True)
class CommonGround:
    """Ids of the scored items of a pair. `shared`: the same question, applicable and answered in both rounds;
    `left_out`: the others, each with its reason.

    An item that arises in neither round is in neither: it takes nothing from a comparison, as no figure has it.
    """

    shared: frozenset[str]
    left_out: Mapping[str, str]

    def among(self, ids: Iterable[str]) -> tuple[int, int]:
        """How many of these items are shared, and of how many in use."""
        asked = set(ids)
        shared = len(asked & self.shared)
        return shared, shared + len(asked & self.left_out.keys())


def common_ground(earlier: Bank, later: Bank, said_earlier: Tally, said_later: Tally) -> CommonGround:
    """The common ground of two rounds, or of some people's answers in them."""
    shared: set[str] = set()
    left_out: dict[str, str] = {}
    for id in scored(earlier, later):
        if not is_same_question(earlier, later, id):
            is_asked_in_both = id in earlier.items and id in later.items
            left_out[id] = MEANING_CHANGED if is_asked_in_both else NOT_ASKED
            continue
        said = [set(tally.counts.get(id, {})) for tally in (said_earlier, said_later)]
        if not all(said):
            left_out[id] = NOT_ANSWERED
        elif all(values != {NOT_APPLICABLE} for values in said):
            shared.add(id)
        elif any(values != {NOT_APPLICABLE} for values in said):
            left_out[id] = DOES_NOT_ARISE
    return CommonGround(frozenset(shared), left_out)


def scored(*banks: Bank) -> tuple[str, ...]:
    """Ids of all items that are scored in any of the banks, in the order of the last one, older ones after it."""
    items = (item for bank in reversed(banks) for item in _scored(bank))
    return tuple(dict.fromkeys(item.id for item in items))


def is_same_question(one: Bank, other: Bank, id: str) -> bool:
    """Whether both banks ask the item, and mean the same by it: one major revision (domain 2.1)."""
    return id in one.items and id in other.items and _major(one.items[id]) == _major(other.items[id])


def only(bank: Bank, ids: frozenset[str]) -> Bank:
    """The bank with these of its scored items alone, for figures to be computed over."""
    return replace(
        bank,
        symptoms=tuple(item for item in bank.symptoms if item.id in ids),
        responsibilities=tuple(item for item in bank.responsibilities if item.id in ids),
        practices=tuple(item for item in bank.practices if item.id in ids),
        mistakes=tuple(item for item in bank.mistakes if item.id in ids),
    )


def _scored(bank: Bank) -> tuple[Item, ...]:
    return (*bank.symptoms, *bank.responsibilities, *bank.practices, *bank.mistakes)


def _major(item: Item) -> str:
    return item.rev.partition(".")[0]

"""What became of symptoms, practices and mistakes between two rounds, in words (domain 4.9.2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.comparison import Comparison, ItemChange, Snapshot
from app.domain.transitions import (
    IMPROVED,
    LOST_SIGHT,
    MORE_VISIBLE,
    NOW_KNOWN,
    SCOPE_CHANGED,
    STILL_UNKNOWN,
    UNCHANGED,
    WORSE,
)
from app.wording.symptoms import FindingText, mistake_texts, practice_texts, symptom_texts

TRANSITIONS = {
    IMPROVED: "improved",
    WORSE: "worse",
    MORE_VISIBLE: "more visible",
    LOST_SIGHT: "lost sight of",
    NOW_KNOWN: "now known",
    SCOPE_CHANGED: "scope changed",
    STILL_UNKNOWN: "still unknown",
    UNCHANGED: "unchanged",
}
"""In the order they are told."""

TONES = {IMPROVED: "better", WORSE: "worse"}
KINDS = {"symptom": "Symptoms", "practice": "Practices", "mistake": "Mistakes"}


@dataclass(frozen=True, slots=True)
class ItemText:
    """One question in both rounds, as each round's report has it; `transition` is the domain's name of what became of
    it and `what` its words, with their `tone` (better, worse or same), all empty beside an anonymous round."""

    id: str
    name: str
    earlier: FindingText
    later: FindingText
    transition: str = ""
    what: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The questions of one kind."""

    kind: str
    title: str
    items: tuple[ItemText, ...]


def item_groups(comparison: Comparison) -> tuple[ItemGroup, ...]:
    """Symptoms, practices and mistakes that both rounds ask alike: what became better or worse first and what stayed
    as it was last; of two pictures, in the order they are asked."""
    earlier, later = _texts(comparison.earlier), _texts(comparison.later)
    changed = comparison.changes.everybody.items if comparison.changes else None
    return tuple(ItemGroup(kind, title, _items(earlier[kind], later[kind], changed)) for kind, title in KINDS.items())


def _items(
    earlier: Mapping[str, FindingText], later: Mapping[str, FindingText], changed: Mapping[str, ItemChange] | None
) -> tuple[ItemText, ...]:
    if changed is None:
        return tuple(ItemText(id, text.name, earlier[id], text) for id, text in later.items() if id in earlier)
    told = sorted(
        (changed[id] for id in later if id in changed), key=lambda it: tuple(TRANSITIONS).index(it.transition)
    )
    return tuple(_item(earlier[item.id], later[item.id], item) for item in told)


def _item(earlier: FindingText, later: FindingText, change: ItemChange) -> ItemText:
    what, tone = TRANSITIONS[change.transition], TONES.get(change.transition, "same")
    return ItemText(change.id, later.name, earlier, later, change.transition, what, tone)


def _texts(round: Snapshot) -> dict[str, Mapping[str, FindingText]]:
    texts = (symptom_texts, practice_texts, mistake_texts)
    return {
        kind: {text.id: text for text in of_kind(round.report, round.bank)}
        for kind, of_kind in zip(KINDS, texts, strict=True)
    }

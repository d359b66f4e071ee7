"""What two rounds beside each other say first: a headline of plain sentences, and what the comparison rests on."""

from collections import Counter
from collections.abc import Sequence

from app.domain.comparison import (
    DOES_NOT_ARISE,
    MEANING_CHANGED,
    NOT_ANSWERED,
    NOT_ASKED,
    Compared,
    Comparison,
    RowChange,
)
from app.domain.rows import EVERYONES
from app.domain.transitions import (
    IMPROVED,
    LET_GO,
    MORE_VISIBLE,
    MOVED,
    NOW_DISPUTED,
    NOW_HELD,
    SETTLED,
    UNCHANGED,
    WITHOUT_OWNER,
    WORSE,
)
from app.wording.numbers import clauses, counted, listed, number, sentence, verb

TWO_PICTURES = "Two rounds, side by side."
LEFT_OUT = {
    MEANING_CHANGED: ("changed its meaning in between", "changed their meaning in between"),
    NOT_ASKED: ("was asked in one round only", "were asked in one round only"),
    NOT_ANSWERED: ("was not answered in one round or both", "were not answered in one round or both"),
    DOES_NOT_ARISE: ("arises in one round only", "arise in one round only"),
}


def headline(comparison: Comparison) -> str:
    """`Fewer symptoms. One duty changed hands. Access control is still everyone’s.`; of two pictures, only that."""
    changes = comparison.changes
    if changes is None:
        return TWO_PICTURES
    found = changes.everybody
    parts = [_symptoms(found), _hands(found), _open(comparison, found)]
    return " ".join(part for part in parts if part)


def ground(comparison: Comparison) -> str:
    """`Compared on 33 of 34 questions; the others are left out: one changed its meaning in between.`"""
    if comparison.changes is None:
        return ""
    found = comparison.changes.everybody
    if not found.left_out:
        return f"Compared on all {found.in_use} questions."
    reasons = Counter(found.left_out.values())
    parts = [f"{number(reasons[why])} {verb(reasons[why], *words)}" for why, words in LEFT_OUT.items() if reasons[why]]
    return f"Compared on {found.compared} of {found.in_use} questions; the others are left out: {listed(parts)}."


def _symptoms(compared: Compared) -> str:
    match compared.symptoms.code:
        case "fewer":
            return "Fewer symptoms."
        case "more":
            return "More symptoms are visible." if compared.more_visible else "More symptoms."
        case "not_distinguishable":
            return _one_by_one(compared)
        case _:
            return ""


def _one_by_one(compared: Compared) -> str:
    """Where the bounds meet, what single symptoms tell, if they all tell the same."""
    ways = Counter(item.transition for item in compared.items.values() if item.kind == "symptom")
    moved = {way: ways[way] for way in (IMPROVED, WORSE, MORE_VISIBLE) if ways[way]}
    if len(moved) == 1:
        ((way, count),) = moved.items()
        said = {IMPROVED: "improved", WORSE: "got worse"}.get(way) or verb(count, "is more visible", "are more visible")
        return f"{sentence(counted(count, 'symptom'))} {said}."
    then, now = compared.earlier.verdict, compared.later.verdict
    is_sure = then.lower == then.upper == now.lower == now.upper
    return "As many symptoms as before." if is_sure else "Symptoms cannot be told apart."


def _hands(compared: Compared) -> str:
    """Duties that went to another role, or have one now; that none did is worth saying, too."""
    won = [row for row in compared.rows.values() if row.outcome in (MOVED, NOW_HELD, SETTLED)]
    taken = sum(row.earlier.holder is not None for row in won)
    held = len(won) - taken
    parts = [
        *([f"{counted(taken, 'duty', 'duties')} changed hands"] if taken else []),
        *([f"{counted(held, 'duty', 'duties')} {verb(held, 'has', 'have')} an owner now"] if held else []),
    ]
    return f"{sentence(clauses(parts))}." if parts else "No duty changed hands."


def _open(comparison: Comparison, compared: Compared) -> str:
    """What most wants a look: what has no owner still, or was let go, or is disputed anew."""
    rows = compared.rows.values()
    waiting = [row for row in rows if row.outcome == UNCHANGED and row.later.status in WITHOUT_OWNER]
    let_go = [row for row in rows if row.outcome == LET_GO]
    disputed = [row for row in rows if row.outcome == NOW_DISPUTED]
    if waiting:
        whose = "everyone’s" if waiting[0].later.status == EVERYONES else "nobody’s"
        return _of(comparison, waiting, f"is still {whose}", "still have no owner")
    if let_go:
        return _of(comparison, let_go, "was let go", "were let go")
    return _of(comparison, disputed, "is disputed now", "are disputed now") if disputed else ""


def _of(comparison: Comparison, rows: Sequence[RowChange], one: str, many: str) -> str:
    """A single duty by its name, several by their number."""
    if len(rows) == 1:
        return f"{comparison.later.bank.items[rows[0].id].name} {one}."
    return f"{sentence(counted(len(rows), 'duty', 'duties'))} {many}."

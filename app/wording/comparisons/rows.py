"""What happened to each duty between two rounds, in words: who held it then, who holds it now (domain 4.9.9)."""

from dataclasses import dataclass

from app.domain.comparison import Comparison, RowChange, Snapshot
from app.domain.questionnaire import EVERYONE, NOBODY, Bank
from app.domain.report import AgreementFinding, RowFinding
from app.domain.rows import DISPUTED, OK, OTHER_ROLE, UNKNOWN, UNOWNED
from app.domain.transitions import (
    HELD,
    LET_GO,
    LOST_SIGHT,
    MOVED,
    NOW_DISPUTED,
    NOW_HELD,
    NOW_KNOWN,
    SCOPE_CHANGED,
    SETTLED,
    STILL_UNKNOWN,
    UNCHANGED,
    WITHOUT_OWNER,
)
from app.wording.missing import no_data
from app.wording.numbers import number
from app.wording.roles import carriers, role_name
from app.wording.rounds import day

OUTCOMES = {
    NOW_HELD: "now held",
    MOVED: "moved",
    SETTLED: "settled",
    LET_GO: "let go",
    NOW_DISPUTED: "now disputed",
    LOST_SIGHT: "lost sight of",
    NOW_KNOWN: "now known",
    SCOPE_CHANGED: "scope changed",
    UNCHANGED: "unchanged",
    STILL_UNKNOWN: "still unknown",
}
"""In the order they are told."""

ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
IN_A_ROW_FROM = 3
"""Rounds from which it is said how many: two are the pair itself."""


@dataclass(frozen=True, slots=True)
class Held:
    """Who held a duty in one round; `column` colours it and is empty where no single answer stands."""

    column: str
    words: str


@dataclass(frozen=True, slots=True)
class RowText:
    """One duty in both rounds. `outcome` is the domain's name of what happened and `what` its words, with their `tone`
    (better, worse or same); all three are empty beside an anonymous round. `is_told`: something happened, or the duty
    still waits for one owner where it belongs."""

    id: str
    name: str
    earlier: Held
    later: Held
    outcome: str = ""
    what: str = ""
    tone: str = ""
    is_told: bool = True


def row_texts(comparison: Comparison) -> tuple[RowText, ...]:
    """Every duty that both rounds ask alike: what happened first, what stayed as it was last; of two pictures, every
    duty of the later one in the order it is asked."""
    earlier, later = comparison.earlier, comparison.later
    if comparison.changes is None:
        shared = [id for id in later.report.ownership.rows if id in earlier.report.ownership.rows]
        return tuple(_picture(earlier, later, id) for id in shared)
    rows = comparison.changes.everybody.rows.values()
    ordered = sorted(rows, key=lambda row: list(OUTCOMES).index(row.outcome))
    return tuple(_row(earlier, later, row) for row in ordered)


def name_of(later: Snapshot, row: str) -> str:
    """What the later round calls the duty."""
    return later.bank.items[row].name


def held_by(round: Snapshot, row: RowFinding) -> Held:
    """Who held it, as the round's answers have it."""
    match row.status:
        case "ok" | "other_role":
            holder = row.holder or ""
            return Held(holder.partition(":")[0], round.bank.role_names[holder])
        case "unowned":
            return Held(NOBODY, "nobody")
        case "everyones":
            return Held(EVERYONE, "everyone")
        case "disputed":
            return Held("", "disputed")
        case "not_applicable":
            return Held("", "not done here")
        case _:
            return Held("", "not known" if row.status == UNKNOWN else no_data(round.report))


def _picture(earlier: Snapshot, later: Snapshot, id: str) -> RowText:
    then, now = earlier.report.ownership.rows[id], later.report.ownership.rows[id]
    return RowText(id, name_of(later, id), held_by(earlier, then), held_by(later, now))


def _row(earlier: Snapshot, later: Snapshot, row: RowChange) -> RowText:
    agreed = later.report.agreements.get(row.id)
    as_agreed = agreed if agreed and agreed.state == "held" else None
    return RowText(
        id=row.id,
        name=name_of(later, row.id),
        earlier=held_by(earlier, row.earlier),
        later=held_by(later, row.later),
        outcome=row.outcome,
        what=_what(later.bank, row, as_agreed),
        tone=_tone(row, as_agreed),
        is_told=_is_told(row, as_agreed),
    )


def _is_told(row: RowChange, as_agreed: AgreementFinding | None) -> bool:
    if row.outcome == STILL_UNKNOWN:
        return True
    waits = row.later.status in (*WITHOUT_OWNER, DISPUTED) or (row.later.status == OTHER_ROLE and not as_agreed)
    return row.outcome != UNCHANGED or waits


def _tone(row: RowChange, as_agreed: AgreementFinding | None) -> str:
    if row.outcome in (LET_GO, NOW_DISPUTED):
        return "worse"
    is_where_it_belongs = row.later.status == OK or as_agreed is not None
    return "better" if row.outcome in (NOW_HELD, MOVED, SETTLED) and is_where_it_belongs else "same"


def _what(bank: Bank, row: RowChange, as_agreed: AgreementFinding | None) -> str:
    if row.outcome in (NOW_HELD, MOVED, SETTLED):
        agreed = f", as agreed from {day(as_agreed.since)}" if as_agreed else ""
        return f"{_taken_up(bank, row)}{agreed}"
    match row.outcome:
        case "let_go":
            return f"let go: {'nobody’s' if row.later.status == UNOWNED else 'everyone’s'} now"
        case "now_disputed":
            return _disputed(row)
        case "unchanged":
            return _unchanged(row)
        case "now_known":
            return _known(bank, row)
        case "lost_sight":
            return f"lost sight of: {'not known' if row.later.status == UNKNOWN else 'not answered'} now"
        case "scope_changed":
            return f"scope changed: {'not done' if row.later.status == 'not_applicable' else 'done'} here now"
        case _:
            return "still unknown"


def _taken_up(bank: Bank, row: RowChange) -> str:
    holder = row.later.holder or ""
    if row.outcome == NOW_HELD:
        return "now held"
    if row.outcome == SETTLED:
        return f"settled on {role_name(bank, holder)}"
    if row.earlier.holder is None:
        return f"taken up by {carriers(bank, holder)}"
    return "moved to the role built for it" if row.later.status == OK else f"moved to {carriers(bank, holder)}"


def _disputed(row: RowChange) -> str:
    answers = f"{number(len(row.later.candidates))} answers"
    one_before = row.earlier.status in (*HELD, *WITHOUT_OWNER)
    return f"now disputed: {answers} where there was one" if one_before else f"now disputed: {answers}"


def _known(bank: Bank, row: RowChange) -> str:
    if row.earlier.status == DISPUTED:
        return f"no longer disputed: {'nobody’s' if row.later.status == UNOWNED else 'everyone’s'}"
    return f"now known: with {carriers(bank, row.later.holder)}" if row.later.holder else "now known"


def _unchanged(row: RowChange) -> str:
    is_reworded = row.earlier.status != row.later.status
    said = "unchanged: still without one owner" if is_reworded else "unchanged"
    return f"{said}, {_in_a_row(row.in_a_row)}" if row.in_a_row >= IN_A_ROW_FROM else said


def _in_a_row(count: int) -> str:
    return f"{ORDINALS[count]} round in a row" if count < len(ORDINALS) else f"for {count} rounds in a row"


@dataclass(frozen=True, slots=True)
class Disputes:
    """Duties on which people did not agree in one of the rounds, each with who holds it or who is named for it: not
    disputed any more, new, and still open."""

    settled: tuple[str, ...]
    new: tuple[str, ...]
    open: tuple[str, ...]


def disputes_of(comparison: Comparison) -> Disputes:
    """Disputes settled, new and still open; none beside an anonymous round."""
    rows = comparison.changes.everybody.rows.values() if comparison.changes else ()
    later = comparison.later
    return Disputes(
        settled=tuple(_settled(later, row) for row in rows if row.earlier.status == DISPUTED and _is_settled(row)),
        new=tuple(_named(later, row) for row in rows if row.outcome == NOW_DISPUTED),
        open=tuple(_named(later, row) for row in rows if row.earlier.status == row.later.status == DISPUTED),
    )


def _is_settled(row: RowChange) -> bool:
    return row.later.status in (*HELD, *WITHOUT_OWNER)


def _settled(later: Snapshot, row: RowChange) -> str:
    held = held_by(later, row.later)
    return f"{name_of(later, row.id)}: {held.words}"


def _named(later: Snapshot, row: RowChange) -> str:
    answers = [later.bank.role_names[answer] for answer in row.later.candidates]
    return f"{name_of(later, row.id)}: {', '.join(answers)}"

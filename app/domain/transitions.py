"""What became of a question between two rounds: named transitions, never differences (domain 4.9.2, 4.9.9)."""

from collections.abc import Sequence

from app.domain.practices import WORST_FIRST
from app.domain.presence import ABSENT, PRESENT, SOMEWHERE
from app.domain.questionnaire import NOT_APPLICABLE
from app.domain.report import MistakeFinding, RowFinding, SymptomFinding
from app.domain.rows import DISPUTED, EVERYONES, NO_DATA, OK, OTHER_ROLE, UNKNOWN, UNOWNED
from app.domain.summary import Holding
from app.domain.symptoms import does_not_arise, may_yet_be_present

IMPROVED = "improved"
WORSE = "worse"
MORE_VISIBLE = "more_visible"
UNCHANGED = "unchanged"
NOW_KNOWN = "now_known"
LOST_SIGHT = "lost_sight"
SCOPE_CHANGED = "scope_changed"
STILL_UNKNOWN = "still_unknown"
NOW_HELD = "now_held"
MOVED = "moved"
SETTLED = "settled"
NOW_DISPUTED = "now_disputed"
LET_GO = "let_go"

PRESENCE = (PRESENT, SOMEWHERE, ABSENT)
PRACTICE = WORST_FIRST
HELD = frozenset({OK, OTHER_ROLE})
WITHOUT_OWNER = frozenset({UNOWNED, EVERYONES})
NOT_KNOWN = frozenset({UNKNOWN, NO_DATA})


def transition(worst_first: Sequence[str], earlier: str, later: str) -> str:
    """The name of the way from one state to the other (4.9.2). `worst_first` are the definite states in their order;
    any other state is `not_applicable`, or stands for not being known.

    What arises in neither round is unchanged, as not arising is definite, too (F1).
    """
    if NOT_APPLICABLE in (earlier, later):
        return UNCHANGED if earlier == later else SCOPE_CHANGED
    if later not in worst_first:
        return LOST_SIGHT if earlier in worst_first else STILL_UNKNOWN
    if earlier not in worst_first:
        return NOW_KNOWN
    step = worst_first.index(later) - worst_first.index(earlier)
    return UNCHANGED if step == 0 else IMPROVED if step > 0 else WORSE


def row_outcome(earlier: RowFinding, later: RowFinding) -> str:
    """What happened to the holder of a duty (4.9.9).

    Where the domain leaves room: whatever becomes disputed is `now_disputed`; a dispute that ends with nobody's or
    everyone's is `now_known`, since nobody held the duty before; from nobody's to everyone's it is unchanged, as only
    the words differ (4.5); and a duty without an owner that another role than the article's takes up has `moved`.
    """
    if NOT_APPLICABLE in (earlier.status, later.status):
        return UNCHANGED if earlier.status == later.status else SCOPE_CHANGED
    if later.status in NOT_KNOWN:
        return STILL_UNKNOWN if earlier.status in NOT_KNOWN else LOST_SIGHT
    if later.status == DISPUTED:
        return UNCHANGED if earlier.status == DISPUTED else NOW_DISPUTED
    return _left_alone(earlier) if later.status in WITHOUT_OWNER else _taken_up(earlier, later)


def in_a_row(holding: Holding, before: Sequence[Holding | None]) -> int:
    """How many rounds up to this one a duty stood so: 1 and those `before`, nearest first, until it stood otherwise.
    None is a round that cannot be asked, as an anonymous one, and ends the count."""
    count = 1
    for other in before:
        if other is None or _same(other) != _same(holding):
            break
        count += 1
    return count


def symptom_state(finding: SymptomFinding) -> str:
    """The state with what `unknown` stands for told apart, and unknown wherever the verdict's upper bound counts it as
    possible for not being known (4.1): nothing has improved that may still be there."""
    if does_not_arise(finding):
        return NOT_APPLICABLE
    if not finding.yes + finding.partly + finding.no + finding.dont_know:
        return NO_DATA
    return UNKNOWN if may_yet_be_present(finding) else finding.state


def mistake_state(finding: MistakeFinding) -> str:
    """The same of a mistake."""
    if not finding.answers:
        return NO_DATA
    return NOT_APPLICABLE if set(finding.answers) == {NOT_APPLICABLE} else finding.state


def _left_alone(earlier: RowFinding) -> str:
    if earlier.status in WITHOUT_OWNER:
        return UNCHANGED
    return LET_GO if earlier.status in HELD else NOW_KNOWN


def _taken_up(earlier: RowFinding, later: RowFinding) -> str:
    if earlier.status in HELD:
        return UNCHANGED if earlier.holder == later.holder else MOVED
    if earlier.status == NO_DATA:
        return NOW_KNOWN
    if later.status == OK:
        return NOW_HELD
    if earlier.status == UNKNOWN:
        return NOW_KNOWN
    return SETTLED if earlier.status == DISPUTED else MOVED


def _same(holding: Holding) -> Holding:
    """The same without what is only a matter of words."""
    return Holding(UNOWNED, None) if holding.status in WITHOUT_OWNER else holding

"""The only way to a comparison: two closed rounds in, one `Comparison` out (domain 4.9).

Where judgement enters. A figure is compared if 80 % of the items that it rests on are shared, each figure on its own:
six symptoms, fifteen core rows, five hidden ones; an item that arises in neither round takes nothing from it. Bounds
differ only if they do not meet. Clarity differs only if the leave-one-out ranges do not meet, which takes three people
in each round: without a range nothing is said of it. All of that is decided on exact figures. A symptom that got worse
is `more_visible` if more practices improved than got worse. Somebody is new who answered the later round alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from app.domain.compared import Said, compared, said_by
from app.domain.comparison import (
    Changes,
    Compared,
    Comparison,
    People,
    RoleMix,
    Side,
    Snapshot,
    Standings,
)
from app.domain.judgement import ROLE_MIX_SHIFT
from app.domain.presence import PRESENT
from app.domain.privacy import NAMED
from app.domain.transitions import IMPROVED
from app.domain.voices import Voice, speaker


def comparison_of(earlier: Side, later: Side, before: Sequence[Standings | None] = ()) -> Comparison:
    """Two closed rounds of a team side by side. `before` says how the duties stood in every closed round before the
    later one, nearest first, None for an anonymous one; without it no duty is said to have stood for long."""
    is_named = earlier.report.privacy == later.report.privacy == NAMED
    return Comparison(
        earlier=Snapshot(earlier.bank, earlier.report),
        later=Snapshot(later.bank, later.report),
        changes=_changes(earlier, later, before) if is_named else None,
    )


def _changes(earlier: Side, later: Side, before: Sequence[Standings | None]) -> Changes:
    matched = _ids(earlier.voices) & _ids(later.voices)
    everybody = compared(_said(earlier, earlier.voices), _said(later, later.voices), before)
    same_people = _same_people(earlier, later, matched)
    newcomers = _unmatched(later.voices, matched)
    return Changes(
        everybody=everybody,
        same_people=same_people,
        people=People(
            both=tuple(speaker(voice) for voice in later.voices if voice.person_id in matched),
            only_earlier=tuple(speaker(voice) for voice in _unmatched(earlier.voices, matched)),
            only_later=tuple(speaker(voice) for voice in newcomers),
        ),
        roles=_role_mix(earlier.voices, later.voices),
        newcomers_see=_still_seen(same_people, _said(later, newcomers)) if same_people else (),
    )


def _same_people(earlier: Side, later: Side, matched: frozenset[str]) -> Compared | None:
    if not matched or len(matched) == len(earlier.voices) == len(later.voices):
        return None
    then, now = ([voice for voice in side.voices if voice.person_id in matched] for side in (earlier, later))
    return compared(_said(earlier, then), _said(later, now))


def _still_seen(same_people: Compared, newcomers: Said) -> tuple[str, ...]:
    """Symptoms that got better for those who answered twice, while those who are new find them present (RC1)."""
    seen = newcomers.findings.symptoms
    better = [item.id for item in same_people.items.values() if item.transition == IMPROVED]
    return tuple(id for id in better if id in seen and seen[id].state == PRESENT)


def _role_mix(earlier: Sequence[Voice], later: Sequence[Voice]) -> tuple[RoleMix, ...]:
    """Every role among those who answered, the most frequent over both rounds first (4.9.5)."""
    then, now = Counter(voice.role for voice in earlier), Counter(voice.role for voice in later)
    return tuple(
        RoleMix(role, then[role], now[role], _has_shifted(then, now, role)) for role, _ in (then + now).most_common()
    )


def _has_shifted(earlier: Counter[str | None], later: Counter[str | None], role: str | None) -> bool:
    if not earlier or not later:
        return False
    shift = Fraction(later[role], later.total()) - Fraction(earlier[role], earlier.total())
    return abs(shift) > ROLE_MIX_SHIFT


def _said(side: Side, voices: Iterable[Voice]) -> Said:
    return said_by(side.bank, [voice.response for voice in voices], side.report.agreements)


def _ids(voices: Iterable[Voice]) -> frozenset[str]:
    return frozenset(voice.person_id for voice in voices if voice.person_id)


def _unmatched(voices: Iterable[Voice], matched: frozenset[str]) -> list[Voice]:
    return [voice for voice in voices if voice.person_id not in matched]

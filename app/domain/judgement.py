"""Numbers that somebody chose, in one place (D14). None is measured; "How this is computed" says so of each.

The article gives only the threshold of two, as a rule of thumb without data. Everything else is Holdfast's.
"""

from collections.abc import Mapping
from fractions import Fraction

ARCHITECTURAL_FROM = 2
"""Symptoms from which the article calls the trouble architectural."""

DEFINITE_FOR_A_VERDICT = 4
"""Symptoms that need a definite answer before "borderline" is said (domain 4.10)."""

UNKNOWN_IS_A_SIGN = frozenset({"S3", "S4", "S5"})
"""Symptoms of which not knowing is itself a sign (domain 2.3)."""

ANSWERED_SHARE = Fraction(60, 100)
"""Core rows that one respondent must have answered for a clarity (domain 4.4)."""

COMPARABLE_SHARE = Fraction(80, 100)
"""Share of the items a figure rests on that two rounds must have in common, or it is not compared (domain 4.9)."""

ROLE_MIX_SHIFT = Fraction(20, 100)
"""Share by which a role must weigh more or less among those who answered for it to be said (domain 4.9)."""

FORGOTTEN_BELOW = Fraction(1, 4)
"""Share of those asked that must name an agreed owner, or the agreement is forgotten (Holdfast's, on domain 2.5)."""

OVERLOAD_ROWS = 4
"""Rows outside its own ground from which a role absorbs too much (domain 4.3)."""

CONTRADICTING_ROWS = 3
"""Core rows of everyone or nobody that contradict clear roles (K8)."""

MISSING_PRACTICES = 3
"""Practices in state "no" that make a team without symptoms worth a second look (K10)."""

MOSTLY_CLEAR_FROM = 80
MIXED_FROM = 50
"""Clarity bands in words (domain 4.6); below `MIXED_FROM` it is mostly unclear."""

FIGURES_FROM = 3
"""Respondents from which clarity is a figure and not a count, and a leave-one-out range exists."""

FINE_FIGURES_FROM = 10
"""Respondents from which figures are rounded to 1, and no longer to 5."""

SPLIT_FROM = 5
SPLIT_PART = 3
"""Respondents in all, and in each part, from which a named report may be split by role."""

ANONYMOUS_MINIMUM = 5
ANONYMOUS_MINIMUM_AT_MOST = 50
"""Bounds of the answers an anonymous round waits for; the lower one is also the default (domain 4.10)."""

RARE_BELOW = 3
"""Answers below which an item of an anonymous round reads as unanswered (F29)."""

SYMPTOM_POINTS: Mapping[str, int] = {"present": 3, "somewhere": 1, "many_unknown": 1}
MISTAKE_POINTS: Mapping[str, int] = {"present": 2, "somewhere": 1}
PRACTICE_POINTS: Mapping[str, int] = {"no": 2, "some": 1, "unknown": 1}
OWNERSHIP_POINTS: Mapping[str, int] = {"unowned": 3, "everyones": 3, "disputed": 2, "unknown": 2, "other_role": 1}
"""Points of the slots of a card, by state or status (domain 4.7); what is not listed earns none."""

SHARE_POINTS = ((Fraction(1, 2), 6), (Fraction(1, 4), 4), (Fraction(0), 2))
"""Points of the ownership card for a share of open core rows: at least 1/2, at least 1/4, more than none."""

HIDDEN_POINTS = ((3, 2), (1, 1))
"""Points of the ownership card for hidden duties: from three on, from one on."""

ABSORBER_POINTS = 1
UNDERLYING_POINTS = 1
"""Points of the ownership card for a role that absorbs too much, and for the mistake beneath the others (M5)."""

START_NOW = 3
"""Cards to start with; few things, finished."""

EFFORT_ORDER = ("S", "M", "L")
THEME_ORDER = ("T0", "T3", "T1", "T4", "T5", "T6", "T2")
"""What breaks ties between cards: the smaller effort, and at last this order (domain 4.7)."""

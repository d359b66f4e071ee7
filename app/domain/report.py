"""The report: one value that every page, file and interface only dresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Verdict:
    """The article's rule with bounds (domain 4.1). `people_at_two` is None in an anonymous report."""

    code: str
    lower: int
    upper: int
    with_partly: int
    applicable: int
    people_at_two: int | None


@dataclass(frozen=True, slots=True)
class SymptomFinding:
    """`present`, `somewhere`, `absent` or `unknown`, with the counts behind it; `severity` 0-3 or None (domain 4.2)."""

    id: str
    state: str
    yes: int
    partly: int
    no: int
    dont_know: int
    not_applicable: int
    blank: int
    many_unknown: bool
    severity: int | None


@dataclass(frozen=True, slots=True)
class RowFinding:
    """Who holds one duty (domain 4.5). `answers` has every given value, zeros left out (F20).

    `holder` is the role that `ok` or `other_role` names, else None; `candidates` are the distinct answers of a disputed
    row, most named first. `owner_not_aware`: somebody has the holder's role and none of them names it (F28).
    """

    id: str
    expected: str
    core: bool
    status: str
    answers: Mapping[str, int]
    same_owner: float | None
    dissent: bool
    holder: str | None
    candidates: tuple[str, ...]
    owner_not_aware: bool
    written_down: int


@dataclass(frozen=True, slots=True)
class Ownership:
    """Clarity and agreement 0-100 or None; alignment as (expected, named) rows; explicit as (written down and named,
    answered) for one respondent, else None. Figures are over the core rows, `rows` holds all in use."""

    clarity: float | None
    clarity_range: tuple[float, float] | None
    agreement: float | None
    alignment_expected: int
    alignment_named: int
    explicit: tuple[int, int] | None
    rows: Mapping[str, RowFinding]


@dataclass(frozen=True, slots=True)
class HiddenWork:
    """DevOps-for-Data duties that fall on others (domain 4.3): `carried` counts rows per carrier; `decided` those that
    another role holds by the team's decision, in neither bound."""

    low: int
    high: int
    of: int
    carried: Mapping[str, int]
    shared: int
    undone: int
    unknown: int
    decided: int = 0


@dataclass(frozen=True, slots=True)
class AgreementFinding:
    """What the team had agreed about a duty, and whether the answers bear it out.

    `owner` is an owner answer that names a role, or None where the duty waits. `state` is `held` (the row's holder is
    the agreed owner), `drifting` (some name them, but not most), `forgotten` (fewer than a quarter of those asked do),
    `unanswered` (nobody was asked or it does not arise) or `waiting`. `deviates`: the article expects another owner.
    """

    id: str
    owner: str | None
    holder_name: str | None
    since: date
    why: str
    risk_taken_by: str | None
    state: str
    deviates: bool

    @property
    def is_decided_deviation(self) -> bool:
        """Whether another role than the article's holds the duty, as the team decided (D10)."""
        return self.deviates and self.state == "held"


@dataclass(frozen=True, slots=True)
class RoleLoad:
    """Core rows that a role holds, how many of them belong to another role, and whether it absorbs too much (C-6)."""

    rows: int
    foreign: int
    absorber: bool


@dataclass(frozen=True, slots=True)
class PracticeFinding:
    """`everywhere`, `some`, `no`, `unknown`, `not_applicable` or `no_data`; `split` where both ends occur (F21)."""

    id: str
    state: str
    split: bool
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MistakeFinding:
    """A mistake's state, as a symptom's; `none_at_all` counts as yes (C-9)."""

    id: str
    state: str
    many_unknown: bool
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reason:
    """Points of one slot of a card. `slot` is symptom, severity, mistake, practice, ownership, share, hidden or
    absorber; `item` the question behind it, where there is one; `state` what was found (a state or status code, or a
    number as text); `points` at least 1."""

    slot: str
    item: str | None
    state: str
    points: int


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A card (domain 4.7). `rank` from 1 as shown; `urgency` is `now` or `normal`; `reasons` add up to `points`.

    `advice` holds ids of the bank's advice, strongest first: the first is the card's text. `rows` are the linked duties
    with a gap. `start_now` marks the first three.
    """

    theme: str
    rank: int
    points: int
    urgency: str
    start_now: bool
    reasons: tuple[Reason, ...]
    advice: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a round's answers say. Exact numbers; rounding and hiding are `privacy`'s (domain 4.6, 4.10).

    `agreements` are those that stood when the round closed, by duty, and `held_as_agreed` the duties that their agreed
    owner holds. `left_out` names what does not go along with a share: `recommendations`, `decisions` or `names`.
    """

    bank: str
    respondents: int
    privacy: str
    contexts: Mapping[str, str]
    verdict: Verdict
    symptoms: Mapping[str, SymptomFinding]
    ownership: Ownership
    hidden_work: HiddenWork
    load: Mapping[str, RoleLoad]
    practices: Mapping[str, PracticeFinding]
    mistakes: Mapping[str, MistakeFinding]
    contradictions: tuple[str, ...]
    recommendations: tuple[Recommendation, ...]
    agreements: Mapping[str, AgreementFinding] = field(default_factory=dict[str, AgreementFinding])
    held_as_agreed: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WithheldReport:
    """An anonymous round below its minimum: that it was answered, and by how many, is all there is to say."""

    bank: str
    respondents: int
    privacy: str

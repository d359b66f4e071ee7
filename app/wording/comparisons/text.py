"""The whole of two rounds side by side, in the order it is read."""

from dataclasses import dataclass

from app.db.rounds import Round
from app.domain.comparison import Comparison, Snapshot
from app.domain.privacy import ANONYMOUS
from app.wording.agreements import AgreedText, agreed_texts
from app.wording.comparisons.figures import FigureText, figure_texts
from app.wording.comparisons.headline import ground, headline
from app.wording.comparisons.items import ItemGroup, item_groups
from app.wording.comparisons.people import PeopleText, people_text
from app.wording.comparisons.rows import Disputes, RowText, disputes_of, row_texts
from app.wording.rounds import day

COMPUTED = (
    "Only questions that mean the same and were answered in both rounds are compared, and figures are computed anew "
    "over these. Two figures differ only where their bounds or ranges do not meet; else they cannot be told apart. "
    "The range of clarity is its lowest and highest value if any one person had not answered.",
    "“Lost sight of” means that people cannot say any more what they could say before, or did not answer. It is not a "
    "“no”. “More visible” is said of a symptom when practices improved meanwhile: people may only see it now.",
)
PICTURED = (
    "Each figure is its own round’s, as in that round’s report. Of an anonymous round only counts are kept. Who "
    "answered both is not known, and so nothing is concluded from one picture to the other.",
)


@dataclass(frozen=True, slots=True)
class ComparisonText:
    """A comparison in the order it is read. `labels` name the earlier and the later round; `ground` says on how much it
    rests. Where `is_pictures`, one of the rounds is anonymous: `ground` says that, `people` is None, `agreed` and
    `disputes` are empty, and no text has a word of change."""

    labels: tuple[str, str]
    headline: str
    ground: str
    is_pictures: bool
    figures: tuple[FigureText, ...]
    rows: tuple[RowText, ...]
    disputes: Disputes
    agreed: tuple[AgreedText, ...]
    groups: tuple[ItemGroup, ...]
    people: PeopleText | None
    computed: tuple[str, ...]

    @property
    def told(self) -> tuple[RowText, ...]:
        """The duties that changed, and those that still wait for one owner where they belong."""
        return tuple(row for row in self.rows if row.is_told)

    @property
    def settled(self) -> tuple[RowText, ...]:
        """The duties that stayed where they belong, or where it was decided."""
        return tuple(row for row in self.rows if not row.is_told)


def comparison_text(comparison: Comparison, labels: tuple[str, str]) -> ComparisonText:
    """The whole comparison in words."""
    changes, later = comparison.changes, comparison.later
    return ComparisonText(
        labels=labels,
        headline=headline(comparison),
        ground=ground(comparison) if changes else _apart(comparison, labels),
        is_pictures=changes is None,
        figures=figure_texts(comparison, labels),
        rows=row_texts(comparison),
        disputes=disputes_of(comparison),
        agreed=agreed_texts(later.report, later.bank) if changes else (),
        groups=item_groups(comparison),
        people=people_text(later.bank, changes, labels) if changes else None,
        computed=COMPUTED if changes else PICTURED,
    )


def comparison_kicker(earlier: Round, later: Round, comparison: Comparison) -> str:
    """`Payments ML · Round 2, 12 August 2026 (5 people) and round 3, 12 November 2026 (6 people, 4 of them in both)`"""
    then = f"Round {earlier.number}, {_when(earlier)} ({_people(comparison.earlier)})"
    both = f", {len(comparison.changes.people.both)} of them in both" if comparison.changes else ""
    now = f"round {later.number}, {_when(later)} ({_people(comparison.later)}{both})"
    return f"{later.team_name or 'Your team'} · {then} and {now}"


def _when(round: Round) -> str:
    return day(round.closed_at or round.opened_at)


def _people(snapshot: Snapshot) -> str:
    count = snapshot.report.respondents
    return f"{count} {'person' if count == 1 else 'people'}"


def _apart(comparison: Comparison, labels: tuple[str, str]) -> str:
    """Why a pair with an anonymous round is two pictures."""
    rounds = (comparison.earlier.report, comparison.later.report)
    counted = [label for label, report in zip(labels, rounds, strict=True) if report.privacy == ANONYMOUS]
    was = f"{counted[0]} was anonymous" if len(counted) == 1 else "Both rounds were anonymous"
    return f"{was}, so nobody can be matched. These are two pictures, each of those who answered it."

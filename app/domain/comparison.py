"""Two closed rounds of a team side by side: one value that every page, file and interface only dresses (domain 4.9).

Nothing here is a difference of two numbers. Items have named transitions, figures have outcomes, and a pair with an
anonymous round has neither: it is two pictures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.questionnaire import Bank
from app.domain.report import HiddenWork, Ownership, Report, RowFinding, Verdict
from app.domain.summary import Holding
from app.domain.voices import Speaker, Voice

FEWER = "fewer"
MORE = "more"
CLEARER = "clearer"
LESS_CLEAR = "less_clear"
NOT_DISTINGUISHABLE = "not_distinguishable"
NOT_COMPARED = "not_compared"

Standings = Mapping[str, Holding]
"""How the duties stood in a round, by id."""

MEANING_CHANGED = "meaning_changed"
NOT_ASKED = "not_asked"
NOT_ANSWERED = "not_answered"
DOES_NOT_ARISE = "does_not_arise"


@dataclass(frozen=True, slots=True)
class Side:
    """One closed round of a pair: its questionnaire, its report, and who answered what, nobody in an anonymous one."""

    bank: Bank
    report: Report
    voices: Sequence[Voice] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One round of a pair as it is pictured: its questionnaire and its report."""

    bank: Bank
    report: Report


@dataclass(frozen=True, slots=True)
class Figures:
    """The three figures of so many people: in a comparison over the items that the two rounds share, never a report's
    own ones. The rows of `ownership` are the shared ones."""

    respondents: int
    verdict: Verdict
    hidden_work: HiddenWork
    ownership: Ownership


def figures_of(report: Report) -> Figures:
    """The figures of a round by itself, as its report has them."""
    return Figures(report.respondents, report.verdict, report.hidden_work, report.ownership)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may be said of one figure. `fewer`, `more`, `clearer` or `less_clear` where bounds or ranges do not meet,
    else `not_distinguishable`; `not_compared` where fewer than 80 % of the items it rests on are shared, or where
    either round has no such figure. `compared` of the `in_use` items are shared."""

    code: str
    compared: int
    in_use: int


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What became of one symptom, practice or mistake, by name (4.9.2). `kind` says which of the three it is.

    `earlier` and `later` are states as a report has them, and `not_applicable` or `no_data` where that is what
    `unknown` stands for; a symptom that nobody sees and most cannot tell, and whose not being known is a sign, is
    `unknown` here as it is in the upper bound of the verdict.
    """

    id: str
    kind: str
    transition: str
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What became of one duty, by what happened to its holder (4.9.9). `in_a_row` counts the rounds up to the later
    one in which it stood as it stands there, at least 1: closed named rounds without another one in between."""

    id: str
    outcome: str
    earlier: RowFinding
    later: RowFinding
    in_a_row: int


@dataclass(frozen=True, slots=True)
class Compared:
    """What some people said in both rounds. `compared` of the `in_use` items are shared: the same question, applicable
    and answered in both; `left_out` says of every other one why, in the order of the questionnaire.

    `more_visible`: more practices improved than got worse, so what is seen anew may have been there before (4.9.7).
    """

    earlier: Figures
    later: Figures
    symptoms: Outcome
    hidden_work: Outcome
    clarity: Outcome
    items: Mapping[str, ItemChange]
    rows: Mapping[str, RowChange]
    compared: int
    in_use: int
    left_out: Mapping[str, str]
    more_visible: bool

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What may be said of each figure, by its name."""
        return {"symptoms": self.symptoms, "hidden_work": self.hidden_work, "clarity": self.clarity}

    def happened(self, id: str) -> str | None:
        """The name of what became of a question, None where the rounds do not ask it alike."""
        if id in self.rows:
            return self.rows[id].outcome
        return self.items[id].transition if id in self.items else None


@dataclass(frozen=True, slots=True)
class People:
    """Who answered both rounds, and who only one of them. A former member is matched with nobody."""

    both: tuple[Speaker, ...]
    only_earlier: tuple[Speaker, ...]
    only_later: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class RoleMix:
    """How many of one role answered each round; None stands for those who gave none. `has_shifted`: the role's share
    differs by more than 20 percentage points (4.9.5)."""

    role: str | None
    earlier: int
    later: int
    has_shifted: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What may be said to have changed between two named rounds (4.9.4).

    `same_people` is None where nobody answered both rounds, and where the same people answered both, since everybody
    is then the same. `newcomers_see` holds the symptoms that got better for the same people, but are present by the
    answers of those alone who are new.
    """

    everybody: Compared
    same_people: Compared | None
    people: People
    roles: tuple[RoleMix, ...]
    newcomers_see: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two closed rounds side by side. `changes` is None where one of them is anonymous: two pictures, and nothing is
    said to have changed."""

    earlier: Snapshot
    later: Snapshot
    changes: Changes | None

"""The questionnaire as values: what is asked, which answers there are, and what is known about each.

A `Bank` is one version of all of it. The texts live as data in `app/bank`; nothing here reads a file. Banks and
items are equal only to themselves, since each is read once; so what is made of them can be kept under them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

ROLES = ("de", "ml", "dfd")
"""The article's three roles: data engineer, ML engineer, DevOps for Data."""

DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"
EVERYONE = "everyone"
NOBODY = "nobody"
SEVERITIES = (0, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a person may choose: the stored value and the words on its button."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Scale:
    """The answers one kind of item allows, in the order they are offered."""

    id: str
    choices: tuple[Choice, ...]

    @cached_property
    def values(self) -> tuple[str, ...]:
        """What is stored for each."""
        return tuple(choice.value for choice in self.choices)

    def allows(self, value: str) -> bool:
        return value in self.values

    def label(self, value: str) -> str:
        """The words of a value; KeyError for a value that is not on the scale."""
        for choice in self.choices:
            if choice.value == value:
                return choice.label
        raise KeyError(value)


@dataclass(frozen=True, slots=True)
class Role:
    """One of the article's roles: what it is built for, is good at, and what happens when it is forced out of role."""

    id: str
    name: str
    plural: str
    built_for: str
    strength: str
    limit: str
    forced_out: str


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A question. Ids are permanent; `rev` is major.minor, and a new major means another question (domain 2.1).

    `help` is one plain sentence under the question; `when` says for single values what they mean here.
    """

    id: str
    rev: str
    scale: Scale
    name: str
    help: str
    when: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Context(Item):
    """A question that is never scored. `presets` names, per value, the items that it sets to not applicable."""

    presets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Symptom(Item):
    """A symptom of the article's checklist, with its signal; `unknown_means` says what not knowing tells."""

    signal: str
    unknown_means: str


@dataclass(frozen=True, slots=True, eq=False)
class Responsibility(Item):
    """A duty. `expected` is the role that the article gives it to; `core` rows make the headline figures."""

    covers: str
    excludes: str
    expected: str
    core: bool


@dataclass(frozen=True, slots=True, eq=False)
class Practice(Item):
    """A practice of mature teams."""


@dataclass(frozen=True, slots=True, eq=False)
class Mistake(Item):
    """A mistake of young teams; `underlying` marks the pattern beneath the others (M5)."""

    underlying: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the questionnaire: its items in the order they are asked."""

    id: str
    name: str
    title: str
    lede: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """What belongs on one recommendation card (domain 2.9): slots by item id, and the effort that breaks ties.

    `mistakes` and `rows` feed the points (domain 4.7); `related` mistakes are text only (F13).
    """

    id: str
    name: str
    effort: str
    owner: str
    symptom: str | None
    practice: str | None
    mistakes: tuple[str, ...]
    rows: tuple[str, ...]
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that an advice rests on, with what it contributes."""

    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication: title as shown, who and when, and its address (None for a book without one)."""

    code: str
    title: str
    by: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one finding (domain 3). Id: an item (S1, P1, M1), a variant (`P1-some`, `M2-none_at_all`),
    a kind of ownership gap (G1 to G6) or overload (H).

    `title` is an instruction; `why` says in a sentence or two what is at stake. `owner` is a role id, `lead`, or `row`
    (whoever holds the row); `contributors` are role ids or short nouns. `effort` is S, M or L, `effort_note` its words.
    `risk_by` gives the risk per carrier where it differs (G3).
    """

    id: str
    title: str
    why: str
    week: tuple[str, ...]
    quarter: tuple[str, ...]
    done: tuple[str, ...]
    owner: str
    contributors: tuple[str, ...]
    effort: str
    effort_note: str
    risk: str
    risk_by: Mapping[str, str]
    tools: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, eq=False)
class Bank:
    """One version of the questionnaire and all that is known about it. Tuples keep the order of the pages."""

    version: str
    scales: Mapping[str, Scale]
    roles: tuple[Role, ...]
    sections: tuple[Section, ...]
    contexts: tuple[Context, ...]
    symptoms: tuple[Symptom, ...]
    responsibilities: tuple[Responsibility, ...]
    practices: tuple[Practice, ...]
    mistakes: tuple[Mistake, ...]
    themes: tuple[Theme, ...]
    advice: Mapping[str, Advice]
    sources: Mapping[str, Source]

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every question by id, in the order of the domain: context, symptoms, duties, practices, mistakes."""
        groups = (self.contexts, self.symptoms, self.responsibilities, self.practices, self.mistakes)
        return {item.id: item for group in groups for item in group}

    @cached_property
    def core(self) -> tuple[Responsibility, ...]:
        """The duties that the headline figures are computed over (D8)."""
        return tuple(duty for duty in self.responsibilities if duty.core)

    @cached_property
    def hidden_core(self) -> tuple[Responsibility, ...]:
        """The core duties that the article gives to DevOps for Data: where work hides (F26)."""
        return tuple(duty for duty in self.core if duty.expected == "dfd")

    @cached_property
    def underlying(self) -> frozenset[str]:
        """Ids of the mistakes that lie beneath the others: they add to the ownership card, whatever else does."""
        return frozenset(mistake.id for mistake in self.mistakes if mistake.underlying)

    @cached_property
    def role_names(self) -> Mapping[str, str]:
        """Every owner value in words: the three roles, each `other:` value, everyone, nobody and the rest."""
        return {choice.value: choice.label for choice in self.scales["owner"].choices}


def without(bank: Bank, item_id: str) -> Bank:
    """The questionnaire with one context question left out, as if it had never been in it."""
    return replace(
        bank,
        contexts=tuple(context for context in bank.contexts if context.id != item_id),
        sections=tuple(
            replace(section, items=tuple(item for item in section.items if item != item_id))
            for section in bank.sections
        ),
    )


def is_role(value: str) -> bool:
    """Whether an owner answer names one role (domain 2.5): `de`, `ml`, `dfd` or an `other:` value."""
    return value in ROLES or value.startswith("other:")

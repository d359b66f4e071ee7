"""The stories that `holdfast demo` tells: invented teams and what their people said, from the files beside this.

A file has a line per question, with a word per person in the order of `people` or one word for all; what a round leaves
out stays as it was.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from app.domain.questionnaire import DONT_KNOW

BLANK = "-"
SHORT = {"?": DONT_KNOW}


@dataclass(frozen=True, slots=True)
class Word:
    """One answer; `severity` is its cost from 0 to 3, None where none was said."""

    value: str
    severity: int | None = None
    written_down: bool = False


@dataclass(frozen=True, slots=True)
class StoryAgreement:
    """What the lead records a day after a round closed: an owner, or who takes the risk while it waits."""

    item: str
    why: str
    owner: str | None = None
    holder_name: str | None = None
    risk_taken_by: str | None = None


@dataclass(frozen=True, slots=True)
class StoryRound:
    """A round, in days before today; one without `closed` is still open. `said` has everybody's answers by name, those
    of the absent left out; the `unfinished` have begun and not submitted; who `left` was gone before it was opened."""

    opened: int
    privacy: str
    said: Mapping[str, Mapping[str, Word]]
    closed: int | None = None
    unfinished: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    agreed: tuple[StoryAgreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A team with its people by name and role (a value of CX1), the first of whom leads it, and its rounds in order."""

    name: str
    people: Mapping[str, str]
    rounds: tuple[StoryRound, ...] = field(default_factory=tuple[StoryRound, ...])

    @property
    def lead(self) -> str:
        return next(iter(self.people))


def stories() -> tuple[Story, ...]:
    """Every story, the one that began first first."""
    texts = [file.read_text("utf-8") for file in files("app.demo").iterdir() if file.name.endswith(".toml")]
    return tuple(sorted(map(story_of, texts), key=lambda story: -story.rounds[0].opened))


def story_of(text: str) -> Story:
    """The story that a file tells. ValueError for a line that has neither one word nor a word per person."""
    told = tomllib.loads(text)
    people: dict[str, str] = told["people"]
    return Story(told["name"], people, tuple(_rounds(told["rounds"], people)))


def _rounds(told: list[dict[str, Any]], people: Mapping[str, str]) -> Iterable[StoryRound]:
    lines: dict[str, list[str]] = {"CX1": list(people.values())}
    gone: list[str] = []
    for one in told:
        lines |= {item: _words(item, line, len(people)) for item, line in one["said"].items()}
        gone += one.get("left", ())
        yield StoryRound(
            opened=one["opened"],
            closed=one.get("closed"),
            privacy=one["privacy"],
            said=_said(lines, people, absent=[*gone, *one.get("absent", ())]),
            unfinished=tuple(one.get("unfinished", ())),
            left=tuple(one.get("left", ())),
            agreed=tuple(StoryAgreement(**agreement) for agreement in one.get("agreed", ())),
        )


def _words(item: str, line: str, people: int) -> list[str]:
    words = line.split()
    if len(words) not in (1, people):
        raise ValueError(f"{item} has {len(words)} words for {people} people")
    return words if len(words) == people else words * people


def _said(
    lines: Mapping[str, list[str]], people: Iterable[str], absent: Iterable[str]
) -> dict[str, Mapping[str, Word]]:
    away = set(absent)
    return {
        name: {item: _word(words[at]) for item, words in lines.items() if words[at] != BLANK}
        for at, name in enumerate(people)
        if name not in away
    }


def _word(text: str) -> Word:
    """`yes/2` is an answer with its cost, `de*` one that is written down, `?` not knowing."""
    value, _, severity = text.removesuffix("*").partition("/")
    return Word(SHORT.get(value, value), int(severity) if severity else None, text.endswith("*"))

"""Who answered which of two rounds, and what the same people say apart from everybody (domain 4.9.4, 4.9.5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.comparison import Changes, Compared, RoleMix
from app.domain.questionnaire import Bank
from app.domain.tally import RESPONDENT_ROLE
from app.domain.transitions import IMPROVED
from app.domain.voices import Speaker
from app.wording.comparisons.figures import figure_line
from app.wording.comparisons.items import TRANSITIONS
from app.wording.comparisons.rows import OUTCOMES
from app.wording.numbers import counted, number, out_of, quoted, verb
from app.wording.voices import people

Labels = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """The three figures of some people: who they are, then symptoms, hidden work and clarity."""

    who: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that went another way for the same people than for everybody."""

    name: str
    same_people: str
    everybody: str


@dataclass(frozen=True, slots=True)
class PeopleText:
    """`says` compares the same people with everybody in a sentence or two; `lines` and `differences` are empty where
    there is nothing to hold apart. `names` lists who answered, as (which rounds, names); `mix` says which roles weigh
    more or less by over 20 percentage points, empty where none does."""

    says: str
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]
    names: tuple[tuple[str, str], ...]
    mix: str


def people_text(bank: Bank, changes: Changes, labels: Labels) -> PeopleText:
    """Of a pair of named rounds."""
    same = changes.same_people
    return PeopleText(
        says=" ".join(_says(bank, changes)),
        lines=_lines(changes, same) if same else (),
        differences=tuple(_differences(bank, same, changes.everybody)) if same else (),
        names=tuple(_names(bank, changes, labels)),
        mix=_mix(bank, changes),
    )


def _says(bank: Bank, changes: Changes) -> list[str]:
    both, new = len(changes.people.both), len(changes.people.only_later)
    if changes.same_people is None:
        if both == 1:
            return ["The same person answered both rounds."]
        if both:
            return [f"The same {number(both)} people answered both rounds: everybody is the same people."]
        return ["Nobody answered both rounds. What differs may be who answered."]
    better = _improved(changes.same_people)
    what = f"improvement on {counted(better, 'symptom')}" if better else "no symptom improved"
    who = f"The {number(both)} who answered twice {verb(both, 'sees', 'see')}"
    return [f"{who} {what}.", *_newcomers(bank, changes.newcomers_see, new)]


def _improved(same: Compared) -> int:
    return sum(item.kind == "symptom" and item.transition == IMPROVED for item in same.items.values())


def _newcomers(bank: Bank, seen: Sequence[str], new: int) -> list[str]:
    if not seen:
        return []
    who = f"The {number(new)} who {verb(new, 'is new still meets', 'are new still meet')}"
    return [f"{who} {quoted([bank.items[id].name for id in seen])}."]


def _lines(changes: Changes, same: Compared) -> tuple[Line, ...]:
    everybody = changes.everybody
    then, now = everybody.earlier.respondents, everybody.later.respondents
    count = f"{then} people" if then == now > 1 else f"{then} then, {now} now"
    return (
        Line(f"The same people ({same.later.respondents})", figure_line(same)),
        Line(f"Everybody ({count})", figure_line(everybody)),
    )


def _differences(bank: Bank, same: Compared, everybody: Compared) -> list[Difference]:
    """Same people and everybody are asked the same questions, so that both have each."""
    words = [
        *(
            (id, TRANSITIONS[one.transition], TRANSITIONS[everybody.items[id].transition])
            for id, one in same.items.items()
        ),
        *((id, OUTCOMES[one.outcome], OUTCOMES[everybody.rows[id].outcome]) for id, one in same.rows.items()),
    ]
    return [Difference(bank.items[id].name, theirs, alls) for id, theirs, alls in words if theirs != alls]


def _names(bank: Bank, changes: Changes, labels: Labels) -> list[tuple[str, str]]:
    who = changes.people
    groups: list[tuple[str, tuple[Speaker, ...]]] = [
        ("Both rounds", who.both),
        (f"{labels[0]} only", who.only_earlier),
        (f"{labels[1]} only", who.only_later),
    ]
    return [(which, people(bank, speakers)) for which, speakers in groups if speakers]


def _mix(bank: Bank, changes: Changes) -> str:
    then, now = changes.everybody.earlier.respondents, changes.everybody.later.respondents
    shifted = [
        f"{_role(bank, mix)}: {out_of(mix.earlier, then)} then, {out_of(mix.later, now)} now"
        for mix in changes.roles
        if mix.has_shifted
    ]
    if not shifted:
        return ""
    return f"The mix of roles has shifted. {'; '.join(shifted)}. That may be part of what differs."


def _role(bank: Bank, mix: RoleMix) -> str:
    return bank.items[RESPONDENT_ROLE].scale.label(mix.role) if mix.role else "No role given"

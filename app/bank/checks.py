"""What must hold between the parts of a bank, so that no page and no computation meets a hole."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from app.domain.questionnaire import (
    NOT_APPLICABLE,
    Advice,
    Bank,
    Item,
    Scale,
    Section,
    Source,
    Theme,
)

EFFORTS = ("S", "M", "L")
LEAD = "lead"
ROW = "row"
OWNERSHIP_FINDINGS = ("G1", "G2", "G3", "G4", "G5", "G6", "H")
"""The kinds of gap a row may have, and overload (domain 3.4): each has its advice wherever duties are asked."""


class Complaint(NamedTuple):
    """What is wrong with the thing of that kind and id; `key` inside it, empty for the whole."""

    kind: type[Any]
    id: str
    key: str
    what: str


def complaints_about(bank: Bank) -> Iterator[Complaint]:
    """Everything that does not hold, in the order of the files; nothing for a sound bank."""
    yield from _about_scales(bank)
    yield from _about_items(bank)
    yield from _about_duties(bank)
    yield from _about_presets(bank)
    yield from _about_sections(bank)
    yield from _about_themes(bank)
    yield from _about_homes(bank)
    yield from _about_efforts(bank)
    yield from _about_advice(bank)
    yield from _about_missing_advice(bank)
    yield from _about_sources(bank)


def _about_scales(bank: Bank) -> Iterator[Complaint]:
    for scale in bank.scales.values():
        for value, times in Counter(choice.value for choice in scale.choices).items():
            if times > 1:
                yield Complaint(Scale, scale.id, "choices", f"{value!r} is offered {times} times")
        if not scale.choices:
            yield Complaint(Scale, scale.id, "choices", "offers nothing")


def _about_items(bank: Bank) -> Iterator[Complaint]:
    for item in bank.items.values():
        if not re.fullmatch(r"[1-9]\d*\.\d+", item.rev):
            yield Complaint(Item, item.id, "rev", f"{item.rev!r} is not major.minor, as in 1.0")
        yield from _off_scale(item, "when", item.when)


def _about_duties(bank: Bank) -> Iterator[Complaint]:
    roles = {role.id for role in bank.roles}
    for duty in bank.responsibilities:
        if duty.scale.id != "owner":
            yield Complaint(Item, duty.id, "scale", f"is {duty.scale.id!r}; a duty's answers are those of 'owner'")
        yield from _unknown(Item, duty.id, "expected", [duty.expected], roles, "no role")
        yield from _off_scale(duty, "expected", [duty.expected])


def _about_presets(bank: Bank) -> Iterator[Complaint]:
    may_not_apply = {item.id for item in bank.items.values() if item.scale.allows(NOT_APPLICABLE)}
    for context in bank.contexts:
        yield from _off_scale(context, "presets", context.presets)
        preset = chain.from_iterable(context.presets.values())
        yield from _unknown(Item, context.id, "presets", preset, may_not_apply, "no question that may not apply")


def _about_sections(bank: Bank) -> Iterator[Complaint]:
    for section in bank.sections:
        yield from _unknown(Section, section.id, "items", section.items, bank.items, "no question")
    asked = Counter(chain.from_iterable(section.items for section in bank.sections))
    for item in bank.items:
        if asked[item] != 1:
            yield Complaint(Item, item, "", f"is asked {asked[item]} times in the sections, not once")


def _about_themes(bank: Bank) -> Iterator[Complaint]:
    symptoms, practices, duties, mistakes = (
        {item.id for item in group} for group in (bank.symptoms, bank.practices, bank.responsibilities, bank.mistakes)
    )
    for theme in bank.themes:
        yield from _unknown(Theme, theme.id, "symptom", filter(None, [theme.symptom]), symptoms, "no symptom")
        yield from _unknown(Theme, theme.id, "practice", filter(None, [theme.practice]), practices, "no practice")
        yield from _unknown(Theme, theme.id, "mistakes", theme.mistakes, mistakes, "no mistake")
        yield from _unknown(Theme, theme.id, "related", theme.related, mistakes, "no mistake")
        yield from _unknown(Theme, theme.id, "rows", theme.rows, duties, "no duty")
        yield from _unknown(Theme, theme.id, "effort", [theme.effort], EFFORTS, "not S, M or L")
        yield from _unknown(Theme, theme.id, "owner", [theme.owner], _owners(bank), "neither a role nor lead")


def _about_homes(bank: Bank) -> Iterator[Complaint]:
    """A symptom in two themes would count twice; a question in none would be asked for nothing."""
    symptoms = Counter(theme.symptom for theme in bank.themes)
    for symptom in bank.symptoms:
        if symptoms[symptom.id] != 1:
            yield Complaint(Item, symptom.id, "", f"is in {symptoms[symptom.id]} themes, not in one")
    used = {name for theme in bank.themes for name in (theme.practice, *theme.mistakes)}
    for item in (*bank.practices, *bank.mistakes):
        if item.id not in used:
            yield Complaint(Item, item.id, "", "is in no theme")


def _about_efforts(bank: Bank) -> Iterator[Complaint]:
    """A theme takes the text of its symptom, or of its first mistake: the two must promise the same effort."""
    for theme in bank.themes:
        advice = bank.advice.get(theme.symptom or next(iter(theme.mistakes), ""))
        if advice and advice.effort != theme.effort:
            yield Complaint(Theme, theme.id, "effort", f"is {theme.effort}, but {advice.effort} in advice {advice.id}")


def _about_advice(bank: Bank) -> Iterator[Complaint]:
    findings = set(_findings(bank))
    for advice in bank.advice.values():
        if advice.id not in findings:
            yield Complaint(Advice, advice.id, "", "is advice about nothing that can be found")
        for key in ("week", "quarter", "done", "citations"):
            if not getattr(advice, key):
                yield Complaint(Advice, advice.id, key, "is empty")
        yield from _unknown(Advice, advice.id, "effort", [advice.effort], EFFORTS, "not S, M or L")
        yield from _unknown(Advice, advice.id, "owner", [advice.owner], (*_owners(bank), ROW), "no role, lead or row")
        yield from _unknown(Advice, advice.id, "risk_by", advice.risk_by, _holders(bank), "no answer to who owns it")
        cited = (citation.source for citation in advice.citations)
        yield from _unknown(Advice, advice.id, "citations", cited, bank.sources, "no source")
        yield from _about_contributors(bank, advice)


def _about_contributors(bank: Bank, advice: Advice) -> Iterator[Complaint]:
    """A noun ("data owner") may stand beside roles, but what looks like a role's id has to be one."""
    ids = (name for name in advice.contributors if re.fullmatch(r"[a-z]{1,3}|.*:.*", name))
    yield from _unknown(Advice, advice.id, "contributors", ids, _holders(bank), "no role")


def _about_missing_advice(bank: Bank) -> Iterator[Complaint]:
    for item in (*bank.symptoms, *bank.practices, *bank.mistakes):
        if item.id not in bank.advice:
            yield Complaint(Item, item.id, "", "has no advice")
    for duty in bank.responsibilities[:1]:
        for finding in OWNERSHIP_FINDINGS:
            if finding not in bank.advice:
                yield Complaint(Item, duty.id, "", f"needs advice {finding}, as every duty does")


def _about_sources(bank: Bank) -> Iterator[Complaint]:
    for source in bank.sources.values():
        if source.url is not None and not source.url.startswith("https://"):
            yield Complaint(Source, source.code, "url", "does not begin with https://")


def _findings(bank: Bank) -> Iterator[str]:
    """The ids that advice may have: questions, their variants by answer, kinds of gap, overload."""
    yield from OWNERSHIP_FINDINGS
    for item in (*bank.symptoms, *bank.practices, *bank.mistakes):
        yield item.id
        yield from (f"{item.id}-{choice.value}" for choice in item.scale.choices)


def _owners(bank: Bank) -> tuple[str, ...]:
    return (*(role.id for role in bank.roles), LEAD)


def _holders(bank: Bank) -> Container[str]:
    return bank.role_names if "owner" in bank.scales else ()


def _off_scale(item: Item, key: str, values: Iterable[str]) -> Iterator[Complaint]:
    for value in values:
        if not item.scale.allows(value):
            yield Complaint(Item, item.id, key, f"{value!r} is not on the scale {item.scale.id!r}")


def _unknown(
    kind: type[Any], id: str, key: str, names: Iterable[str], known: Container[str], what: str
) -> Iterator[Complaint]:
    for name in names:
        if name not in known:
            yield Complaint(kind, id, key, f"{name!r} is {what}")

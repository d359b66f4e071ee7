"""A bank is read from its files, whole and unchangeable."""

from collections.abc import Iterable, Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass
from types import MappingProxyType
from typing import Any

import pytest

from app.bank import UnknownBank, bank_from, bank_versions, load_bank

from .tiny import TINY, advice


def test_a_tiny_questionnaire_of_ones_own_loads() -> None:
    bank = bank_from(TINY, version="tiny")
    assert (bank.version, *bank.items) == ("tiny", "CX4", "S1", "R-CIC", "M1")
    assert bank.symptoms[0].scale is bank.scales["symptom"]
    assert bank.symptoms[0].when == {"yes": "it is so"}
    assert bank.contexts[0].presets == {"0": ("S1",)}
    assert bank.themes[0].practice is None
    assert bank.advice["S1"].citations[0].source == "BOOK"
    assert bank.sources["BOOK"].url is None


def test_files_that_are_left_out_hold_nothing() -> None:
    bank = bank_from({name: TINY[name] for name in ("scales.toml", "roles.toml", "sources.toml")})
    assert bank.items == {}
    assert bank.themes == ()


def test_an_advice_may_be_a_variant_for_one_answer() -> None:
    variant = {**TINY, "advice_symptoms.toml": advice("S1") + advice("S1-partly")}
    assert bank_from(variant).advice["S1-partly"].title == "Do S1-partly"


def test_the_newest_bank_is_what_one_gets_without_asking() -> None:
    assert load_bank() is load_bank(bank_versions()[-1])


def test_a_bank_knows_its_version() -> None:
    assert [load_bank(version).version for version in bank_versions()] == list(bank_versions())


@pytest.mark.parametrize("version", ["0", "", "v1", "1.0", "../v1", "__pycache__"])
def test_an_unknown_version_is_refused_with_those_that_exist(version: str) -> None:
    with pytest.raises(UnknownBank, match=r"There is: 1\.$"):
        load_bank(version)


def test_nothing_in_a_bank_can_be_changed() -> None:
    for value in everything_in(load_bank("1")):
        if is_dataclass(value):
            with pytest.raises(FrozenInstanceError):
                setattr(value, fields(value)[0].name, "other")
        else:
            assert type(value) in (str, bool, tuple, MappingProxyType, type(None))


def everything_in(value: Any) -> Iterator[Any]:
    yield value
    for part in parts_of(value):
        yield from everything_in(part)


def parts_of(value: Any) -> Iterable[Any]:
    kind = value.__class__
    if is_dataclass(kind):
        return [getattr(value, field.name) for field in fields(kind)]
    if kind is MappingProxyType:
        return value.values()
    return value if kind is tuple else ()

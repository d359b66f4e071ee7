"""TOML in, the domain's values out. The domain's dataclasses are the schema of the files.

A file holds one kind of thing, a table each: the table's name is the id, its keys are the other fields. Lists, tables
and fields that may be None can be left out; everything else is required, and no other key is allowed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, NamedTuple, TypeGuard, TypeVar, get_args, get_origin, get_type_hints

from app.bank.faults import Fault
from app.domain.questionnaire import Item, Scale

Value = TypeVar("Value")


class Place(NamedTuple):
    """Where something stands: the file, and the way to it ("S1", "when", "yes")."""

    file: str
    keys: tuple[str, ...] = ()

    def inside(self, key: object) -> "Place":
        return Place(self.file, (*self.keys, str(key)))


class Part(NamedTuple):
    """A field of a dataclass: its type, and what stands for it when it is left out (MISSING: nothing does)."""

    name: str
    kind: Any
    default: Any


class Reading:
    """The parsed files of one bank. What does not fit becomes a fault, and the reading goes on."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.faults: list[Fault] = []
        self._files: dict[tuple[type[Any], str], str] = {}
        self._unread = {file: self._tables(file, text) for file, text in sorted(texts.items())}
        self.scales = self.all(Scale, "scales.toml")

    def all(self, kind: type[Value], *files: str) -> Mapping[str, Value]:
        """Everything in these files as values of `kind`, by id, in the order of the files."""
        found: dict[str, Value] = {}
        for file in files:
            for id, table in self._unread.pop(file, {}).items():
                self._remember(kind, id, file)
                value = self._record(kind, table, Place(file).inside(id), id)
                if value is not None:
                    found[id] = value
        return MappingProxyType(found)

    def refuse_the_rest(self) -> None:
        """Notes the files that nothing asked for: a misspelt name must not empty the bank without a word."""
        for file in self._unread:
            self._refuse(Place(file), "is not a file of a bank")

    def file_of(self, kind: type[Any], id: str) -> str:
        """The file in which something of this kind stands."""
        return self._files[_family(kind), id]

    def _tables(self, file: str, text: str) -> dict[str, Any]:
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self._refuse(Place(file), f"is not TOML: {error}")
            return {}

    def _remember(self, kind: type[Any], id: str, file: str) -> None:
        first = self._files.setdefault((_family(kind), id), file)
        if first != file:
            self._refuse(Place(file).inside(id), f"stands in {first} too")

    def _refuse(self, at: Place, what: str) -> None:
        self.faults.append(Fault(at.file, ".".join(at.keys), what))

    def _record(self, kind: type[Value], table: Any, at: Place, id: str | None = None) -> Value | None:
        """A dataclass from a table; the id, where the table's name gives one, is its first field."""
        if not _is_table(table):
            return self._refuse(at, "must be a table")
        parts = _parts(kind)
        known = len(self.faults)
        named = {} if id is None else {parts[0].name: id}
        wanted = [part for part in parts if part.name not in named]
        for key in sorted(table.keys() - {part.name for part in wanted}):
            self._refuse(at.inside(key), "is not a key of this table")
        values = {part.name: self._part(part, table, at.inside(part.name)) for part in wanted}
        return kind(**named, **values) if len(self.faults) == known else None

    def _part(self, part: Part, table: dict[str, Any], at: Place) -> Any:
        if part.name in table:
            return self._value(part.kind, table[part.name], at)
        if part.default is MISSING:
            self._refuse(at, "is missing")
        return part.default

    def _value(self, kind: Any, raw: Any, at: Place) -> Any:
        shape, inner = get_origin(kind) or kind, get_args(kind)
        if shape is UnionType:
            return self._value(inner[0], raw, at)
        if shape is tuple:
            return self._list(inner[0], raw, at)
        if shape is Mapping:
            return self._table(inner[1], raw, at)
        if shape is Scale and at.keys[-1] == "scale":
            return self._scale(raw, at)
        if is_dataclass(shape):
            return self._record(shape, raw, at)
        if shape is bool:
            return raw if isinstance(raw, bool) else self._refuse(at, "must be true or false")
        return self._text(raw, at)

    def _list(self, kind: Any, raw: Any, at: Place) -> Any:
        if not _is_list(raw):
            return self._refuse(at, "must be a list")
        return tuple(self._value(kind, value, at.inside(number)) for number, value in enumerate(raw, start=1))

    def _table(self, kind: Any, raw: Any, at: Place) -> Any:
        if not _is_table(raw):
            return self._refuse(at, "must be a table")
        return MappingProxyType({key: self._value(kind, value, at.inside(key)) for key, value in raw.items()})

    def _scale(self, raw: Any, at: Place) -> Any:
        return self.scales.get(str(raw)) or self._refuse(at, f"is no scale: {raw!r}")

    def _text(self, raw: Any, at: Place) -> Any:
        if isinstance(raw, str) and raw and raw == raw.strip():
            return raw
        return self._refuse(at, "must be a text, not empty, without space around it")


def _is_table(raw: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(raw, dict)


def _is_list(raw: Any) -> TypeGuard[list[Any]]:
    return isinstance(raw, list)


@cache
def _parts(kind: type[Any]) -> tuple[Part, ...]:
    """The fields of a dataclass in their order, inherited ones first."""
    kinds = get_type_hints(kind)
    return tuple(
        Part(field.name, kinds[field.name], _default(kinds[field.name], field.default)) for field in fields(kind)
    )


def _default(kind: Any, declared: Any) -> Any:
    if declared is not MISSING:
        return declared
    empty: dict[Any, Any] = {tuple: (), Mapping: MappingProxyType({}), UnionType: None}
    return empty.get(get_origin(kind), MISSING)


def _family(kind: type[Any]) -> type[Any]:
    """Questions of all kinds share one name space; everything else has its own."""
    return Item if issubclass(kind, Item) else kind

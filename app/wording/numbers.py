"""Counts, lists and names as a person would say them."""

from collections.abc import Sequence
from functools import lru_cache

KEPT = 1000
"""Words that are put together once, for all that is said with them."""

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(count: int) -> str:
    """`two` for 2; figures from thirteen on; `no` for 0."""
    return WORDS[count] if count < len(WORDS) else str(count)


def counted(count: int, noun: str, plural: str = "") -> str:
    """`one duty`, `three duties` with the plural given, else with an s."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def out_of(count: int, total: int) -> str:
    """`two of six`, `none of six`; in figures where one of them needs figures: `3 of 15`."""
    if count == 0:
        return f"none of {number(total)}"
    return f"{number(count)} of {number(total)}" if total < len(WORDS) else f"{count} of {total}"


def some_or_all(count: int, total: int) -> str:
    """The same, but `all six` where it is all of several."""
    return f"all {number(total)}" if count == total > 1 else out_of(count, total)


def verb(count: int, one: str, many: str) -> str:
    """The form that goes with so many: `applies` with one, `apply` with several."""
    return one if count == 1 else many


def listed(parts: Sequence[str], last: str = "and") -> str:
    """`a, b and c`; empty for no parts."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def clauses(parts: Sequence[str]) -> str:
    """Whole clauses joined: `this is so, and that is not`; empty for no parts."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}"


def quoted(names: Sequence[str], last: str = "and") -> str:
    """Names in quotation marks, listed."""
    return listed([f"“{name}”" for name in names], last)


def sentence(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


@lru_cache(KEPT)
def within(name: str) -> str:
    """A name or label within a sentence: `access control`; a first word with a capital of its own keeps it, as in
    `CI/CD`, `DevOps for Data` and `I don’t know`."""
    first, _, _ = name.partition(" ")
    has_own_capital = first == "I" or any(letter.isupper() for letter in first[1:])
    return name if has_own_capital else name[:1].lower() + name[1:]


def bounds(low: int, high: int) -> str:
    """`3`, or `3 to 4` where the figure has bounds."""
    return str(low) if low == high else f"{low} to {high}"

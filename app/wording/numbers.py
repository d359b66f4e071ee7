"""Counts and lists as a person would say them."""

from collections.abc import Sequence

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(count: int) -> str:
    """`two` for 2; figures from thirteen on; `no` for 0."""
    return WORDS[count] if count < len(WORDS) else str(count)


def counted(count: int, noun: str, plural: str = "") -> str:
    """`one duty`, `three duties` with the plural given, else with an s."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """`a, b and c`; empty for no parts."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def quoted(names: Sequence[str]) -> str:
    """Names in quotation marks, listed."""
    return listed([f"“{name}”" for name in names])


def sentence(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def bounds(low: int, high: int) -> str:
    """`3`, or `3 to 4` where the figure has bounds."""
    return str(low) if low == high else f"{low} to {high}"

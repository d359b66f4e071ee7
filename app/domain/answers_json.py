"""JSON that somebody else wrote, read so that every fault can be told with its place."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

MAX_FAULTS = 100
MAX_SHOWN = 60
THE_FILE = "the file"

PLAIN_KEY = re.compile(r"[\w+-]{1,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where (empty for the whole of it), and what, with what is allowed."""

    where: str
    what: str


class AnswersFault(Exception):
    """What was sent is not valid. `found` has the faults that are kept, `faults` a line for each: where, what is wrong,
    what is allowed."""

    def __init__(self, faults: tuple[str, ...], found: tuple[Fault, ...] = ()) -> None:
        self.faults = faults
        self.found = found
        super().__init__("\n".join(faults))


class JsonObject(dict[str, Any]):
    """An object of the file that remembers which of its keys were given more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.repeated: tuple[str, ...] = ()
        if len(self) < len(pairs):
            times = Counter(key for key, _ in pairs)
            self.repeated = tuple(key for key in self if times[key] > 1)


@dataclass(slots=True)
class Faults:
    """The faults found so far in something, called `whole`. Only the first hundred are kept, the rest are counted."""

    whole: str = THE_FILE
    found: list[Fault] = field(default_factory=list[Fault])
    more: int = 0

    def add(self, fault: Fault) -> None:
        if len(self.found) < MAX_FAULTS:
            self.found.append(fault)
        else:
            self.more += 1

    def refusal(self) -> AnswersFault:
        lines = [f"{fault.where or self.whole}: {fault.what}" for fault in self.found]
        rest = [f"and {self.more} more"] if self.more else []
        return AnswersFault((*lines, *rest), tuple(self.found))


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the file, such as `responses[3].answers.S1`, at which faults can be reported."""

    path: str
    faults: Faults

    def at(self, key: str) -> "Place":
        if not PLAIN_KEY.fullmatch(key):
            return Place(f"{self.path}[{in_words(key)}]", self.faults)
        return Place(f"{self.path}.{key}" if self.path else key, self.faults)

    def nth(self, index: int) -> "Place":
        return Place(f"{self.path}[{index}]", self.faults)

    def fault(self, what: str) -> None:
        self.faults.add(Fault(self.path, what))

    def fields(self, value: object, allowed: Collection[str], what: str, required: Collection[str] = ()) -> JsonObject:
        """The allowed keys of an object; every other, repeated or missing key is a fault. Empty if it is no object."""
        if not isinstance(value, JsonObject):
            self.fault(f"{in_words(value)} is not allowed; an object is")
            return JsonObject([])
        for key in value.repeated:
            self.at(key).fault("given more than once; once is allowed")
        for key in value:
            if key not in allowed:
                self.at(key).fault(f"not {what}; allowed: {', '.join(allowed)}")
        for key in required:
            if key not in value:
                self.at(key).fault("missing, and required")
        return JsonObject([(key, value[key]) for key in value if key in allowed])

    def elements(self, value: object) -> Iterator[tuple["Place", Any]]:
        """The elements of a list, each with its place; none, and a fault, if it is no list."""
        if not isinstance(value, list):
            self.fault(f"{in_words(value)} is not allowed; a list is")
            return
        yield from ((self.nth(index), element) for index, element in enumerate(cast("list[Any]", value)))

    def one_of(self, value: object, allowed: Collection[str]) -> str:
        """The value if it is one of these texts; else a fault and an empty text."""
        if isinstance(value, str) and value in allowed:
            return value
        self.fault(f"{in_words(value)} is not allowed; allowed: {', '.join(allowed)}")
        return ""

    def whole_number(self, value: object, lowest: int, highest: int) -> int:
        """The value if it is a whole number within these bounds; else a fault and the lowest."""
        if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest:
            return value
        self.fault(f"{in_words(value)} is not allowed; allowed: a whole number from {lowest} to {highest}")
        return lowest


def parsed(text: bytes, whole: str = THE_FILE) -> object:
    """The value of a UTF-8 JSON text, its objects as JsonObject. Raises AnswersFault if it is not that, in which the
    text is called `whole`."""
    if text.startswith(b"\xef\xbb\xbf"):
        raise AnswersFault((f"{whole}: starts with a byte order mark; allowed: UTF-8 without one",))
    try:
        return json.loads(text.decode("utf-8"), object_pairs_hook=JsonObject)
    except UnicodeDecodeError as error:
        raise AnswersFault((f"{whole}: byte {error.start} is not UTF-8; allowed: JSON in UTF-8",)) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise AnswersFault((f"{whole}: not JSON at {place}: {error.msg}; allowed: JSON in UTF-8",)) from None
    except RecursionError:
        raise AnswersFault((f"{whole}: nested too deeply; allowed: the few levels that answers take",)) from None
    except ValueError:
        raise AnswersFault((f"{whole}: a number has too many digits; allowed: small whole numbers",)) from None


def in_words(value: object) -> str:
    """A value as it may stand in a fault: one line, ASCII, not long, and no content of lists and objects."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value)
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}..."

"""HTML as a browser without JavaScript takes it: elements to look at, and forms with what they would send."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {"a", "b", "em", "i", "small", "span", "strong"}
NOT_SENT_UNLESS_CHECKED = ("radio", "checkbox")


@dataclass(eq=False, repr=False)
class Element:
    """An element: its tag, its attributes (empty text where they have no value), and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    parent: "Element | None" = None
    content: "list[Element | str]" = field(default_factory=list["Element | str"])
    within: "list[Element]" = field(default_factory=list["Element"])

    def __repr__(self) -> str:
        return f"<{self.tag}{self.attributes} {self.text[:80]}>"

    def get(self, attribute: str) -> str:
        """The attribute's value, empty where there is none."""
        return self.attributes.get(attribute, "")

    def has(self, attribute: str) -> bool:
        return attribute in self.attributes

    def all(self, *tags: str) -> "Iterator[Element]":
        """Every element beneath this one, in the page's order; only those with one of the tags where tags are given."""
        return (element for element in self.within if not tags or element.tag in tags)

    def around(self) -> "Iterator[Element]":
        """Every element that this one is in, from the inside out."""
        if self.parent:
            yield self.parent
            yield from self.parent.around()

    @property
    def id(self) -> str:
        return self.get("id")

    @property
    def text(self) -> str:
        """What it says, what only a screen reader hears included."""
        return " ".join(self._pieces().split())

    def _pieces(self) -> str:
        said = "".join(part if isinstance(part, str) else part._pieces() for part in self.content)
        return said if self.tag in INLINE else f" {said} "


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self.misnested: list[str] = []
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open)
        if len(element.attributes) < len(attrs):
            self.misnested.append(f"<{tag}> at {self.getpos()} has an attribute twice")
        self._open.content.append(element)
        for outer in element.around():
            outer.within.append(element)
        if tag not in VOID:
            self._open = element

    def handle_endtag(self, tag: str) -> None:
        if self._open.tag != tag:
            self.misnested.append(f"</{tag}> at {self.getpos()} closes <{self._open.tag}>")
        self._open = self._open.parent or self.root

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        self._open.content.append(data)


def parse(html: str) -> tuple[Element, list[str]]:
    """The page as an element without a tag, and what is not nested or closed as it is written here."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    unclosed = [] if reader.root.tag == reader._open.tag else [f"<{reader._open.tag}> is never closed"]  # pyright: ignore[reportPrivateUsage]
    return reader.root, [*reader.misnested, *unclosed]


def fields_of(form: Element) -> dict[str, str]:
    """What a browser would send of the form as it stands, but for its buttons. Works on a part of a form too."""
    sent: dict[str, str] = {}
    for control in form.all("input", "select", "textarea"):
        if control.tag == "select":
            sent[control.get("name")] = _selected(control)
        elif control.tag == "textarea":
            sent[control.get("name")] = control.text
        elif control.get("type") not in NOT_SENT_UNLESS_CHECKED or control.has("checked"):
            sent[control.get("name")] = control.get("value")
    return sent


def _selected(select: Element) -> str:
    options = list(select.all("option"))
    chosen = [option for option in options if option.has("selected")] or options[:1]
    return chosen[0].get("value")

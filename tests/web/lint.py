"""What is true of every page, and of every part of one that htmx puts in place."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

from tests.web.markup import Element

POINTING_AT_ONE_ID = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
POINTING_BY_SELECTOR = ("data-hx-target", "data-hx-include", "data-hx-indicator")
HTMX_ADDRESSES = {"data-hx-get": "GET", "data-hx-post": "POST"}
NEEDS_A_LABEL = ("input", "select", "textarea")
MEANT_FOR_EYES_NOT = ("hidden", "submit", "button")

IsRoute = Callable[[str, str], bool]
"""Whether a method and a path reach a page."""


def page_faults(root: Element, address: str, is_route: IsRoute) -> Iterator[str]:
    """What is wrong with a whole page at the address, a sentence each."""
    yield from _frame(root)
    yield from _headings(root)
    yield from _dangling(root)
    yield from part_faults(root, address, is_route)


def part_faults(root: Element, address: str, is_route: IsRoute) -> Iterator[str]:
    """What is wrong with any HTML at the address, a sentence each."""
    yield from (f"id {id} stands twice" for id, times in _ids(root).items() if times > 1)
    yield from _unlabelled(root)
    yield from _unsaid(root)
    yield from _addresses(root, address, is_route)
    yield from _against_the_policy(root)


def fragment_links(root: Element, address: str) -> dict[str, set[str]]:
    """Ids that links point at, by the path of the page that must have them."""
    targets: dict[str, set[str]] = {}
    for link in root.all("a"):
        target = urlsplit(urljoin(address, link.get("href")))
        if target.fragment and not target.netloc:
            targets.setdefault(target.path, set()).add(target.fragment)
    return targets


def _frame(root: Element) -> Iterator[str]:
    html = next(root.all("html"), Element(""))
    titles = [title.text for title in root.all("title")]
    if html.get("lang") != "en":
        yield "the language is not stated"
    if len(titles) != 1 or not re.fullmatch(r"\S.* · Holdfast", titles[0]):
        yield f"the title is not “... · Holdfast”: {titles}"
    for tag in ("h1", "main"):
        found = list(root.all(tag))
        if len(found) != 1 or not found[0].text:
            yield f"there are {len(found)} <{tag}>"


def _headings(root: Element) -> Iterator[str]:
    level = 0
    for heading in root.all("h1", "h2", "h3", "h4", "h5", "h6"):
        deeper = int(heading.tag[1])
        # Notes above the first heading of the page may have one of their own.
        if deeper > level + 1 and level:
            yield f"<{heading.tag}> “{heading.text}” follows <h{level}>"
        level = deeper


def _ids(root: Element) -> Counter[str]:
    return Counter(element.id for element in root.all() if element.has("id"))


def _dangling(root: Element) -> Iterator[str]:
    ids = _ids(root)
    for element in root.all():
        pointed = [id for name in POINTING_AT_ONE_ID for id in element.get(name).split()]
        pointed += [element.get(name).removeprefix("#") for name in POINTING_BY_SELECTOR if element.has(name)]
        yield from (f"<{element.tag}> points at #{id}, which is not there" for id in pointed if id not in ids)


def _unlabelled(root: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in root.all("label") if label.text}
    for control in root.all(*NEEDS_A_LABEL):
        wrapped = any(outer.tag == "label" and outer.text for outer in control.around())
        if control.get("type") not in MEANT_FOR_EYES_NOT and not wrapped and control.id not in labelled:
            yield f"<{control.tag} name={control.get('name')}> has no label"


def _unsaid(root: Element) -> Iterator[str]:
    for fieldset in root.all("fieldset"):
        if next(fieldset.all(), Element("")).tag != "legend":
            yield f"<fieldset id={fieldset.id}> does not begin with its legend"
    for element in root.all("a", "button", "summary", "th"):
        if not element.text:
            yield f"<{element.tag}> says nothing"
    for drawing in root.all("svg"):
        hidden = any(outer.get("aria-hidden") == "true" for outer in (drawing, *drawing.around()))
        if not hidden and not (drawing.get("role") == "img" and drawing.get("aria-label")):
            yield "a drawing neither says what it shows nor is hidden from screen readers"
    for heading in root.all("th"):
        if not heading.has("scope"):
            yield f"<th> “{heading.text}” has no scope"


def _addresses(root: Element, address: str, is_route: IsRoute) -> Iterator[str]:
    wanted = [(form.get("method").upper() or "GET", form.get("action")) for form in root.all("form")]
    wanted += [(one.get("formmethod").upper(), one.get("formaction")) for one in root.all("button")]
    wanted += [("GET", link.get("href")) for link in root.all("a", "link")]
    wanted += [("GET", part.get("src")) for part in root.all("script", "img")]
    wanted += [(HTMX_ADDRESSES[name], element.get(name)) for element in root.all() for name in HTMX_ADDRESSES]
    for method, target in wanted:
        parts = urlsplit(urljoin(address, target))
        if target and not parts.netloc and not target.startswith("#") and not is_route(method, parts.path):
            yield f"{method} {target} leads nowhere"


def _against_the_policy(root: Element) -> Iterator[str]:
    for element in root.all():
        if element.tag == "style" or (element.tag == "script" and not element.has("src")):
            yield f"<{element.tag}> stands in the page"
        if element.has("style"):
            yield f"<{element.tag}> has a style of its own"
        if any(name.startswith(("on", "data-hx-on", "hx-on")) for name in element.attributes):
            yield f"<{element.tag}> has a handler of its own"
        if any(value.strip().lower().startswith(("javascript:", "js:")) for value in element.attributes.values()):
            yield f"<{element.tag}> carries a script"

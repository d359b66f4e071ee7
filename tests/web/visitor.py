"""Somebody with a browser of their own, but no JavaScript: opens pages, fills in forms, presses buttons.

Every page they get, whatever its status, has been through the lint.
"""

from collections.abc import Mapping
from functools import cached_property
from urllib.parse import urlencode

from httpx2 import Response
from starlette.routing import Match, Router
from starlette.testclient import TestClient

from tests.web.lint import fragment_links, page_faults, part_faults
from tests.web.markup import Element, fields_of, parse

AS_HTMX = {"HX-Request": "true"}


class Page:
    """A page, or a part of one for htmx, as it arrived."""

    def __init__(self, answer: Response) -> None:
        self.answer = answer
        self.status = answer.status_code
        self.address = answer.url.path
        self.root, self.misnested = parse(answer.text)

    @property
    def round(self) -> str:
        """The address of the round that the page belongs to."""
        return "/".join(self.address.split("/")[:3])

    @cached_property
    def text(self) -> str:
        return next(self.root.all("main"), self.root).text

    @property
    def title(self) -> str:
        return self.one("title").text

    @property
    def heading(self) -> str:
        return self.one("h1").text

    @property
    def answers(self) -> dict[str, str]:
        """Every chosen radio button by its name."""
        chosen = (button for button in self.root.all("input") if button.get("type") == "radio")
        return {button.get("name"): button.get("value") for button in chosen if button.has("checked")}

    @property
    def links(self) -> dict[str, str]:
        """Addresses by what the link says."""
        return {link.text: link.get("href") for link in self.root.all("a")}

    @property
    def buttons(self) -> list[str]:
        return [button.text for button in self.root.all("button")]

    def one(self, tag: str) -> Element:
        """The first element with the tag; AssertionError where there is none."""
        found = next(self.root.all(tag), None)
        assert found, f"no <{tag}> at {self.address}"
        return found

    def find(self, id: str) -> Element:
        """The element with the id; AssertionError where there is none."""
        found = next((element for element in self.root.all() if element.id == id), None)
        assert found, f"nothing with the id {id} at {self.address}"
        return found

    @property
    def ids(self) -> set[str]:
        return {element.id for element in self.root.all() if element.has("id")}


class Visitor:
    """One browser with its cookie."""

    def __init__(self, client: TestClient, routes: Router) -> None:
        self.client = client
        self.routes = routes
        self.ids: dict[str, set[str]] = {}

    def open(self, address: str, status: int = 200) -> Page:
        """The page at the address, after redirects."""
        return self.seen(self.client.get(address), status)

    def send(self, address: str, fields: Mapping[str, str] | None = None, status: int = 200) -> Page:
        """What comes of posting the fields, as they are, after redirects."""
        return self.seen(self.client.post(address, data=dict(fields or {})), status)

    def press(self, page: Page, button: str, changes: Mapping[str, str] | None = None, status: int = 200) -> Page:
        """What comes of pressing the button, with the form around it as it stands but for the changes."""
        pressed = next(found for found in page.root.all("button") if found.text == button)
        form = next(outer for outer in pressed.around() if outer.tag == "form")
        own = {pressed.get("name"): pressed.get("value")} if pressed.has("name") else {}
        fields = fields_of(form) | dict(changes or {}) | own
        address = pressed.get("formaction") or form.get("action")
        if (pressed.get("formmethod") or form.get("method")) == "get":
            return self.open(f"{address}?{urlencode(fields)}", status)
        return self.send(address, fields, status)

    def choose(self, page: Page, item: str, changes: Mapping[str, str], status: int = 200, edit: int = 1) -> Page:
        """The part of the page that htmx gets for a change of one question."""
        question = page.find(item)
        fields = fields_of(question) | {"page": fields_of(page.root)["page"], "edit": str(edit)} | dict(changes)
        return self.send_as_htmx(question.get("data-hx-post"), fields, status)

    def send_as_htmx(self, address: str, fields: Mapping[str, str], status: int = 200) -> Page:
        """The part of a page that htmx gets for posting the fields."""
        return self.seen_part(self.client.post(address, data=dict(fields), headers=AS_HTMX), status)

    def begin(self) -> Page:
        """The first page of questions of a round of their own."""
        return self.press(self.open("/"), "Start now")

    def is_route(self, method: str, path: str) -> bool:
        """Whether the application has something at the path for the method."""
        scope: dict[str, object] = {"type": "http", "method": method, "path": path, "root_path": "", "headers": []}
        return any(route.matches(scope)[0] is Match.FULL for route in self.routes.routes)

    def seen(self, answer: Response, status: int) -> Page:
        """The answer as a page, which must have the status and pass the lint."""
        page = Page(answer)
        assert page.status == status, f"{page.status} for {page.address}: {page.text}"
        faults = [*page.misnested, *page_faults(page.root, page.address, self.is_route), *self._lost(page)]
        assert not faults, f"{page.address}:\n" + "\n".join(faults)
        return page

    def seen_part(self, answer: Response, status: int) -> Page:
        """The answer as a part of a page, which must have the status and pass what of the lint concerns parts."""
        part = Page(answer)
        assert part.status == status, f"{part.status} for {part.address}: {part.text}"
        faults = [*part.misnested, *part_faults(part.root, part.address, self.is_route)]
        assert not faults, f"{part.address}:\n" + "\n".join(faults)
        return part

    def _lost(self, page: Page) -> list[str]:
        """Links to places that are not on the page they point at."""
        lost: list[str] = []
        for path, ids in fragment_links(page.root, page.address).items():
            there = page.ids if path == page.address else self._ids_at(path)
            lost += [f"{path} has no #{id}" for id in ids - there]
        return lost

    def _ids_at(self, path: str) -> set[str]:
        """The ids of the page at the path, which stay the same while its contents change."""
        if path not in self.ids:
            self.ids[path] = Page(self.client.get(path)).ids
        return self.ids[path]

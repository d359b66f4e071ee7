"""Pages that are the same for everybody, kept in memory as they go out: whole, as browsers take them, with a tag."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from fastapi import Request
from fastapi.responses import Response

MOST = 3_200_000
"""Bytes of pages kept at a time: well over two hundred as browsers take them, 15,000 for a report when compressed."""

HTML = "text/html; charset=utf-8"
VARIES = {"Vary": "Accept-Encoding"}


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page in one of its two forms. They differ byte by byte, so each has a tag of its own, made of the `digest` that
    both have."""

    body: bytes
    digest: str
    is_compressed: bool

    def answer(self, request: Request, headers: Mapping[str, str]) -> Response:
        """The page, or 304 and no body where the browser has it in either form already. Plain ones do not say that they
        vary, which whatever compresses answers says of them."""
        if known := self._known(request.headers.get("If-None-Match", "")):
            return Response(status_code=304, headers={**headers, **VARIES, "ETag": known})
        form = {**VARIES, "Content-Encoding": "gzip"} if self.is_compressed else {}
        return Response(self.body, headers={**headers, **form, "ETag": self._tag}, media_type=HTML)

    @property
    def _tag(self) -> str:
        return f'"{self.digest}-gzip"' if self.is_compressed else f'"{self.digest}"'

    def _known(self, tags: str) -> str | None:
        """The first of the browser's tags that is one of the page's; proxies may have marked it as weak."""
        if not tags:
            return None
        sent = (tag.strip().removeprefix("W/") for tag in tags.split(","))
        ours = (f'"{self.digest}"', f'"{self.digest}-gzip"', "*")
        found = next((tag for tag in sent if tag in ours), None)
        return self._tag if found == "*" else found


class KeptPages:
    """The pages asked for last, each by all that it is made of and its form. For the event loop alone."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._size = 0
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()

    def find(self, made_of: Hashable, *, compressed: bool) -> KeptPage | None:
        """The page in this form, where it is kept."""
        page = self._pages.get((made_of, compressed))
        if page:
            self._pages.move_to_end((made_of, compressed))
        return page

    def keep(self, made_of: Hashable, page: KeptPage) -> KeptPage:
        """The page, kept from now on; the one that nobody asked for longest makes room."""
        place = (made_of, page.is_compressed)
        self._drop(place)
        self._pages[place] = page
        self._size += len(page.body)
        while self._size > self._most:
            self._drop(next(iter(self._pages)))
        return page

    def _drop(self, place: Hashable) -> None:
        if page := self._pages.pop(place, None):
            self._size -= len(page.body)


def takes_compressed(request: Request) -> bool:
    """Whether the browser takes the compressed form."""
    return "gzip" in request.headers.get("Accept-Encoding", "")


def kept_page(text: str, *, compressed: bool) -> KeptPage:
    """The page in this form."""
    plain = text.encode()
    body = gzip.compress(plain, compresslevel=6, mtime=0) if compressed else plain
    return KeptPage(body, sha256(plain).hexdigest()[:32], compressed)

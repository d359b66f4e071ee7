"""Pages that are the same for everybody, kept in memory as they go out: whole, as browsers take them, with a tag."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from fastapi import Request
from fastapi.responses import Response

MOST = 3_200_000
"""Bytes of pages kept at a time: well over two hundred as browsers take them, 15,000 for a report when compressed."""

Header = tuple[bytes, bytes]
VARIES: Header = (b"vary", b"Accept-Encoding")
HTML: Header = (b"content-type", b"text/html; charset=utf-8")
GZIP: Header = (b"content-encoding", b"gzip")


class Ready(Response):
    """An answer whose headers are put together already."""

    def __init__(self, headers: Iterable[Header], body: bytes = b"", status: int = 200) -> None:
        self._ready = headers
        super().__init__(body, status)

    def init_headers(self, headers: object = None) -> None:
        self.raw_headers = [*self._ready]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page in one of its two forms. They differ byte by byte, so each has a tag of its own, made of the `digest` that
    both have."""

    body: bytes
    digest: str
    is_compressed: bool
    headers: tuple[Header, ...]

    def answer(self, request: Request, headers: Iterable[Header], *, is_last: bool = False) -> Response:
        """The page with these headers and its own, or 304 and no body where the browser has it in either form already.
        Plain ones say that they vary where this `is_last`: whatever compresses answers says it otherwise."""
        if known := self._known(request.headers.get("If-None-Match", "")):
            return Ready((*headers, VARIES, _tagged(known)), status=304)
        varies = (VARIES,) if is_last or self.is_compressed else ()
        return Ready((*headers, *varies, *self.headers), self.body)

    def _known(self, tags: str) -> str | None:
        """The first of the browser's tags that is one of the page's; proxies may have marked it as weak."""
        if not tags:
            return None
        sent = (tag.strip().removeprefix("W/") for tag in tags.split(","))
        ours = (_tag(self.digest, False), _tag(self.digest, True), "*")
        found = next((tag for tag in sent if tag in ours), None)
        return _tag(self.digest, self.is_compressed) if found == "*" else found


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
    digest = sha256(plain).hexdigest()[:32]
    form = (GZIP,) if compressed else ()
    length = (b"content-length", str(len(body)).encode())
    return KeptPage(body, digest, compressed, (*form, _tagged(_tag(digest, compressed)), length, HTML))


def _tag(digest: str, compressed: bool) -> str:
    return f'"{digest}-gzip"' if compressed else f'"{digest}"'


def _tagged(tag: str) -> Header:
    return b"etag", tag.encode()

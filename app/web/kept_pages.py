"""Pages that are the same for everybody, kept in memory as they go out: whole, compressed, and under a strong tag."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from fastapi import Request
from fastapi.responses import Response

MOST = 20_000_000
"""Bytes of pages kept at a time; a large page takes 150,000 in both forms."""

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page in both its forms. They differ byte by byte, so each has a tag of its own."""

    plain: bytes
    compressed: bytes
    plain_tag: str
    compressed_tag: str

    @property
    def size(self) -> int:
        """Bytes in both forms."""
        return len(self.plain) + len(self.compressed)

    def answer(self, request: Request, headers: Mapping[str, str]) -> Response:
        """The page in the form that the browser takes, or 304 and no body where it has either form already."""
        takes_compressed = "gzip" in request.headers.get("Accept-Encoding", "")
        tag = self.compressed_tag if takes_compressed else self.plain_tag
        varying = {**headers, "Vary": "Accept-Encoding"}
        if known := self._known(request.headers.get("If-None-Match", "")):
            return Response(status_code=304, headers=varying | {"ETag": tag if known == "*" else known})
        if takes_compressed:
            return Response(
                self.compressed, headers=varying | {"ETag": tag, "Content-Encoding": "gzip"}, media_type=HTML
            )
        # What is compressed for others says itself that it varies.
        return Response(self.plain, headers={**headers, "ETag": tag}, media_type=HTML)

    def _known(self, tags: str) -> str | None:
        """The first of the browser's tags that is one of ours; proxies may have marked it as weak."""
        sent = (tag.strip().removeprefix("W/") for tag in tags.split(","))
        return next((tag for tag in sent if tag in (self.plain_tag, self.compressed_tag, "*")), None)


class KeptPages:
    """The pages asked for last, each by all that it is made of. For the event loop alone."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._size = 0
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()

    def find(self, made_of: Hashable) -> KeptPage | None:
        """The page, where it is kept."""
        page = self._pages.get(made_of)
        if page:
            self._pages.move_to_end(made_of)
        return page

    def keep(self, made_of: Hashable, page: KeptPage) -> KeptPage:
        """The page, kept from now on; the one that nobody asked for longest makes room."""
        self._drop(made_of)
        self._pages[made_of] = page
        self._size += page.size
        while self._size > self._most:
            self._drop(next(iter(self._pages)))
        return page

    def _drop(self, made_of: Hashable) -> None:
        if page := self._pages.pop(made_of, None):
            self._size -= page.size


def kept_page(text: str) -> KeptPage:
    """The page in both its forms."""
    plain = text.encode()
    digest = sha256(plain).hexdigest()[:32]
    compressed = gzip.compress(plain, compresslevel=6, mtime=0)
    return KeptPage(plain, compressed, f'"{digest}"', f'"{digest}-gzip"')

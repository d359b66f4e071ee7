"""Answers that a browser keeps as a file."""

from urllib.parse import quote

from app.wording.file_names import plain_file_name

MARKDOWN = "text/markdown; charset=utf-8; variant=GFM"


def to_keep(name: str) -> dict[str, str]:
    """The header that has a browser keep the answer under this name: the name itself for every browser of today
    (RFC 8187), and a plain one for older programs (RFC 6266)."""
    return {"Content-Disposition": f"attachment; filename=\"{plain_file_name(name)}\"; filename*=UTF-8''{quote(name)}"}

"""Text set as GitHub-flavoured Markdown: escaping, headings, lists, links and tables. No HTML."""

import re
from collections.abc import Sequence

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&$])")
LEADING = re.compile(r"^([-+=]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    """The text on one line, so that Markdown and its tables show it as it is written, wherever it stands."""
    one_line = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return LEADING.sub(_escaped_start, one_line)


def _escaped_start(start: re.Match[str]) -> str:
    """A dash, plus or equals sign takes the backslash before it; a number, between itself and its dot."""
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def heading(level: int, text: str) -> str:
    """A heading of level 1 to 6. The text is Markdown already."""
    return f"{'#' * level} {text}"


def strong(text: str) -> str:
    """The text in bold."""
    return f"**{escaped(text)}**"


def labelled(label: str, text: str) -> str:
    """`**Label:** text`, empty where there is no text."""
    return f"{strong(f'{label}:')} {escaped(text)}" if text else ""


def link(text: str, url: str) -> str:
    """A link; what would end its address early is written as %xx."""
    ends = {character: f"%{ord(character):02X}" for character in " ()<>|\\"}
    return f"[{escaped(text)}]({url.translate(str.maketrans(ends))})"


def bullets(items: Sequence[str]) -> str:
    """A list of items that are Markdown already."""
    return "\n".join(f"- {item}" for item in items)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], centred: Sequence[str] = ()) -> str:
    """A table of cells that are Markdown already."""
    rule = [":-:" if title in centred else "---" for title in head]
    return "\n".join(f"| {' | '.join(line)} |" for line in ([escaped(title) for title in head], rule, *rows))


def paragraphs(parts: Sequence[str]) -> str:
    """The parts that say something, an empty line between two."""
    return "\n\n".join(part for part in parts if part)

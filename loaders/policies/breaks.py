"""Line breaks that a text has lost: chapters and articles that begin within a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies import markers, numbers
from loaders.policies.lines import Line
from loaders.policies.markers import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

# An article may stand on the line of its chapter's or section's heading, or of the article before it.
_NEXT_HEAD = re.compile(rf"(?<=\s)第[{numbers.NUMERALS}]{{1,7}}[节条](?=\s)")
_NEXT_ARTICLE = re.compile(
    rf"(?<=[。；”])\s*(?P<next>第[{numbers.NUMERALS}]{{1,7}}[编章节条](?=\s))"
)
# A chapter's or an article's marker, with the space around its number, ends within this many characters.
_MARKER = 60
_HEADS = (Style.PART, Style.CHAPTER, Style.SECTION)


def restored(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put each chapter, section and article that begins within a line on a line of its own."""
    out: list[Line] = []
    for line in lines:
        at, depth, spaced = 0, line.depth, line.spaced
        while (start := _next_head(line.text, at)) is not None:
            head = line.text[at:start].rstrip()
            out.append(Line(line.start + at, line.start + at + len(head), head, depth, spaced))
            at, depth, spaced = start, 0, False
        rest = Line(line.start + at, line.end, line.text[at:], depth, spaced)
        out.append(rest if at else line)
    return tuple(out)


def _next_head(text: str, at: int) -> int | None:
    """Find where, in a line with a chapter, section or article at a place, the next one begins."""
    marker = markers.read(text[at : at + _MARKER]) if text.startswith("第", at) else None
    if marker is None or marker.style not in (*_HEADS, Style.ARTICLE):
        return None
    if marker.style in _HEADS:
        match = _NEXT_HEAD.search(text, at + marker.width)
        return match.start() if match else None
    quoted, read = 0, at
    for match in _NEXT_ARTICLE.finditer(text, at + marker.width):
        quoted += text.count("“", read, match.start()) - text.count("”", read, match.start())
        read = match.start()
        if not quoted:
            return match.start("next")
    return None

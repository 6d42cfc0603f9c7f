"""From the characters of PDF pages to lines, without headers, footers and page numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Gaps between characters, in sizes of the type: between letters, and between characters of any kind.
_LETTER_GAP, _GAP, _WIDE_GAP = 0.2, 0.5, 1.5
_SAME_LINE = 0.5  # how far the middles of characters of one line may be apart, in sizes
_TWICE = 0.3  # a character that is set again this near only makes it bold
_EDGE = 2  # lines at the top and at the bottom of a page that may be furniture
_DRIFT = 6.0  # points by which a running header may move
_SHARE = 0.4  # of the pages; those on the left may have another header than those on the right
SHORT_OF = (
    2.2  # sizes that a full line may miss: one or two characters go over with a punctuation mark
)
_PAGE_NUMBER = re.compile(
    r"[-—–―─·•\s]*\d{1,4}[-—–―─·•\s]*|第\s*\d+\s*页(?:[\s,，/]*共\s*\d+\s*页)?|\d+\s*/\s*\d+"
)
_COUNTED = re.compile(r"第\s*\d+\s*页|共\s*\d+\s*页|\d+\s*/\s*\d+|(?<=\s)\d{1,4}$|^\d{1,4}(?=\s)")
_ATTACHMENT = "附"  # 附件 1 and 附件 2 begin pages and are no header
# A character and the radical of its form share one shape in a font, and many programs write down the
# radical. Unicode normalises those of 2F00-2FD5; the others are in its EquivalentUnifiedIdeograph.txt.
_SIMPLIFIED = (
    "⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马"
    "⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙"
)
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_RADICALS |= dict(zip(map(ord, _SIMPLIFIED[::2]), _SIMPLIFIED[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; places in points from the top left corner of its page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


def lines_of(chars: Iterable[Mapping[str, Any]]) -> list[Line]:
    """Put characters into lines, from top to bottom and left to right; turned ones are left out."""
    rows: list[list[Mapping[str, Any]]] = []
    middle = 0.0
    upright = [c for c in chars if c["upright"] and c["text"]]
    for char in sorted(upright, key=lambda c: (c["top"] + c["bottom"], c["x0"])):
        here = (char["top"] + char["bottom"]) / 2
        if not rows or here - middle > _SAME_LINE * char["size"]:
            rows.append([])
            middle = here
        rows[-1].append(char)
    return [line for row in rows if (line := _line(sorted(row, key=lambda c: float(c["x0"]))))]


def _line(chars: Sequence[Mapping[str, Any]]) -> Line | None:
    said = [c for c in chars if not c["text"].isspace()]
    if not said:
        return None
    size = float(Counter(c["size"] for c in said).most_common(1)[0][0])
    text, before = "", None
    for char in chars:
        if before is not None:
            if char["text"] == before["text"] and char["x0"] - before["x0"] < _TWICE * size:
                continue
            text += _gap(before, char, size)
        text += char["text"]
        before = char
    return Line(
        text=text.strip().translate(_RADICALS),
        left=said[0]["x0"],
        right=max(c["x1"] for c in said),
        top=min(c["top"] for c in said),
        bottom=max(c["bottom"] for c in said),
        size=size,
    )


def _gap(before: Mapping[str, Any], char: Mapping[str, Any], size: float) -> str:
    """The spaces that a gap stands for; a space of the text's own already fills one."""
    if before["text"].isspace() or char["text"].isspace():
        return ""
    width = (char["x0"] - before["x1"]) / size if size else 0
    latin = before["text"].isascii() and char["text"].isascii()
    if width > _WIDE_GAP:
        return "  "
    return " " if width > (_LETTER_GAP if latin else _GAP) else ""


def without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Leave out page numbers, and lines that stand at the edge of several pages in the same place."""
    repeated = _repeated(pages)
    kept = []
    for lines in pages:
        edge = {*range(_EDGE), *range(len(lines) - _EDGE, len(lines))}
        ends = (0, len(lines) - 1)
        kept.append(
            [
                line
                for i, line in enumerate(lines)
                if not (i in edge and _key(line) in repeated)
                and not (i in ends and _PAGE_NUMBER.fullmatch(line.text))
            ]
        )
    return kept


def _repeated(pages: Sequence[list[Line]]) -> set[tuple[str, int]]:
    counts = Counter(
        key
        for lines in pages
        for key in {_key(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])}
        if not key[0].startswith(_ATTACHMENT)
    )
    least = max(2, _SHARE * len(pages))
    return {key for key, count in counts.items() if count >= least}


def _key(line: Line) -> tuple[str, int]:
    return _COUNTED.sub("#", line.text), round(line.top / _DRIFT)


def joined(before: str, after: str) -> str:
    """The texts of two lines as one; words of letters keep a space between them."""
    letters = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii()
    return f"{before} {after}" if letters and after[:1].isalnum() else before + after

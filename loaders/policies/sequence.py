"""Which lines that look numbered are clauses: a number must fit what came before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies import layout, markers
from loaders.policies.markers import Marker, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.policies.lines import Line

# Sort key of a style of numbering: the style and, for 1.1.1, how deep.
Kind = tuple[int, int]

_DANGLING = re.compile(r"(?:[，、,（(《“‘〔]|[及和与或的将对按据照为在至]|以及|依照|第)$")
_WORD = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]$")
# A line with a marker and no full stop is a heading up to this length.
_HEADING = 40
_BARE = re.compile(r"(?P<n>[1-9]\d?)\s+(?P<words>[\u4e00-\u9fff、]{2,20})")
# The first of the numbers below such a heading stands this near.
_NEAR = 3
# Lists in Arabic numbers longer than this are tables or telephone numbers.
_LONG = 99
# Articles are left out by so many at most.
_GAP = 10
# Entries of a list of attachments may wrap over this many lines.
_WRAP = 2


def kind(marker: Marker) -> Kind:
    """Give a marker's kind of numbering; kinds sort outermost first."""
    return marker.style, marker.label.count(".") if marker.style is Style.DECIMAL else 0


def dangles(line: Line) -> bool:
    """Tell whether a line cannot be the end of anything: the next one goes on with its sentence."""
    return bool(_DANGLING.search(line.text[-2:]))


def is_open(line: Line) -> bool:
    """Tell whether a line most likely breaks off within a sentence."""
    if dangles(line):
        return True
    if line.depth or _is_heading(line):
        return False
    return bool(_WORD.search(line.text[-1:])) and any(stop in line.text for stop in "，。；,")


def _is_heading(line: Line) -> bool:
    """Tell whether a line is a heading by itself; an article with a comma in it is a sentence."""
    marker = markers.read(line.text)
    if marker is None or len(line.text) > _HEADING or "。" in line.text:
        return False
    return marker.style is not Style.ARTICLE or "，" not in line.text


def candidates(lines: Sequence[Line]) -> list[Marker | None]:
    """Read every line's marker, but for lists of attachments (附件：1.… 2.…), whose numbers are no clauses."""
    skipped = attached(lines)
    found = [None if i in skipped else markers.read(line.text) for i, line in enumerate(lines)]
    numbered = _Sections(found)
    return [marker or numbered.read(lines[i], i) for i, marker in enumerate(found)]


class _Sections:
    """Bare numbers before headings (1 总则), which count only above numbers such as 1.1."""

    def __init__(self, found: Sequence[Marker | None]) -> None:
        self._found = found
        self._last = 0

    def read(self, line: Line, index: int) -> Marker | None:
        """Read a line without other marker; lines are asked for in order."""
        match = _BARE.fullmatch(line.text)
        if match is None:
            return None
        number = int(match["n"])
        below = (m for m in self._found[index + 1 : index + 1 + _NEAR] if m is not None)
        divided = any(m.label == f"{number}.1" for m in below)
        if not divided and (not self._last or number != self._last + 1):
            return None
        self._last = number
        return Marker(Style.ARABIC, str(number), number, match.start("words"))


def attached(lines: Sequence[Line]) -> set[int]:
    """Find the entries of lists of attachments."""
    found: set[int] = set()
    number, last = 0, -1
    for index, line in enumerate(lines):
        if layout.is_attachment(line.text):
            first = re.search(r"[：:]\s*(\d{1,2})\s*[.．、]", line.text)
            number, last = int(first.group(1)) if first else 0, index
            continue
        marker = markers.read(line.text)
        follows = (
            marker is not None and marker.style is Style.ARABIC and marker.number == number + 1
        )
        # The first entry stands right below; a title between makes the numbers those of the attached text.
        near = index - last <= (_WRAP if number else 1)
        if last >= 0 and follows and near and not line.text.endswith("："):
            found.add(index)
            number, last = number + 1, index
        elif marker is not None:
            last = -1
    return found


class Numbers:
    """The numbers met so far, of each kind of numbering."""

    def __init__(self) -> None:
        self._last: dict[Kind, tuple[str, int]] = {}

    def follows(self, marker: Marker) -> bool:
        """Tell whether the number is the next of its kind, wherever the last one stood."""
        label, number = self._last.get(kind(marker), ("", 0))
        same = marker.style is not Style.DECIMAL or _prefix(label) == _prefix(marker.label)
        # 第五条之一 follows 第五条.
        step = 0 if "之" in marker.label else 1
        return same and number > 0 and marker.number == number + step

    def add(self, marker: Marker) -> None:
        """Take a clause's number into account."""
        self._last[kind(marker)] = (marker.label, marker.number)

    def accepts(self, marker: Marker, before: Line | None, above: Sequence[int]) -> bool:
        """Decide whether a line's marker begins a clause.

        Args:
            marker: The marker that the line begins with.
            before: The line before it; None at the beginning of the text.
            above: The numbers of the clauses that are open, outermost first; empty before the first clause.
        """
        dangling = before is not None and dangles(before)
        broken = before is not None and is_open(before)
        if marker.style is Style.BULLET:
            return bool(above) and not broken
        follows = self.follows(marker)
        if marker.style is Style.DECIMAL:
            parent = int(marker.label.split(".")[0])
            return not dangling and parent in above and (follows or marker.number == 1)
        if marker.doubtful:
            return follows and not broken
        if follows:
            return True
        if marker.number == 1:
            return not dangling
        # 第一百零二条 where 第一百零一条 is missing; the numbers of articles go on past any list.
        last = self._last.get(kind(marker), ("", 0))[1]
        skips = marker.style is Style.ARTICLE and 0 < marker.number - last <= _GAP
        return not broken and (marker.number <= _LONG or skips)


def _prefix(label: str) -> str:
    return label.rpartition(".")[0]

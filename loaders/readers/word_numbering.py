"""The numbers that Word writes itself: 第一条, （一）, 1. and bullets, as they are printed.

Rules: ECMA-376 part 1, 17.9 (numbering). Counters belong to the abstract definition, so lists that share one go
on counting; a start override begins anew where its list is first used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from loaders.readers.numerals import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Element = Any  # an lxml element; python-docx ships no types

_PLACE = re.compile(r"%([1-9])")
_BULLET = "bullet"
_DEPTH = 9  # levels of a list
_NO_LIST = "0"  # the id that takes a paragraph out of its style's list


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered.

    Attributes:
        start: Its first number.
        written: Name of the number format.
        text: The marker, with `%1` to `%9` for the numbers of the levels.
        gap: What stands between marker and text.
        restart: It begins anew after this level, counted from 1, or one above; 0 never, None after any above.
        legal: Whether all numbers are Arabic.
        style: The paragraph style that stands for this level; empty if none does.
    """

    start: int
    written: str
    text: str
    gap: str
    restart: int | None
    legal: bool
    style: str


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it: its counters' id, its levels, the starts that it sets itself."""

    counters: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The state of all lists; ask for the marker of each paragraph in order of the document."""

    lists: Mapping[str, _List]
    styles: Mapping[str, Element]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def marker(self, paragraph: Element) -> str:
        """What Word prints before a paragraph, with the gap after it; empty for one without number."""
        number, depth = self._place(paragraph)
        known = self.lists.get(number)
        level = known.levels.get(depth) if known else None
        if known is None or level is None:
            return ""
        counts = self._counts.setdefault(known.counters, {})
        if number not in self._used:
            self._used.add(number)
            for overridden, start in known.starts.items():
                counts[overridden] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for below in [b for b in counts if b > depth]:
            if _restarts(known.levels.get(below), depth):
                del counts[below]
        return _printed(known, level, counts)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list's id and the level, which a paragraph states itself or has from its style."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        styled = self._from_styles(paragraph)
        number = _value(own, "w:numId") or _value(styled[0], "w:numId")
        depth = _value(own, "w:ilvl")
        if not depth and number in self.lists and not _value(own, "w:numId"):
            levels = self.lists[number].levels
            linked = (n for n, level in levels.items() if level.style and level.style in styled[1])
            depth = str(next(linked, ""))
        depth = depth or _value(styled[0], "w:ilvl") or "0"
        return ("", 0) if number == _NO_LIST else (number, _whole(depth))

    def _from_styles(self, paragraph: Element) -> tuple[Element | None, tuple[str, ...]]:
        """The numbering of the nearest style that has one, and the styles up to it."""
        style = _value(paragraph.find(qn("w:pPr")), "w:pStyle")
        passed: list[str] = []
        while style in self.styles and style not in passed:
            passed.append(style)
            numbered = self.styles[style].find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if numbered is not None:
                return numbered, tuple(passed)
            style = _value(self.styles[style], "w:basedOn")
        return None, ()


def numbering_of(definitions: Element | None, styles: Element) -> Numbering:
    """Read the lists of a document.

    Args:
        definitions: Root of the numbering part; None where the document has none.
        styles: Root of the styles part.
    """
    by_id = {s.get(qn("w:styleId")): s for s in styles.iter(qn("w:style"))}
    if definitions is None:
        return Numbering({}, by_id)
    abstract = {a.get(qn("w:abstractNumId")): a for a in definitions.iter(qn("w:abstractNum"))}
    named = {_value(a, "w:styleLink"): id_ for id_, a in abstract.items()}
    lists = {}
    for number in definitions.iter(qn("w:num")):
        id_ = _value(number, "w:abstractNumId")
        # A list may borrow the definition that a list style names.
        borrowed = _value(abstract.get(id_), "w:numStyleLink")
        id_ = named.get(borrowed, id_) if borrowed else id_
        levels = dict(_levels(abstract.get(id_)))
        starts = {}
        for override in number.findall(qn("w:lvlOverride")):
            levels |= dict(_levels(override))
            if start := _value(override, "w:startOverride"):
                starts[_whole(override.get(qn("w:ilvl")))] = _whole(start)
        lists[number.get(qn("w:numId"))] = _List(id_, levels, starts)
    return Numbering(lists, by_id)


def _levels(holder: Element | None) -> Iterator[tuple[int, _Level]]:
    for level in holder.findall(qn("w:lvl")) if holder is not None else ():
        restart = _value(level, "w:lvlRestart")
        yield (
            _whole(level.get(qn("w:ilvl"))),
            _Level(
                start=_whole(_value(level, "w:start") or "0"),
                written=_value(level, "w:numFmt") or "decimal",
                text=_value(level, "w:lvlText"),
                gap="" if _value(level, "w:suff") == "nothing" else " ",
                restart=_whole(restart) if restart else None,
                legal=level.find(qn("w:isLgl")) is not None,
                style=_value(level, "w:pStyle"),
            ),
        )


def _restarts(below: _Level | None, depth: int) -> bool:
    return below is None or below.restart is None or depth < below.restart


def _printed(known: _List, level: _Level, counts: Mapping[int, int]) -> str:
    if level.written == _BULLET:
        # Symbol fonts put their signs into the private use area, where they mean nothing.
        return "• " if not level.text or "\ue000" <= level.text <= "\uf8ff" else f"{level.text} "

    def said(place: re.Match[str]) -> str:
        depth = int(place[1]) - 1
        shown = known.levels.get(depth, level)
        number = counts.get(depth, shown.start)
        return numeral(number, "decimal" if level.legal else shown.written)

    text = _PLACE.sub(said, level.text)
    return text and text + level.gap


def _value(holder: Element | None, name: str) -> str:
    """The `w:val` of a child; empty where there is no such child."""
    child = holder.find(qn(name)) if holder is not None else None
    return "" if child is None else child.get(qn("w:val")) or ""


def _whole(written: str | None) -> int:
    return int(written) if written and written.isdecimal() else 0

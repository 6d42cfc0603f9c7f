"""What is odd in a document's numbering: a number left out, given twice or begun again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.policies import markers, sequence
from loaders.policies.markers import Style
from loaders.policies.numbers import NUMERALS, value, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.policies.clauses import Clause
    from loaders.policies.markers import Marker
    from loaders.policies.sequence import Kind

_NUMBER = re.compile(rf"\d+(?!.*\d)|[{NUMERALS}]+")
# A marker ends within this many characters.
_MARKER = 40


@dataclass(slots=True)
class _Seen:
    """The numbers met: the last of each list, and the last of each kind wherever it stood."""

    lists: dict[tuple[str, Kind], Marker] = field(default_factory=dict)
    kinds: dict[Kind, Marker] = field(default_factory=dict)


def find(clauses: Sequence[Clause], text: str) -> tuple[str, ...]:
    """Say in Chinese, with the line, where the numbering of a document's clauses is irregular.

    A list that goes on from the one before (一、 with （一） to （三）, 二、 from （四）) is regular.

    Args:
        clauses: The document's clauses in order.
        text: The file's text, which their offsets count in.
    """
    seen, found = _Seen(), []
    counted, line = 0, 1
    for clause in clauses:
        marker = markers.read(clause.text[:_MARKER])
        if marker is None or marker.style is Style.BULLET:
            continue
        told = _irregular(seen, clause.path, marker)
        if told:
            line += text.count("\n", counted, clause.start)
            counted = clause.start
            found.append(f"{told}（第{line}行）")
    return tuple(found)


def _irregular(seen: _Seen, path: str, marker: Marker) -> str:
    kind = sequence.kind(marker)
    above = "" if marker.style is Style.ARTICLE else path.rpartition("/")[0]
    before, elsewhere = seen.lists.get((above, kind)), seen.kinds.get(kind)
    seen.lists[above, kind] = seen.kinds[kind] = marker
    # 第五条之一 has the number of 第五条.
    last = before.number if before else 0
    step = 0 if before and "之" in marker.label else 1
    if marker.number == last + step:
        return ""
    if before is None:
        on = elsewhere is not None and marker.number == elsewhere.number + 1
        return "" if on else f"{path}之前缺{_range(marker, 1, marker.number - 1)}"
    if marker.number > last + 1:
        return f"{before.label}之后是{path}，缺{_range(marker, last + 1, marker.number - 1)}"
    if marker.number == 1:
        return f"{before.label}之后编号重新开始，又有{path}"
    return f"{before.label}之后又是{path}，编号重复或颠倒"


def _range(marker: Marker, first: int, last: int) -> str:
    ends = dict.fromkeys((_label(marker, first), _label(marker, last)))
    return "至".join(ends)


def _label(marker: Marker, number: int) -> str:
    """Write another number the way that a marker's is written."""
    match = _NUMBER.search(marker.label)
    if match is None or value(match.group()) is None:
        return f"第{number}项"
    other = str(number) if match.group().isdecimal() else written(number)
    label = marker.label[: match.start()] + other + marker.label[match.end() :]
    return label.partition("之")[0]

"""Tables of contents: outlines that stand for another outline and hold no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.policies import layout, markers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.policies.lines import Line

# The first entry stands this near below 目录.
_NEAR = 4


def split(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Part the lines of the text from those of its tables of contents.

    A table runs from the line 目录 to the last entry before its first entry's marker appears again:
    there the text itself begins. Where it never does, only the line 目录 goes.
    """
    keys = [_key(line) for line in lines]
    dropped: set[int] = set()
    for index, line in enumerate(lines):
        if index in dropped or not layout.is_contents(line.text):
            continue
        dropped.update(range(index, _end(keys, index)))
    kept = tuple(line for index, line in enumerate(lines) if index not in dropped)
    return kept, tuple(lines[index] for index in sorted(dropped))


def _key(line: Line) -> tuple[int, str] | None:
    marker = markers.read(line.text)
    return (marker.style, marker.label) if marker else None


def _end(keys: Sequence[tuple[int, str] | None], index: int) -> int:
    near = range(index + 1, min(index + 1 + _NEAR, len(keys)))
    first = next((i for i in near if keys[i] is not None), None)
    if first is None:
        return index + 1
    try:
        again = keys.index(keys[first], first + 1)
    except ValueError:
        return index + 1
    return max(i for i in range(first, again) if keys[i] is not None) + 1

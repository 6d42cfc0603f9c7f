"""Where the header of a sheet stands: one row, or up to three where groups stand above their columns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graph.names import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.readers.tables import Cell

Path = tuple[str, ...]
"""The texts above a column, outermost first: `("依托单位", "信用代码")`; empty where there is none."""

_HIGHEST = 3  # rows of a header
_LEAST = 2  # a row with one known word is more often a title than a header
# A group's own name or person: 依托单位/名称 is 依托单位, 负责人/姓名 is 负责人.
_ITSELF = frozenset({"called", "unit", "person", "name"})
# Under a group of another kind these say something of the group, not of the row.
_BOUND = {
    "host_code": frozenset({"host", "unit", "name", "called"}),
    "type": frozenset({"name", "called"}),
    "sort": frozenset({"unit", "called"}),
    "source_id": frozenset({"name", "called", "unit", "person", "expert", "team", "project"}),
    "id_last4": frozenset({"leader", "person"}),
    "rank": frozenset({"leader", "person", "expert"}),
    "post": frozenset({"leader", "person", "expert"}),
    "top_talent": frozenset({"leader", "person"}),
}


def find_header(
    rows: Sequence[Sequence[Cell]], field_of: Callable[[str], str]
) -> tuple[int, int, list[Path]] | None:
    """The rows that head a sheet: those whose columns have most meanings, groups included.

    Returns:
        Index of the first row, of the last, and the path above each column; None where no rows have two
        known columns.
    """
    texts = [[clean(cell) for cell in row] for row in rows]
    best: tuple[int, int, list[Path]] | None = None
    most = (_LEAST - 1, len(texts))
    for height in range(1, _HIGHEST + 1):
        for first in range(len(texts) - height + 1):
            block = texts[first : first + height]
            if height > 1 and not all(map(_may_group, block[:-1])):
                continue
            paths = _paths(block)
            known = len({found for path in paths if (found := meaning(path, field_of))})
            grouped = sum(bool(field_of(path[0])) for path in paths if len(path) > 1)
            if (known, grouped) > most:
                most, best = (known, grouped), (first, first + height - 1, paths)
    return best


def meaning(path: Path, field_of: Callable[[str], str]) -> str:
    """The field of a column by the texts above it; empty if they say none."""
    if len(path) < _LEAST:
        return field_of(path[0]) if path else ""
    if found := field_of("".join(path)):
        return found
    *groups, leaf = path
    group = next((found for text in reversed(groups) if (found := field_of(text))), "")
    own = field_of(leaf)
    if group and own in _ITSELF:
        return group
    return "" if group and group not in _BOUND.get(own, {group}) else own


def _may_group(texts: list[str]) -> bool:
    """Whether a row may stand in a header above another: a title says one thing only."""
    return len(set(texts) - {""}) >= _LEAST


def _paths(block: list[list[str]]) -> list[Path]:
    width = max(map(len, block))
    padded = [row + [""] * (width - len(row)) for row in block]
    for upper, lower in pairwise(padded):
        for column in range(1, width):
            # A group reaches over the columns to its right that have names of their own below it.
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]
    columns = zip(*padded, strict=True)
    return [tuple(dict.fromkeys(filter(None, column))) for column in columns]

"""Tables as readers give them: rows of cells, nothing interpreted yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = object  # str, int, float, bool, datetime.date, datetime.datetime, datetime.time or None
Row = tuple[Cell, ...]
Grid = list[list[str | None]]
"""Rows of texts; None where the cell above reaches down, empty where the cell before reaches over."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file.

    Attributes:
        name: Its name; empty where a file has one.
        rows: Its records from the first on, a tuple unless they are read from the disk at each iteration.
    """

    name: str
    rows: Iterable[Row]

    @property
    def is_filled(self) -> bool:
        """Whether a cell says anything."""
        return any(cell is not None and str(cell).strip() for row in self.rows for cell in row)


def sheets(grids: Sequence[Grid]) -> tuple[Sheet, ...]:
    """The tables of a document as sheets: a cell that spans rows says its text in each of them."""
    found = []
    for number, grid in enumerate(grids, 1):
        above: list[str] = []
        rows = []
        for row in grid:
            above = [
                (above[i] if i < len(above) else "") if text is None else text
                for i, text in enumerate(row)
            ]
            rows.append(tuple(above))
        found.append(Sheet(f"表{number}" if len(grids) > 1 else "", tuple(rows)))
    return tuple(found)


def is_layout(grid: Grid) -> bool:
    """Whether a table only places text on the page: one row or one column is no table of records."""
    return len(grid) < 2 or max(map(len, grid)) < 2  # noqa: PLR2004 -- two make a table


def as_lines(grid: Grid) -> list[str]:
    """The rows as lines of text, cells separated by tabs; each text once, as it is printed.

    A row of names with colons and what they stand for (发文机关：, 索引号：) gives one line for each pair.
    """
    found = []
    for row in grid:
        cells = [" ".join((text or "").split()) for text in row]
        said = [cell for cell in cells if cell]
        names, values = said[::2], said[1::2]
        if len(names) == len(values) and all(name[-1] in "：:" for name in names):
            found += [f"{name}{value}" for name, value in zip(names, values, strict=True)]
        elif said:
            found.append("\t".join(cells).strip("\t"))
    return found

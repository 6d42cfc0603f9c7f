"""Ruled tables of PDF pages, joined over the pages that they run through."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from loaders.readers.pdf_lines import SHORT_OF, joined, lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.readers.tables import Grid

Box = tuple[float, float, float, float]  # left, top, right, bottom, in points
_DRIFT = 3.0  # points by which the columns of one table may differ on two pages
_SLACK = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or the part of one that stands on a page.

    Attributes:
        columns: Left edges of its columns.
        box: Its place on the page.
        grid: Its cells.
    """

    columns: tuple[float, ...]
    box: Box
    grid: Grid

    def goes_on(self, before: Table) -> bool:
        """Whether this is the same table as one on the page before: its columns stand in the same places."""
        if len(self.columns) != len(before.columns):
            return False
        pairs = zip(self.columns, before.columns, strict=True)
        return all(abs(here - there) < _DRIFT for here, there in pairs)


def table_of(found: Any, chars: Sequence[Mapping[str, Any]]) -> Table:  # noqa: ANN401 -- pdfplumber's Table
    """Read a table that pdfplumber found.

    Args:
        found: The cells.
        chars: The characters inside it.
    """
    columns = tuple(sorted({cell[0] for cell in found.cells}))
    grid: Grid = []
    for row in found.rows:
        _, top, _, bottom = row.bbox
        inside = [c for c in chars if top <= (c["top"] + c["bottom"]) / 2 < bottom]
        cells: list[str | None] = []
        for column, cell in zip(columns, row.cells, strict=True):
            if cell is None:
                cells.append(_covered(found.cells, column, row.bbox))
            else:
                cells.append(_text(inside if cell[3] <= bottom + _SLACK else chars, cell))
        grid.append(cells)
    return Table(columns, found.bbox, grid)


def append(grid: Grid, more: Grid) -> None:
    """Add the rows of the next page: a repeated header is left out, a row that was cut goes on."""
    rows = more[1:] if more[0] == grid[0] else list(more)
    if rows:
        # A cell that reaches down over the end of a page is empty where it goes on.
        reaching = [any(row[i] is None for row in grid) for i in range(len(more[0]))]
        rows[0] = [text or (None if r else "") for text, r in zip(rows[0], reaching, strict=True)]
    numbered = all(row[0] for row in grid)
    if rows and numbered and not rows[0][0]:
        rest = rows.pop(0)
        grid[-1] = [
            text if more is None else joined(text or "", more)
            for text, more in zip(grid[-1], rest, strict=True)
        ]
    grid += rows


def _covered(cells: Sequence[Box], column: float, row: Box) -> str | None:
    """What stands where a row has no cell of its own: None if one above reaches down to it."""
    left, middle = column + _SLACK, (row[1] + row[3]) / 2
    above = any(c[0] <= left < c[2] and c[1] + _SLACK < row[1] < middle < c[3] for c in cells)
    return None if above else ""


def _text(chars: Sequence[Mapping[str, Any]], cell: Box) -> str:
    """The text of a cell; a line that fills the cell goes on in the next, others end."""
    left, top, right, bottom = cell
    lines = lines_of(
        c
        for c in chars
        if left <= (c["x0"] + c["x1"]) / 2 < right and top <= (c["top"] + c["bottom"]) / 2 < bottom
    )
    # A cell keeps some space between its border and its text on either side.
    margin = max(min((line.left for line in lines), default=left) - left, 0)
    text = lines[0].text if lines else ""
    for before, line in pairwise(lines):
        full = before.right > right - margin - SHORT_OF * before.size
        text = joined(text, line.text) if full else f"{text}\n{line.text}"
    return text

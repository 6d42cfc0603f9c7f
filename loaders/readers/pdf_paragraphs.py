"""From the lines and tables of PDF pages to paragraphs and whole tables, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.readers import pdf_tables
from loaders.readers.pdf_lines import SHORT_OF, Line, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.readers.pdf_tables import Table
    from loaders.readers.tables import Grid

_LONG = 15  # characters of a line that shows where the text's edges are
_WITNESSES = 3  # lines that share an edge
_NEAR = 10.0  # points between them: punctuation is set narrower, or hangs over
_INDENT = 0.6  # sizes
_FEWEST_INDENTED = 0.1  # of all lines; a paragraph of ten lines is rare
_APART = 1.5  # sizes between two lines with an empty one between them
_SAME_SIZE = 0.5  # points
_ENDS = "。；：！？;:!?”）)"


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set on pages of one size.

    Attributes:
        left: Where lines begin, in points.
        right: Where full lines end; infinite where too few lines show it: then none is full.
        indented: Whether paragraphs begin indented, as GB/T 9704 has it.
    """

    left: float
    right: float
    indented: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Setting:
        """See it from the lines: the edges are the outermost places that several long ones share."""
        long = [line for line in lines if len(line.text) >= _LONG]
        lefts = sorted(line.left for line in long)
        rights = sorted((line.right for line in long), reverse=True)
        left = next((a for a, b in _witnessed(lefts) if b - a < _NEAR), 0.0)
        right = next((a for a, b in _witnessed(rights) if a - b < _NEAR), float("inf"))
        indented = sum(line.left > left + _INDENT * line.size for line in lines)
        return cls(left, right, indented > _FEWEST_INDENTED * len(lines))

    def goes_on(self, before: Line, line: Line) -> bool:
        """Whether a line belongs to the paragraph of the one before it, on this page or the page before.

        The one before is full, this one is not indented. Where no paragraph is, the end of a sentence ends it.
        """
        full = before.right > self.right - SHORT_OF * before.size
        indented = line.left > self.left + _INDENT * line.size
        same_size = abs(before.size - line.size) < _SAME_SIZE
        return (
            full and same_size and not indented and (self.indented or before.text[-1] not in _ENDS)
        )


def _witnessed(places: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Each place with that of the last line that is needed to confirm it."""
    return zip(places, places[_WITNESSES - 1 :], strict=False)


@dataclass(slots=True)
class Flow:
    """What was read so far, and what the next line or table may go on with.

    Attributes:
        blocks: Paragraphs and tables; an empty paragraph stands for a wide space.
    """

    blocks: list[str | Grid] = field(default_factory=list)
    _last: Line | Table | None = None
    _at_top: bool = True

    def begin_page(self) -> None:
        """Know that what comes next stands on a new page."""
        self._at_top = True

    def add_line(self, line: Line, setting: Setting) -> None:
        """Add a line to the paragraph that it goes on with, or as a new one."""
        before, last = self._last, self.blocks[-1] if self.blocks else None
        if isinstance(before, Line) and isinstance(last, str):
            apart = line.top - before.bottom > _APART * max(before.size, line.size)
            apart = apart and not self._at_top
            if setting.goes_on(before, line) and not apart:
                self.blocks[-1] = joined(last, line.text)
            else:
                self.blocks += ["", line.text] if apart else [line.text]
        else:
            self.blocks.append(line.text)
        self._last, self._at_top = line, False

    def add_table(self, table: Table) -> None:
        """Add a table, or the rows of one to that of the page before."""
        before = self._last
        if self._at_top and isinstance(before, pdf_tables.Table) and table.goes_on(before):
            pdf_tables.append(before.grid, table.grid)
        else:
            self.blocks.append(table.grid)
            self._last = table
        self._at_top = False

"""Records of a sheet: cells by field, with their row; titles, totals and notes left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import InputError
from graph.names import clean
from graph.ontology import ontology
from loaders.registers.cells import CellError
from loaders.registers.headers import label_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from loaders.readers.tables import Cell, Sheet
    from loaders.registers.headers import Columns

T = TypeVar("T")
PRIVATE = frozenset(
    p.name for k in ontology().nodes.values() for p in k.properties.values() if p.private
)
_TOTAL = re.compile(r"^(合\s*计|总\s*计|小\s*计|共\s*计)")
_FIGURE = re.compile(r"^[\d.,]+\s*[^\d\s]{0,3}$")
_HEADING = re.compile(r"^([一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])")
_NUMBER = re.compile(r"[\d,]+(?:\.\d+)?")
_DITTO = frozenset({"〃", "″", '"', "''", "同上", "同前", "（同上）", "(同上)"})
_MAY_BE_SPARSE = frozenset({"leader"})
_LOOKED_AT, _FEWEST_ROWS = 50, 10  # rows that tell whether a column is filled in as a rule
_FEWEST_NUMBERED = 3  # columns that are numbered below the header
_NOTE = re.compile(r"^(注|备注|说明|填表说明|填报说明|填表人|制表|审核人|联系人)\s*[:：]")


class RowError(InputError):
    """A row that cannot be loaded.

    Attributes:
        field: The field concerned; empty for the whole row.
    """

    def __init__(self, field: str, reason: str, remedy: str) -> None:
        super().__init__(reason, label_of(field) if field else "", remedy)
        self.field = field


@dataclass(frozen=True, slots=True)
class Record:
    """One row.

    Attributes:
        number: Counts from 1 over all records of the sheet, title and header included.
        sheet: Name of the sheet.
        cells: Cells by field.
        extra: Cells of columns without a field, as `header=text`.
        place: Where the row stands, as a fact's place.
    """

    number: int
    sheet: str
    cells: Mapping[str, Cell]
    extra: tuple[str, ...] = ()
    place: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", f"{self.sheet}!{self.number}")

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The id that the row has in its source, if any."""
        return (source,) if (source := self.text("source_id")) else ()

    def text(self, field: str) -> str:
        """A cell as clean text; empty if there is none."""
        return clean(self.cells.get(field))

    def required(self, field: str) -> str:
        """A cell that must not be empty; RowError if it is."""
        if text := self.text(field):
            return text
        raise RowError(field, "必填项为空", "补填后重新载入")

    def parsed(self, field: str, parse: Callable[[object], T]) -> T | None:
        """A cell as `parse` understands it; None if empty, RowError if it is no such thing."""
        if not self.text(field):
            return None
        try:
            return parse(self.cells[field])
        except CellError as error:
            written = "" if field in PRIVATE else f"“{self.text(field)}”"
            raise RowError(field, f"{written}{error}", "改正后重新载入") from error

    def readable(
        self, parsers: Sequence[tuple[str, Callable[[object], Any]]]
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Values by field, and what cannot be read, as written with the reason: the row stays."""
        values: dict[str, Any] = {}
        unread: list[str] = []
        for name, parse in parsers:
            try:
                values[name] = self.parsed(name, parse)
            except RowError as error:
                unread.append(f"{name}={self.text(name)}（{error.what}）")
        return values, tuple(unread)


def records_of(sheet: Sheet, columns: Columns) -> Iterator[Record]:
    """The data rows below the header."""
    sparse = _sparse(sheet, columns)
    heads = {_filled(row) for row in islice(sheet.rows, columns.first, columns.row + 1)}
    above: dict[str, Cell] = {}
    for index, row in enumerate(islice(sheet.rows, columns.row + 1, None), columns.row + 1):
        filled = _filled(row)
        if not filled or filled in heads or _is_remark(filled):
            continue
        cells = {f: _at(row, i) for f, i in columns.fields.items()}
        for name, cell in cells.items():
            if isinstance(cell, str) and cell.strip() in _DITTO:
                cells[name] = above.get(name)
        for name, unit in columns.units.items():
            if _NUMBER.fullmatch(clean(cells[name])):
                cells[name] = f"{cells[name]}{unit}"
        above = dict(cells)
        for name in sparse:
            if not clean(cells[name]):
                del cells[name]
        extra = tuple(
            f"{name}={text}" for i, name in columns.unknown.items() if (text := clean(_at(row, i)))
        )
        yield Record(index + 1, sheet.name, cells, extra)


def _sparse(sheet: Sheet, columns: Columns) -> frozenset[str]:
    """Columns of people that a list leaves empty as a rule: there an empty cell is no mistake."""
    start = columns.row + 1
    rows = [r for row in islice(sheet.rows, start, start + _LOOKED_AT) if _filled(r := tuple(row))]
    return frozenset(
        name
        for name in _MAY_BE_SPARSE & columns.fields.keys()
        if len(rows) >= _FEWEST_ROWS
        and 2 * sum(bool(clean(_at(row, columns.fields[name]))) for row in rows) < len(rows)
    )


def _at(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if index < len(row) else None


def _filled(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(text for cell in row if cell is not None and (text := clean(cell)))


def _is_remark(filled: tuple[str, ...]) -> bool:
    """A total, a note, the heading of a part or the numbers of the columns, not a record."""
    first, *others = dict.fromkeys(filled)
    if _TOTAL.match(first):
        return len(others) <= 1 or all(map(_FIGURE.match, others))
    if _NOTE.match(first) or (_HEADING.match(first) and not others):
        return True
    numbers = tuple(map(str, range(1, len(filled) + 1)))
    return len(filled) >= _FEWEST_NUMBERED and filled == numbers

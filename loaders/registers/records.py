"""Records of a sheet: cells by field, with their row; titles, totals and notes left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from graph.errors import InputError
from graph.names import clean
from graph.ontology import ontology
from loaders.registers.cells import CellError
from loaders.registers.headers import label_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from loaders.readers.tables import Cell, Sheet
    from loaders.registers.headers import Columns

T = TypeVar("T")
_PRIVATE = frozenset(
    p.name for k in ontology().nodes.values() for p in k.properties.values() if p.private
)
_TOTAL = re.compile(r"^(合\s*计|总\s*计|小\s*计|共\s*计)")
_FIGURE = re.compile(r"^[\d.,]+\s*[^\d\s]{0,3}$")
_HEADING = re.compile(r"^([一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])")
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
            written = "" if field in _PRIVATE else f"“{self.text(field)}”"
            raise RowError(field, f"{written}{error}", "改正后重新载入") from error


def records_of(sheet: Sheet, columns: Columns) -> Iterator[Record]:
    """The data rows below the header."""
    header = sheet.rows[columns.row]
    for index, row in enumerate(sheet.rows[columns.row + 1 :], columns.row + 1):
        filled = [text for cell in row if (text := clean(cell))]
        if not filled or row == header or _is_remark(filled):
            continue
        cells = {f: row[i] if i < len(row) else None for f, i in columns.fields.items()}
        extra = tuple(
            f"{name}={text}"
            for i, name in columns.unknown.items()
            if i < len(row) and (text := clean(row[i]))
        )
        yield Record(index + 1, sheet.name, cells, extra)


def _is_remark(filled: list[str]) -> bool:
    """A total, a note or the heading of a part, not a record."""
    first, *others = dict.fromkeys(filled)
    if _TOTAL.match(first):
        return len(others) <= 1 or all(map(_FIGURE.match, others))
    return bool(_NOTE.match(first)) or (bool(_HEADING.match(first)) and not others)

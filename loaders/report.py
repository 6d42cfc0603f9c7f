"""The load report: what was read, what was taken, and what was not, with a remedy for each row."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

# A marked copy of a file says in its first cells of this sheet which file it was made from.
REPORT_SHEET, ORIGIN = "载入报告", "来源文件"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was not loaded.

    Attributes:
        row: Number of the record in its sheet; the first record, title or header, is 1.
        column: Header as written; empty when the whole row is concerned.
        reason: What is wrong, in Chinese.
        remedy: What to do about it, in Chinese.
        sheet: Name of the sheet; empty in files that have one.
        column_number: The column, the first is 1; 0 when the whole row is concerned.
    """

    row: int
    column: str
    reason: str
    remedy: str
    sheet: str = ""
    column_number: int = 0


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """How one column is understood.

    Attributes:
        header: As written; groups above it stand before a slash.
        field: The field it means; empty where it has none and its cells are kept as they are.
        label: The field's usual header.
        examples: The first different values; none of private data.
        kept: Whether its cells are loaded at all.
    """

    header: str
    field: str
    label: str
    examples: tuple[str, ...]
    kept: bool = True


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What became of one sheet.

    Attributes:
        sheet: Its name; empty in files that have one.
        kind: The kind of register it was read as.
        rows_read: Rows of data.
        accepted: Those that were taken.
        columns: How its columns are understood, from left to right.
    """

    sheet: str
    kind: str
    rows_read: int
    accepted: int
    columns: tuple[ColumnReport, ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file; the figures are those of its sheets together."""

    file: str
    kind: str
    rows_read: int
    accepted: int
    rejected: tuple[Rejection, ...] = ()
    warnings: tuple[str, ...] = ()
    sheets: tuple[SheetReport, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return asdict(self)

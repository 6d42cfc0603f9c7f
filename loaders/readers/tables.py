"""Tables from csv, tsv, xlsx, xls and docx files: rows of cells, nothing interpreted yet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import docx
import python_calamine as calamine

from graph.errors import InputError
from loaders.readers.docx_paragraphs import BROKEN
from loaders.readers.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import PurePath

    from docx.table import _Cell

Cell = object  # str, int, float, bool, datetime.date, datetime.datetime, datetime.time or None

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TABLE_SUFFIXES = (".csv", ".tsv", ".docx", *_SPREADSHEETS)
_DELIMITERS = (",", "\t", ";", "，")
_LOOKED_AT = 50  # records that show which character separates the columns
_MOST_CELLS = 10_000_000  # a register has fewer; more is a stray cell far outside the table
_REMEDY = "用 Excel 或 WPS 打开后另存为 xlsx，再载入"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file; `rows[i]` is record `i + 1` as people count it."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_tables(raw: bytes, name: PurePath) -> tuple[Sheet, ...]:
    """All sheets or tables of a file that have a cell with content.

    Raises:
        InputError: The content is not what the file's ending says, or cannot be read.
    """
    suffix = name.suffix.lower()
    if suffix in (".csv", ".tsv"):
        sheets = [_separated(decode(raw, name.name), "\t" if suffix == ".tsv" else "")]
    elif suffix == ".docx":
        sheets = list(_docx_tables(raw, name.name))
    else:
        sheets = list(_workbook(raw, name.name))
    filled = tuple(sheet for sheet in sheets if any(any(_said(c) for c in r) for r in sheet.rows))
    if not filled:
        raise InputError("文件里没有内容", name.name, "检查是否选错了文件，或工作表是否为空")
    return filled


def _said(cell: Cell) -> bool:
    return cell is not None and str(cell).strip() != ""


def _separated(text: str, delimiter: str) -> Sheet:
    rows = _csv(text, delimiter or max(_DELIMITERS, key=lambda sign: _regularity(text, sign)))
    return Sheet("", tuple(rows))


def _csv(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from map(tuple, rows)
    except csv.Error as error:
        raise InputError(
            f"表格有一处不合 CSV 格式（{error}）",
            f"第{rows.line_num}行",
            "检查该行引号是否成对，或另存为 xlsx 再载入",
        ) from error


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first records have the commonest width above one, and that width.

    Counting characters would mistake the separators of lists inside cells for those of columns.
    """
    widths = Counter(len(row) for row in islice(_csv(text, delimiter), _LOOKED_AT))
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))


def _workbook(raw: bytes, name: str) -> Iterable[Sheet]:
    if raw[:4] not in (_ZIP, _OLE):
        raise InputError("内容不是 Excel 工作簿", name, f"确认文件没有改错扩展名；{_REMEDY}")
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for sheet in book.sheet_names:
            yield Sheet(sheet, _filled(book.get_sheet_by_name(sheet)))
    except (calamine.CalamineError, calamine.PasswordError) as error:
        raise InputError("工作簿损坏或有密码，无法读取", name, f"去掉密码；{_REMEDY}") from error


def _filled(sheet: calamine.CalamineSheet) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a sheet, where a merged area says its value once in every row that it covers."""
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        where, remedy = (
            f"工作表“{sheet.name}”",
            "删除表格之外的空白行列（Ctrl+End 可以看到末尾）后再载入",
        )
        raise InputError(
            f"范围到第{sheet.total_height}行第{sheet.total_width}列，过大", where, remedy
        )
    rows = [[_cell(c) for c in row] for row in sheet.to_python(skip_empty_area=False)]
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        for row in rows[first + 1 : last + 1]:
            if column < len(row):  # an area may be merged outside of what is filled in
                row[column] = rows[first][column]
    return tuple(map(tuple, rows))


def _cell(cell: Cell) -> Cell:
    """A workbook keeps every number as a floating one: whole ones become whole again."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return None if cell == "" else cell


def _docx_tables(raw: bytes, name: str) -> Iterable[Sheet]:
    try:
        document = docx.Document(io.BytesIO(raw))
    except BROKEN as error:
        raise InputError("内容不是 Word 文档", name, "用 Word 另存为 docx 再载入") from error
    for number, table in enumerate(document.tables, 1):
        rows = tuple(_once(row.cells) for row in table.rows)
        yield Sheet(f"表{number}" if len(document.tables) > 1 else "", rows)


def _once(cells: Sequence[_Cell]) -> tuple[Cell, ...]:
    """The texts of a row; a cell that spans columns says its text in the first of them."""
    before = (None, *cells)
    return tuple(None if c is b else c.text for b, c in zip(before, cells, strict=False))

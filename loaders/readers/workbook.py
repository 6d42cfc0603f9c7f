"""Workbooks: xlsx, xlsm, xlsb, xls, et and ods."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

import python_calamine as calamine

from graph.errors import InputError
from loaders.readers.content import Content
from loaders.readers.office_files import OLE
from loaders.readers.tables import Sheet

if TYPE_CHECKING:
    from loaders.readers.tables import Cell

_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
_SECTOR = 512  # bytes; calamine takes for granted that the last one of an OLE file is whole
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')  # where a cell of xlsx stands
_MOST_CELLS = 10_000_000  # a register has fewer; more is a stray cell far outside the table


def read(raw: bytes, name: str) -> Content:
    """Read all sheets.

    Raises:
        InputError: The workbook is damaged or has a password, or a sheet is too large.
    """
    try:
        _refuse_vast(raw, name)
        sheets = _sheets(raw + bytes(-len(raw) % _SECTOR) if raw.startswith(OLE) else raw)
    except calamine.PasswordError as error:
        raise InputError(
            "工作簿有密码", name, "用 Excel 或 WPS 打开，去掉密码后重新保存"
        ) from error
    except (calamine.CalamineError, *_BROKEN) as error:
        remedy = "用 Excel 或 WPS 打开后另存为 xlsx，再载入"
        raise InputError("工作簿损坏，无法读取", name, remedy) from error
    return Content(sheets=sheets)


def _sheets(raw: bytes) -> tuple[Sheet, ...]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return tuple(Sheet(s, _filled(book.get_sheet_by_name(s))) for s in book.sheet_names)
    except BaseException as error:
        # A panic of calamine's is no Exception, and its class has a name that cannot be imported.
        if type(error).__name__ == "PanicException":
            raise calamine.CalamineError(str(error)) from error
        raise


def _refuse_vast(raw: bytes, name: str) -> None:
    """Refuse a stray cell far outside the table: calamine gives room to every cell on the way to it."""
    if not raw.startswith(b"PK"):
        return  # the older format has 65,536 rows at most
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.namelist():
            if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                cells = set(_CELL.findall(archive.read(member)))
                width = max((_column(letters) for letters, _ in cells), default=0)
                height = max((int(number) for _, number in cells), default=0)
                _refuse_size(height, width, name)


def _refuse_size(height: int, width: int, where: str) -> None:
    if height * width > _MOST_CELLS:
        remedy = "删除表格之外的空白行列（Ctrl+End 可以看到末尾）后再载入"
        raise InputError(f"范围到第{height}行第{width}列，过大", where, remedy)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _filled(sheet: calamine.CalamineSheet) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a sheet, where a merged area says its value once in every row that it covers."""
    _refuse_size(sheet.total_height, sheet.total_width, f"工作表“{sheet.name}”")
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

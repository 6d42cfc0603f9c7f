"""Workbooks: xlsx, xlsm, xlsb, xls, et and ods."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING

import python_calamine as calamine

from graph.errors import InputError
from loaders.readers.content import Content
from loaders.readers.office_files import OLE
from loaders.readers.tables import Sheet

if TYPE_CHECKING:
    from loaders.readers.tables import Cell

_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
_YEARS = range(1900, 2100)
_SECTOR = 512  # bytes; calamine takes for granted that the last one of an OLE file is whole
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')  # where a cell of xlsx stands
_ODD = {
    "有{}个隐藏的行，已一并读取": re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"'),
    "有隐藏的列（{}处），已一并读取": re.compile(rb'<col\b[^>]*\bhidden="(?:1|true)"'),
    "有{}个公式没有存下计算结果，按空白读取；用 Excel 或 WPS 打开并保存后再载入": re.compile(
        rb"<f\b[^>]*>[^<]*</f>(?:<v\s*/>|<v></v>)?</c>"
    ),
}
_MOST_CELLS = 10_000_000  # a register has fewer; more is a stray cell far outside the table


def read(raw: bytes, name: str) -> Content:
    """Read all sheets.

    Raises:
        InputError: The workbook is damaged or has a password, or a sheet is too large.
    """
    try:
        warnings = _looked_into(raw, name)
        sheets, hidden = _sheets(raw + bytes(-len(raw) % _SECTOR) if raw.startswith(OLE) else raw)
    except calamine.PasswordError as error:
        raise InputError(
            "工作簿有密码", name, "用 Excel 或 WPS 打开，去掉密码后重新保存"
        ) from error
    except (calamine.CalamineError, *_BROKEN) as error:
        remedy = "用 Excel 或 WPS 打开后另存为 xlsx，再载入"
        raise InputError("工作簿损坏，无法读取", name, remedy) from error
    return Content(sheets=tuple(sheets), warnings=(*hidden, *warnings))


def _sheets(raw: bytes) -> tuple[list[Sheet], list[str]]:
    """The sheets, and a warning where some are hidden."""
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [Sheet(s, _filled(book.get_sheet_by_name(s))) for s in book.sheet_names]
        shown = calamine.SheetVisibleEnum.Visible
        hidden = "、".join(s.name for s in book.sheets_metadata if s.visible != shown)
    except BaseException as error:
        # A panic of calamine's is no Exception, and its class has a name that cannot be imported.
        if type(error).__name__ == "PanicException":
            raise calamine.CalamineError(str(error)) from error
        raise
    return sheets, [f"有隐藏的工作表，已一并读取：{hidden}"] if hidden else []


def _looked_into(raw: bytes, name: str) -> list[str]:
    """What only the XML of a workbook tells: hidden rows and columns, formulas without a value.

    A stray cell far outside the table is refused: calamine gives room to every cell on the way to it.
    """
    if not raw.startswith(b"PK"):
        return []  # the older format has 65,536 rows at most
    counts: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.namelist():
            if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                xml = archive.read(member)
                cells = set(_CELL.findall(xml))
                width = max((_column(letters) for letters, _ in cells), default=0)
                height = max((int(number) for _, number in cells), default=0)
                _refuse_size(height, width, name)
                counts.update({told: len(found.findall(xml)) for told, found in _ODD.items()})
    return [told.format(count) for told, count in counts.items() if count]


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
    """The rows of a sheet, where a merged area says its value once in every row that it covers.

    A figure stays in the first row alone: said in each, it would be counted several times.
    """
    _refuse_size(sheet.total_height, sheet.total_width, f"工作表“{sheet.name}”")
    rows = [[_cell(c) for c in row] for row in sheet.to_python(skip_empty_area=False)]
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        for row in rows[first + 1 : last + 1]:
            # An area may be merged outside of what is filled in.
            if column < len(row) and _repeats(rows[first][column]):
                row[column] = rows[first][column]
    return tuple(map(tuple, rows))


def _repeats(value: Cell) -> bool:
    return not isinstance(value, int | float) or value in _YEARS


def _cell(cell: Cell) -> Cell:
    """A workbook keeps every number as a floating one: whole ones become whole again."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return None if cell == "" else cell

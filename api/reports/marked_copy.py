"""A file of tables as a workbook in which the bad cells are marked, ready to be mended and loaded again.

The copy holds values only: no formula, and no text that a spreadsheet would run as one.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from graph.errors import InputError
from graph.identity.numbers import without_numbers
from graph.names import clean
from loaders.report import ORIGIN, REPORT_SHEET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from loaders.readers.tables import Sheet
    from loaders.report import FileReport, Rejection

_COLUMNS = ("工作表", "行", "列", "原因", "处理办法", "本行内容")
_AUTHOR = "创图"
_RED = PatternFill("solid", start_color="FFFFC7CE", end_color="FFFFC7CE")
# A spreadsheet runs text that begins so (OWASP, CSV injection).
_LIVE = ("=", "+", "-", "@", "\t", "\r")
_MOST_ROWS = 1_048_576  # of a sheet of xlsx
_LONGEST_TITLE, _ROW_TEXT = 31, 500
_NO_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def marked_copy(raw: bytes, sheets: Sequence[Sheet], report: FileReport, origin: str) -> bytes:
    """The workbook as bytes of an xlsx.

    Args:
        raw: The file; a workbook of its own keeps its looks.
        sheets: Its tables, as the readers give them.
        report: What is wrong with it.
        origin: The name of the file that the mended copy is to replace.

    Raises:
        InputError: A table has more rows than a sheet takes.
    """
    book, titles = _own_book(raw) or _new_book(sheets)
    for sheet in book.worksheets:
        _clear(sheet)
    for rejection in report.rejected:
        _mark(book[titles.get(rejection.sheet, rejection.sheet)], rejection)
    if REPORT_SHEET in book.sheetnames:
        del book[REPORT_SHEET]
    texts = _row_texts(report, {sheet.name: sheet for sheet in sheets})
    rows = [
        (b.sheet, b.row, b.column, b.reason, b.remedy, texts[b.sheet, b.row])
        for b in report.rejected
    ]
    _append(book, [(ORIGIN, origin), _COLUMNS, *rows])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _own_book(raw: bytes) -> tuple[Workbook, dict[str, str]] | None:
    """The user's own workbook, its formulas as the values last computed."""
    if not raw.startswith(b"PK"):
        return None
    try:
        book = load_workbook(io.BytesIO(raw), data_only=True, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, OSError):
        return None  # xlsb, ods and docx: the tables are written anew
    return book, {}


def _new_book(sheets: Sequence[Sheet]) -> tuple[Workbook, dict[str, str]]:
    book = Workbook()
    book.remove(book.worksheets[0])
    titles = {}
    for number, sheet in enumerate(sheets, 1):
        title = sheet.name.translate(_NO_TITLE)[:_LONGEST_TITLE].strip() or f"表{number}"
        made = book.create_sheet(title)
        titles[sheet.name] = made.title
        for index, row in enumerate(sheet.rows, 1):
            if index > _MOST_ROWS:
                raise InputError("行数超过 Excel 的上限", title, "拆成几个文件后分别载入")
            for column, value in enumerate(row, 1):
                if value is not None:
                    _write(made, index, column, value)
    return book, titles


def _write(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """A value as it is; text that a spreadsheet would run is marked as text."""
    cell = sheet.cell(row, column)
    plain = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    cell.value = plain  # type: ignore[assignment]  # readers give what workbooks hold
    _disarm(cell)


def _disarm(cell: Cell | MergedCell) -> None:
    if isinstance(cell.value, str) and cell.value.startswith(_LIVE):
        cell.data_type, cell.quotePrefix = "s", True


def _clear(sheet: Worksheet) -> None:
    """Take away the marks of an earlier copy, and the life of what looks like a formula."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, MergedCell):
                continue
            if cell.comment is not None and cell.comment.author == _AUTHOR:
                cell.comment, cell.fill = None, PatternFill()
            _disarm(cell)


def _mark(sheet: Worksheet, rejection: Rejection) -> None:
    """Colour and comment the bad cell, or the first one of a bad row."""
    column = rejection.column_number or 1
    cell = sheet.cell(rejection.row, column)
    if isinstance(cell, MergedCell):
        area = next(a for a in sheet.merged_cells.ranges if cell.coordinate in a)
        cell = sheet.cell(area.min_row, area.min_col)
    whole = rejection.column_number == 0
    for one in sheet[rejection.row] if whole else (cell,):
        if not isinstance(one, MergedCell):
            one.fill = _RED
    earlier = f"{cell.comment.text}\n" if cell.comment is not None else ""
    text = f"{earlier}{rejection.reason}。处理办法：{rejection.remedy}"
    cell.comment = Comment(text, _AUTHOR, height=120, width=260)


def _append(book: Workbook, rows: Sequence[Sequence[object]]) -> None:
    made = book.create_sheet(REPORT_SHEET)
    for index, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            _write(made, index, column, value)


def _row_texts(report: FileReport, sheets: dict[str, Sheet]) -> dict[tuple[str, int], str]:
    """The content of the bad rows as one text each."""
    wanted = {(bad.sheet, bad.row) for bad in report.rejected}
    found = {}
    for name in {name for name, _ in wanted}:
        for number, row in enumerate(sheets[name].rows, 1):
            if (name, number) in wanted:
                texts = filter(None, map(clean, row))
                found[name, number] = without_numbers("，".join(texts))[:_ROW_TEXT]
    return found

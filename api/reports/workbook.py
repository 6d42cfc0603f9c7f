"""Workbooks: sheets of rows as xlsx."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.cell.cell import Cell as XlsxCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | dt.date | None
_LONGEST = 32_000  # characters; Excel keeps 32,767 in a cell
_ACTIVE = ("=", "+", "-", "@")  # a program would take such a text for a formula
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 -- fixed: equal content gives equal bytes; Excel knows no zones
_LINE = Side(style="thin", color="C9D2DC")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="1D4D7E")
_TOP = Alignment(vertical="top", wrap_text=True)
_FONT = "宋体"
_PLAIN = Font(name=_FONT)
_LINE_HEIGHT = 15.5  # points


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` in characters."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a heading, lines of label and text, and a table.

    Attributes:
        lines: What stands between heading and table.
        grounds: Text of a cell -> colour of its ground, as RRGGBB.
        fixed: Columns that stay in sight when one moves to the right.
    """

    name: str
    heading: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    lines: tuple[tuple[str, Cell], ...] = ()
    grounds: Mapping[str, str] = field(default_factory=dict)
    fixed: int = 0


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as an xlsx file; equal sheets give equal content."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.created = book.properties.modified = _MADE
    book.properties.creator = "创图"
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    heading = _put(page, (1, 1), sheet.heading, Font(name="黑体", size=15, bold=True))
    heading.alignment = Alignment(vertical="center")
    page.row_dimensions[1].height = 26
    for number, line in enumerate(sheet.lines, 2):
        _put_line(page, number, line, sheet.columns)
    header = len(sheet.lines) + 3 if sheet.lines else 2
    for index, column in enumerate(sheet.columns, 1):
        cell = _put(page, (header, index), column.title, Font(name="黑体", color="FFFFFF"))
        cell.fill, cell.border = _HEAD, _BORDER
        page.column_dimensions[get_column_letter(index)].width = column.width
    _put_rows(page, sheet, header)
    _arrange(page, sheet, header)


def _put_rows(page: Worksheet, sheet: Sheet, header: int) -> None:
    """The rows of the table. Cells that look alike share one style: a style each takes six times as long."""
    styles: dict[tuple[str, type, bool], StyleArray] = {}
    for number, row in enumerate(sheet.rows, header + 1):
        for index, value in enumerate(row, 1):
            ground, active = sheet.grounds.get(str(value), ""), str(value).startswith(_ACTIVE)
            look = (ground, type(value), active)
            if look in styles:
                cell = _say(page, (number, index), value)
                cell._style = styles[look]  # type: ignore[attr-defined]  # noqa: SLF001 -- no other way to share one
                continue
            cell = _put(page, (number, index), value, _PLAIN)
            cell.border = _BORDER
            if ground:
                cell.fill = PatternFill("solid", fgColor=ground)
            styles[look] = cell._style  # type: ignore[attr-defined]  # noqa: SLF001 -- as above
        page.row_dimensions[number].height = _height(row, sheet.columns)


def _put_line(
    page: Worksheet, number: int, line: tuple[str, Cell], columns: Sequence[Column]
) -> None:
    """A label, and a text that has the room of all columns after it."""
    _put(page, (number, 1), line[0], Font(name=_FONT, bold=True, color="52606F"))
    _put(page, (number, 2), line[1], _PLAIN)
    page.merge_cells(start_row=number, start_column=2, end_row=number, end_column=len(columns))
    room = sum(column.width for column in columns[1:])
    page.row_dimensions[number].height = _LINE_HEIGHT * _lines(str(line[1] or ""), room)


def _put(page: Worksheet, place: tuple[int, int], value: Cell, font: Font) -> XlsxCell:
    """Say something in a cell, and how it looks."""
    cell = _say(page, place, value)
    if isinstance(value, str):
        cell.number_format = "@"  # else Excel takes an edited 1/3 for a day in January
        cell.quotePrefix = value.startswith(_ACTIVE)
    cell.font, cell.alignment = font, _TOP
    return cell


def _say(page: Worksheet, place: tuple[int, int], value: Cell) -> XlsxCell:
    """Say something in a cell; a text is never taken for a formula."""
    cell = cast("XlsxCell", page.cell(*place))  # never one that a merged area covers
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def _arrange(page: Worksheet, sheet: Sheet, header: int) -> None:
    """What stays in sight, what can be filtered, and how it is printed."""
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}{header + 1}"
    if sheet.rows:
        page.auto_filter.ref = f"A{header}:{last}{header + len(sheet.rows)}"
    page.print_title_rows = f"{header}:{header}"
    page.sheet_view.showGridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4  # inches
    if page.oddFooter is not None:
        page.oddFooter.center.text = "第 &P 页 共 &N 页"


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points that the fullest cell of a row takes; Excel does not fit rows that it did not write."""
    most = max((_lines(str(v), c.width) for v, c in zip(row, columns, strict=True) if v), default=1)
    return min(_LINE_HEIGHT * most, 409)  # Excel knows no higher row


def _lines(text: str, width: int) -> int:
    """Lines that a text takes in a column; a Chinese character is as wide as two others."""
    parts = text.split("\n")
    return sum(max(1, -(-_width(part) // max(width - 1, 1))) for part in parts)


def _width(text: str) -> int:
    return sum(2 if ord(character) > 0x2000 else 1 for character in text)  # noqa: PLR2004 -- from there on, wide

"""Rows of workbooks."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from graph.errors import InputError
from loaders.readers.workbook import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet


def workbook(rows: Sequence[Sequence[object]], *merged: str) -> bytes:
    book = openpyxl.Workbook()
    sheet: Worksheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows(raw: bytes) -> tuple[tuple[object, ...], ...]:
    (sheet,) = read(raw, "a.xlsx").sheets
    return sheet.rows


def test_numbers_of_a_workbook_are_whole_where_they_are() -> None:
    raw = workbook([("年", "数", "空", "日", "是"), (2019, 1.5, None, dt.date(2019, 6, 1), True)])
    assert rows(raw)[1] == (2019, 1.5, None, dt.date(2019, 6, 1), True)
    assert isinstance(rows(raw)[1][0], int)


def test_an_area_merged_downwards_says_its_value_in_every_row() -> None:
    raw = workbook(
        [("名录", None, None), ("名称", "单位", "市"), ("甲", "石桥大学", "沈阳市"), ("乙", None, None),
         ("丙", None, "大连市")],
        "A1:C1", "B3:B5", "C3:C4",
    )  # fmt: skip
    assert rows(raw) == (
        ("名录", None, None),
        ("名称", "单位", "市"),
        ("甲", "石桥大学", "沈阳市"),
        ("乙", "石桥大学", "沈阳市"),
        ("丙", "石桥大学", "大连市"),
    )


def test_a_header_merged_over_two_rows_stands_in_both() -> None:
    raw = workbook(
        [("名称", "单位", None), (None, "依托单位", "共建单位"), ("甲", "石桥大学", None)],
        "A1:A2",
        "B1:C1",
    )
    assert rows(raw)[1] == ("名称", "依托单位", "共建单位")


def test_an_area_merged_outside_of_what_is_filled_harms_nothing() -> None:
    assert rows(workbook([("名称",), ("甲",)], "D4:F9"))[:2] in (
        (("名称",), ("甲",)),
        tuple((name, *[None] * 5) for name in ("名称", "甲")),
    )


def test_a_sheet_that_reaches_far_beyond_its_table_is_refused() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].cell(1, 1, "甲")
    book.worksheets[0].cell(1_000_000, 100, "乙")
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(InputError, match="过大") as caught:
        read(stream.getvalue(), "a.xlsx")
    assert "Ctrl+End" in caught.value.remedy


def test_a_merged_figure_is_said_once_and_a_merged_year_in_every_row() -> None:
    raw = workbook(
        [("名称", "年份", "经费"), ("甲", 2019, 120), ("乙", None, None)], "B2:B3", "C2:C3"
    )
    assert rows(raw)[1:] == (("甲", 2019, 120), ("乙", 2019, None))


def test_hidden_sheets_rows_and_columns_are_read_and_told() -> None:
    book = openpyxl.Workbook()
    first, second = book.worksheets[0], book.create_sheet("旧表")
    for sheet in (first, second):
        sheet.append(("名称", "单位"))
        sheet.append(("甲", "石桥大学"))
    second.sheet_state = "hidden"
    first.row_dimensions[2].hidden = True
    first.column_dimensions["B"].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    content = read(stream.getvalue(), "a.xlsx")
    assert [sheet.rows[1] for sheet in content.sheets] == [("甲", "石桥大学")] * 2
    assert content.warnings == (
        "有隐藏的工作表，已一并读取：旧表",
        "有1个隐藏的行，已一并读取",
        "有隐藏的列（1处），已一并读取",
    )


def test_a_formula_that_nobody_computed_is_told() -> None:
    content = read(workbook([("名称", "数"), ("甲", "=1+1")]), "a.xlsx")
    (told,) = content.warnings
    assert "有1个公式没有存下计算结果" in told

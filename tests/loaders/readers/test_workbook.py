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

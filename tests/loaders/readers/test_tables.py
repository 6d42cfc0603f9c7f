"""Rows from real files of every kind, nothing interpreted."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import PurePath
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from graph.errors import InputError
from loaders.readers.tables import Sheet, read_tables

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


def rows(raw: bytes, name: str) -> tuple[tuple[object, ...], ...]:
    (sheet,) = read_tables(raw, PurePath(name))
    return sheet.rows


@pytest.mark.parametrize("sign", [",", "\t", ";", "，"])
@pytest.mark.parametrize("inside", ["、", "，", ";", "；", ","])
def test_separators_inside_cells_are_not_taken_for_those_of_columns(sign: str, inside: str) -> None:
    team = inside.join(["丁一舟", "方甲", "方乙", "方丙", "方丁"])
    text = f'名称{sign}成员\n甲{sign}"{team}"\n乙{sign}"{team}"\n丙{sign}"{team}"\n'
    expected = (("名称", "成员"), ("甲", team), ("乙", team), ("丙", team))
    assert rows(text.encode(), "a.csv") == expected


def test_a_tsv_is_separated_by_tabs_whatever_else_it_holds() -> None:
    assert rows("名称\t成员\n甲,乙\t丙,丁\n".encode(), "a.tsv") == (
        ("名称", "成员"),
        ("甲,乙", "丙,丁"),
    )


def test_a_cell_of_several_lines_is_one_record() -> None:
    assert rows('名称,成员\n甲,"丁一舟\n方甲"\n'.encode(), "a.csv")[1] == ("甲", "丁一舟\n方甲")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    assert rows("名称,市\n甲,㐂市\n".encode(encoding), "a.csv") == (("名称", "市"), ("甲", "㐂市"))


def test_numbers_of_a_workbook_are_whole_where_they_are() -> None:
    raw = workbook([("年", "数", "空", "日", "是"), (2019, 1.5, None, dt.date(2019, 6, 1), True)])
    assert rows(raw, "a.xlsx")[1] == (2019, 1.5, None, dt.date(2019, 6, 1), True)
    assert isinstance(rows(raw, "a.xlsx")[1][0], int)


def test_an_area_merged_downwards_says_its_value_in_every_row() -> None:
    raw = workbook(
        [("名录", None, None), ("名称", "单位", "市"), ("甲", "石桥大学", "沈阳市"), ("乙", None, None),
         ("丙", None, "大连市")],
        "A1:C1", "B3:B5", "C3:C4",
    )  # fmt: skip
    assert rows(raw, "a.xlsx") == (
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
    assert rows(raw, "a.xlsx")[1] == ("名称", "依托单位", "共建单位")


def test_an_area_merged_outside_of_what_is_filled_harms_nothing() -> None:
    assert rows(workbook([("名称",), ("甲",)], "D4:F9"), "a.xlsx")[:2] in (
        (("名称",), ("甲",)),
        tuple((name, *[None] * 5) for name in ("名称", "甲")),
    )


def test_tables_of_a_word_document_are_sheets_and_merged_cells_say_their_text_once_a_row() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, texts in enumerate(
        (("名录", "", ""), ("名称", "单位", "市"), ("甲", "石桥大学", "沈阳市"))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(0, 2))
    document.add_table(1, 1).cell(0, 0).text = "附表"
    stream = io.BytesIO()
    document.save(stream)
    first, second = read_tables(stream.getvalue(), PurePath("a.docx"))
    assert (first.name, second.name) == ("表1", "表2")
    assert [cell and str(cell).strip() for cell in first.rows[0]] == ["名录", None, None]
    assert first.rows[2] == ("甲", "石桥大学", "沈阳市")


def test_empty_sheets_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("二").append(["甲"])
    stream = io.BytesIO()
    book.save(stream)
    assert read_tables(stream.getvalue(), PurePath("a.xlsx")) == (Sheet("二", (("甲",),)),)


@pytest.mark.parametrize(
    ("raw", "name"), [(b" , \n", "a.csv"), (workbook([]), "a.xlsx"), (workbook([(" ",)]), "a.xlsx")]
)
def test_a_file_without_content_is_refused(raw: bytes, name: str) -> None:
    with pytest.raises(InputError, match="没有内容"):
        read_tables(raw, PurePath(name))


def test_a_broken_csv_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match="CSV") as caught:
        read_tables(f'名称,单位\n甲,"{"长" * 140_000}"\n'.encode(), PurePath("a.csv"))
    assert caught.value.where == "第2行"
    assert caught.value.remedy

"""Every format by one way: told by content, and nothing but an InputError comes out of damaged files."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import PurePath

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from loaders.policies.documents import parse
from loaders.readers.reading import read
from tests.loaders.readers.made import page, paragraph, printed, ruled, table, word

ROWS = (("基地名称", "依托单位", "市"), ("甲室", "石桥大学", "沈阳市"))


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def web_page() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    return f'<html><meta charset="gb2312"><p>第一条</p><table>{rows}</table></html>'.encode(
        "gb18030"
    )


WORD = word(paragraph("第一条") + table(*[[paragraph(cell) for cell in row] for row in ROWS]))
FILES = {
    "csv": "\n".join(map(",".join, ROWS)).encode("gb18030"),
    "docx": WORD,
    "html": web_page(),
    "pdf": printed(page("第一条　甲。"), ruled(*ROWS)),
    "xlsx": workbook(),
}
NAMES = {"csv": "CSV 表格", "docx": "Word 文档", "html": "网页", "pdf": "PDF", "xlsx": "工作簿"}


@pytest.mark.parametrize("suffix", FILES)
def test_a_table_is_the_same_in_every_format(suffix: str) -> None:
    content = read(FILES[suffix], PurePath(f"名录.{suffix}"))
    (sheet,) = content.sheets
    assert sheet.rows == ROWS
    assert content.warnings == ()
    assert content.text == "" or content.text.startswith("第一条")


@pytest.mark.parametrize("suffix", ["csv", "html", "pdf", "docx", "xlsx"])
@pytest.mark.parametrize("called", ["xls", "docx", "pdf"])
def test_a_file_with_a_wrong_ending_is_read_as_what_it_is(suffix: str, called: str) -> None:
    if (suffix, called) in (
        ("docx", "docx"),
        ("pdf", "pdf"),
        ("xlsx", "xls"),
    ) or suffix == "csv" != called:
        called = "xlsx" if suffix in ("csv", "docx", "pdf") else "doc"
    content = read(FILES[suffix], PurePath(f"名录.{called}"))
    told = f"扩展名是“.{called}”，内容是{NAMES[suffix]}，已按内容读取"
    assert content.warnings == (told,)
    assert content.sheets[0].rows == ROWS


def test_empty_sheets_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("二").append(["甲"])
    stream = io.BytesIO()
    book.save(stream)
    assert [s.name for s in read(stream.getvalue(), PurePath("a.xlsx")).sheets] == ["二"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b" , \n", "a.csv"),
        (word(""), "a.docx"),
        (b"<html><p> </p></html>", "a.html"),
        (b" \n", "a.txt"),
    ],
)
def test_a_file_without_content_is_refused(raw: bytes, name: str) -> None:
    with pytest.raises(InputError, match="没有内容"):
        read(raw, PurePath(name))


PLAIN = """云泽市基地管理办法

第一章 总则

第一条 为规范管理，制定本办法。

第二条 基地分为两类：

（一）省级；

（二）市级。

| 任务 | 时限 |
| --- | --- |
| 修订目录 | 年底 |
"""
MARKED = (
    PLAIN.replace("云泽", "# 云泽")
    .replace("第一章", "## **第一章**")
    .replace("第一条", "**第一条**")
    .replace("（一）", "- （一）")
    .replace("（二）", "- （二）")
)


def test_a_policy_in_markdown_is_the_policy_in_plain_text() -> None:
    def clauses(text: str, name: str) -> list[tuple[str, str]]:
        (policy,) = parse(read(text.encode(), PurePath(name)).text, "办法")
        return [(c.path, c.text.replace("**", "")) for c in policy.clauses]

    assert [path for path, _ in clauses(PLAIN, "办法.txt")] == [
        "第一章", "第一条", "第二条", "第二条/（一）", "第二条/（二）",
    ]  # fmt: skip
    assert clauses(MARKED, "办法.md") == clauses(PLAIN, "办法.txt")


DAMAGE = settings(max_examples=60, deadline=None, derandomize=True)


@pytest.mark.parametrize("suffix", FILES)
@DAMAGE
@given(data=st.data())
def test_nothing_but_an_input_error_comes_out_of_a_damaged_file(
    suffix: str, data: st.DataObject
) -> None:
    raw = bytearray(FILES[suffix])
    place = st.integers(0, len(raw) - 1)
    for _ in range(data.draw(st.integers(0, 6))):
        raw[data.draw(place)] ^= data.draw(st.integers(1, 255))
    end = data.draw(st.none() | place)
    with suppress(InputError):
        read(bytes(raw[:end]), PurePath(f"名录.{suffix}"))

"""Paragraphs and tables of printed pages."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from loaders.policies.documents import parse
from loaders.readers.pdf import read
from loaders.readers.pdf_lines import lines_of
from tests.loaders.readers.made import both, page, printed, ruled, scan

LONG = "为规范云泽市科技创新基地的建设和运行管理，根据国家有关规定，结合本市实际，制定本办法。"
TITLE = ">云泽市科技创新基地管理办法"


def text(raw: bytes) -> str:
    return read(raw, "办法.pdf").text


def test_lines_of_a_paragraph_are_joined_as_they_were_written() -> None:
    clauses = [f"第{n}条　{LONG}" for n in "一二三四"]
    assert text(printed(page(TITLE, *clauses))).splitlines() == [TITLE[1:], *clauses]


def test_a_paragraph_goes_on_on_the_next_page_below_header_and_footer() -> None:
    half = 26  # characters of an indented first line
    pages = (
        page(TITLE, f"第一条　{LONG}", f"第二条　{LONG}", f"第三条　{LONG}"[:half],
             header="云泽市人民政府公报", footer="— 1 —"),
        page(f"|{f'第三条　{LONG}'[half:]}", f"第四条　{LONG}", header="云泽市人民政府公报", footer="— 2 —"),
    )  # fmt: skip
    raw = printed(*pages)
    assert text(raw).splitlines() == [TITLE[1:], *(f"第{n}条　{LONG}" for n in "一二三四")]
    (policy,) = parse(text(raw), "办法.pdf")
    assert [clause.path for clause in policy.clauses] == ["第一条", "第二条", "第三条", "第四条"]


@pytest.mark.parametrize(
    "number", ["1", "- {} -", "— {} —", "第 {} 页", "第 {} 页 共 3 页", "{}/3"]
)
def test_page_numbers_are_left_out_however_they_are_written(number: str) -> None:
    pages = [page(f"{said}。", footer=number.format(n)) for n, said in enumerate("甲乙丙", 1)]
    assert text(printed(*pages)).split() == ["甲。", "乙。", "丙。"]


def test_attachments_at_the_top_of_pages_are_no_header() -> None:
    pages = [page(f"|附件 {n}", f"{said}。") for n, said in enumerate("甲乙丙", 1)]
    assert text(printed(*pages)).split() == [
        "附件",
        "1",
        "甲。",
        "附件",
        "2",
        "乙。",
        "附件",
        "3",
        "丙。",
    ]


def test_the_end_of_a_sentence_ends_a_paragraph_where_none_is_indented() -> None:
    full = "甲" * 27 + "。"
    pages = page(*([full] * 4), f"{full}{full}", indent=False)
    assert text(printed(pages)).splitlines() == [full] * 6
    unfinished = "乙" * 28
    pages = page(*([full] * 3), unfinished + full, indent=False)
    assert text(printed(pages)).splitlines() == [*[full] * 3, unfinished + full]


def test_lines_of_a_short_page_stay_apart() -> None:
    names = ("云泽市人民政府办公室", "关于印发《云泽市基地办法》的通知，请遵照执行")
    assert text(printed(page(*names, indent=False))).splitlines() == list(names)


def test_a_wide_space_is_an_empty_line() -> None:
    assert text(printed(page("甲。", "", "乙。"))) == "甲。\n\n乙。"


def test_letters_and_far_apart_names_keep_their_spaces() -> None:
    assert text(printed(page("采用 AI for Science 方法"))) == "采用 AI for Science 方法"

    def names(canvas: object) -> None:
        for x, name in ((100, "科技局"), (300, "财政局")):
            canvas.drawString(x, 700, name)  # type: ignore[attr-defined]  # a canvas

    assert text(printed(names)) == "科技局  财政局"


def test_bold_that_is_set_twice_is_read_once() -> None:
    def twice(canvas: object) -> None:
        for shift in (0, 0.4):
            canvas.drawString(100 + shift, 700, "一、总体要求")  # type: ignore[attr-defined]  # a canvas

    assert text(printed(twice)) == "一、总体要求"


def test_radicals_are_read_as_the_characters_that_they_look_like() -> None:
    (line,) = lines_of(
        {
            "text": text,
            "upright": True,
            "size": 16,
            "x0": 16 * i,
            "x1": 16 * i + 16,
            "top": 0,
            "bottom": 16,
        }
        for i, text in enumerate("第⼀条⻓⾏业")
    )
    assert line.text == "第一条长行业"


HEADER = ("序号", "基地名称", "依托单位")


def test_a_ruled_table_is_a_sheet_and_stands_in_its_place() -> None:
    rows = (
        HEADER,
        ("1", "云泽市精密成形技术与先进装备重点实验室", "石桥大学"),
        ("2", "乙室", "甲公司\n乙公司"),
    )
    content = read(printed(both(ruled(*rows), page(*[""] * 10, "注：甲。"))), "名录.pdf")
    (sheet,) = content.sheets
    assert sheet.rows == rows
    assert content.text.splitlines()[:2] == ["\t".join(row).replace("\n", " ") for row in rows[:2]]
    assert content.text.endswith("注：甲。")


def test_a_cell_that_reaches_down_says_its_text_in_each_row() -> None:
    rows = (HEADER, ("1", "甲室", "石桥大学"), ("2", "乙室", None), ("3", "丙室", "沈阳某厂"))
    (sheet,) = read(printed(ruled(*rows)), "名录.pdf").sheets
    assert [row[2] for row in sheet.rows[1:]] == ["石桥大学", "石桥大学", "沈阳某厂"]


def test_a_table_over_pages_is_one_sheet_with_one_header() -> None:
    pages = [
        ruled(HEADER, *((str(n), f"第{n}室", "石桥大学") for n in r))
        for r in ((1, 2), (3, 4), (5,))
    ]
    (sheet,) = read(printed(*pages), "名录.pdf").sheets
    assert [row[0] for row in sheet.rows] == ["序号", "1", "2", "3", "4", "5"]


def test_a_row_that_a_page_break_cuts_is_one_row() -> None:
    first = ruled(HEADER, ("1", "云泽市精密成形技术与先进装备重点实", "石桥大"))
    second = ruled(HEADER, ("", "验室", "学"), ("2", "乙室", "石桥大学"))
    (sheet,) = read(printed(first, second), "名录.pdf").sheets
    assert sheet.rows[1:] == (
        ("1", "云泽市精密成形技术与先进装备重点实验室", "石桥大学"),
        ("2", "乙室", "石桥大学"),
    )


def test_a_cell_that_reaches_over_the_end_of_a_page_says_its_text_below_too() -> None:
    first = ruled(HEADER, ("1", "甲室", "石桥大学"), ("2", "乙室", None))
    second = ruled(HEADER, ("3", "丙室", ""), ("4", "丁室", None), ("5", "戊室", "沈阳某厂"))
    (sheet,) = read(printed(first, second), "名录.pdf").sheets
    assert [row[2] for row in sheet.rows[1:]] == [*["石桥大学"] * 4, "沈阳某厂"]


def test_tables_with_other_columns_are_other_sheets() -> None:
    pages = (
        ruled(HEADER, ("1", "甲室", "乙")),
        ruled(("名称", "市"), ("甲", "乙"), widths=(90, 90)),
    )
    assert [sheet.name for sheet in read(printed(*pages), "名录.pdf").sheets] == ["表1", "表2"]


def test_a_scan_is_refused_with_text_recognition_as_the_remedy() -> None:
    with pytest.raises(InputError, match="扫描件") as caught:
        read(printed(scan, scan), "扫描.pdf")
    assert "文字识别（OCR）" in caught.value.remedy
    with pytest.raises(InputError, match="没有文字"):
        read(printed(page("")), "空白.pdf")


def test_scanned_pages_among_others_are_named() -> None:
    content = read(printed(page("第一条　甲。"), scan, page("第二条　乙。"), scan), "办法.pdf")
    assert content.warnings == ("第2、4页没有文字，可能是扫描图片，没有读到其内容",)
    assert content.text == "第一条　甲。\n第二条　乙。"


def test_a_password_and_damage_are_told_apart() -> None:
    with pytest.raises(InputError, match="PDF 有密码") as caught:
        read(printed(page(LONG), password="secret"), "密.pdf")  # noqa: S106 -- of a sample
    assert "去掉密码" in caught.value.remedy
    with pytest.raises(InputError, match="PDF 损坏"):
        read(b"%PDF-1.4\n" + bytes(50), "坏.pdf")


def test_text_without_meaning_is_refused() -> None:
    raw = printed(page(*["鎵挎媴鍗曚綅璇峰崟浣嶇鐞嗗姙娉曟潯娆"] * 3))
    with pytest.raises(InputError, match="乱码"):
        read(raw, "乱码.pdf")

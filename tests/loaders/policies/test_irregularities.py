"""Numbering that skips, repeats or begins again is told; regular numbering is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.files import read_file
from loaders.policies.documents import parse

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "云泽市采购办法\n"


def warnings(text: str) -> tuple[str, ...]:
    (document,) = parse(TITLE + text, "办法.txt")
    return document.warnings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第四条 甲。\n第五条 乙。", "第四条之前缺第一条至第三条（第2行）"),
        ("第一条 甲。\n第二条 乙。\n第四条 丙。", "第二条之后是第四条，缺第三条（第4行）"),
        ("第一条 甲。\n第二条 乙。\n第十二条 丙。", "第二条之后是第十二条，缺第三条至第十一条（第4行）"),
        ("一、甲\n（一）乙。\n（三）丙。", "（一）之后是一/（三），缺（二）（第4行）"),
        ("1.甲。\n4.乙。", "1之后是4，缺2至3（第3行）"),
        ("一、甲\n二、乙\n一、丙", "二之后编号重新开始，又有一（第4行）"),
        ("第一条 甲。\n第二条 乙。\n第二条 丙。", "第二条之后又是第二条，编号重复或颠倒（第4行）"),
        ("一、甲\n1.乙。\n（1）丙。\n（4）丁。", "（1）之后是一/1/（4），缺（2）至（3）（第5行）"),
    ],
)  # fmt: skip
def test_an_irregular_number_is_told_with_its_line(text: str, told: str) -> None:
    assert warnings(text) == (told,)


@pytest.mark.parametrize(
    "text",
    [
        "第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。",
        "第一编 甲\n第一章 乙\n第一条 甲。\n第二编 丙\n第一章 丁\n第二条 乙。",
        "一、甲\n（一）乙。\n（二）丙。\n二、丁\n（三）戊。\n（四）己。",
        "一、甲\n1.乙。\n二、丙\n2.丁。",
        "1 总则\n1.1 甲\n1.2 乙\n2 细则\n2.1 丙",
        "一、甲\n——乙。\n——乙。",
    ],
)
def test_regular_numbering_is_not_told(text: str) -> None:
    assert warnings(text) == ()


def test_a_load_report_tells_them(tmp_path: Path) -> None:
    path = tmp_path / "办法.txt"
    path.write_text(TITLE + "第一条 甲。\n第三条 乙。", encoding="utf-8")
    told = "《云泽市采购办法》第一条之后是第三条，缺第二条（第3行）"
    assert read_file(path).report.warnings == (told,)

from __future__ import annotations

import pytest

from loaders.policies import markers
from loaders.policies.markers import Style


@pytest.mark.parametrize(
    ("text", "style", "label"),
    [
        ("第三条 内容", Style.ARTICLE, "第三条"),
        ("第 二 章 总则", Style.CHAPTER, "第二章"),
        ("第四条之一 内容", Style.ARTICLE, "第四条之一"),
        ("二十一、内容", Style.COMMA, "二十一"),
        ("(三)内容", Style.BRACKET, "（三）"),
        ("㈢内容", Style.BRACKET, "（三）"),
        ("４．内容", Style.ARABIC, "4"),
        ("4、内容", Style.ARABIC, "4"),
        ("4\\. 内容", Style.ARABIC, "4"),
        ("1.2025年底前", Style.ARABIC, "1"),
        ("2.3 内容", Style.DECIMAL, "2.3"),
        ("2.3 人工智能", Style.DECIMAL, "2.3"),
        ("（一）项目牵头单位", Style.BRACKET, "（一）"),
        ("（二）目标任务", Style.BRACKET, "（二）"),
        ("（三）条件保障", Style.BRACKET, "（三）"),
        ("(5)内容", Style.BRACKET_ARABIC, "（5）"),
        ("6）内容", Style.HALF_BRACKET, "6）"),
        ("②内容", Style.CIRCLED, "②"),
        ("--内容", Style.BULLET, ""),
        ("——2025年", Style.BULLET, ""),
    ],
)
def test_a_marker_is_read_in_every_style(text: str, style: Style, label: str) -> None:
    marker = markers.read(text)
    assert marker is not None
    assert (marker.style, marker.label, marker.doubtful) == (style, label, False)


@pytest.mark.parametrize(
    "text",
    [
        "1.5亿元",
        "1.5 亿元",
        "1.5人",
        "3家",
        "2023年",
        "-5℃",
        "一是",
        "第三方机构",
        "（试行）",
        "〇、",
        "内容",
        "1.5%",
    ],
)
def test_an_amount_a_year_or_a_word_is_no_marker(text: str) -> None:
    assert markers.read(text) is None


@pytest.mark.parametrize(
    "text", ["第三条规定的", "（二）项", "（一）、（二）项", "一、二类企业", "第一款的"]
)
def test_a_reference_is_doubtful(text: str) -> None:
    marker = markers.read(text)
    assert marker is not None
    assert marker.doubtful


def test_a_bracketed_number_may_have_a_comma_before_its_words() -> None:
    marker = markers.read("（一）、注册资金")
    assert marker is not None
    assert (marker.label, marker.doubtful) == ("（一）", False)

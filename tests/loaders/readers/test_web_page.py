"""What a web page shows."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from loaders.policies.documents import parse
from loaders.readers.web_page import read


def text(body: str) -> str:
    return read(f"<html><body>{body}</body></html>".encode(), "页.html").text


def rows(body: str) -> tuple[tuple[object, ...], ...]:
    (sheet,) = read(f"<html><body>{body}</body></html>".encode(), "页.html").sheets
    return sheet.rows


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>甲</p>\n<p>乙</p>", "甲\n乙"),
        ("<p>甲<br>乙<br/><br/>丙</p>", "甲\n乙\n丙"),
        ("<p>第一条\n  为了<b>规</b><span>范</span></p>", "第一条 为了规范"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("<div><div><span>甲</span><p>乙</p></div></div>", "甲\n乙"),
        ("<p>　　甲&nbsp;&amp;&#20057;</p>", "甲\xa0&乙"),
        ("<ul><li>甲</li><li>乙</li></ul>", "甲\n乙"),
        ("<pre>甲\n  乙</pre>", "甲\n乙"),
        ("甲<script>x='<p>暗</p>'</script><style>p{}</style><!-- 暗 -->乙", "甲乙"),
        ("<nav>首页</nav><p>甲</p><footer>备案号</footer>", "甲"),
        ("<p style='display: none'>暗</p><p hidden>暗</p><p>甲</p>", "甲"),
        ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", "甲\n乙"),
        ("<o:p>甲</o:p><p class=x>乙", "甲\n乙"),
    ],
)
def test_text_is_read_block_by_block(body: str, said: str) -> None:
    assert text(body) == said


def test_a_table_that_only_arranges_is_read_through() -> None:
    inner = "<table><tr><th>名称</th><th>单位</th></tr><tr><td>甲</td><td>乙</td></tr></table>"
    outer = f"<table><tr><td>菜单</td><td><p>通知</p>{inner}</td></tr><tr><td>左</td><td>右</td></tr></table>"
    assert rows(outer) == (("名称", "单位"), ("甲", "乙"))
    assert text(outer).splitlines() == ["菜单", "通知", "名称\t单位", "甲\t乙", "左", "右"]


def test_cells_that_span_rows_and_columns_fill_what_they_cover() -> None:
    body = (
        "<table><caption>名录</caption><tr><th rowspan=2>名称</th><th colspan=2>单位</th></tr>"
        "<tr><th>依托单位</th><th>共建单位</th></tr>"
        "<tr><td>甲</td><td rowspan=2>石桥大学</td><td>A</td></tr><tr><td>乙</td><td>B</td></tr></table>"
    )
    assert rows(body) == (
        ("名称", "单位", ""),
        ("名称", "依托单位", "共建单位"),
        ("甲", "石桥大学", "A"),
        ("乙", "石桥大学", "B"),
    )
    assert text(body).splitlines()[-1] == "乙\t\tB"


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "9" * 30])
def test_a_span_that_is_no_number_of_cells_does_no_harm(span: str) -> None:
    body = f"<table><tr><td colspan='{span}'>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    assert rows(body)[0][0] == "甲"
    assert rows(body)[1][:2] == ("丙", "丁")


def test_names_with_colons_and_their_values_are_lines_of_their_own() -> None:
    body = (
        "<table><tr><td>索 引 号：</td><td>1-2</td><td>发文机构：</td><td>云泽市科技局</td></tr>"
        "<tr><td>文号：</td><td>云科〔2020〕1号</td></tr></table>"
    )
    assert text(body).splitlines() == [
        "索 引 号：1-2",
        "发文机构：云泽市科技局",
        "文号：云科〔2020〕1号",
    ]


PAGE = '<html><head><meta charset="{}"><title>页</title></head><body><p>第一条 㐂市。</p></body></html>'


@pytest.mark.parametrize(
    ("stated", "encoding"),
    [
        ("utf-8", "utf-8"), ("utf-8", "utf-8-sig"), ("gb2312", "gb18030"), ("gbk", "gb18030"),
        ("gb18030", "gb18030"), ("gb2312", "utf-8"), ("utf-16", "utf-16"), ("", "gb18030"),
    ],
)  # fmt: skip
def test_a_page_is_read_whatever_encoding_it_states(stated: str, encoding: str) -> None:
    content = read(PAGE.format(stated).encode(encoding), "页.html")
    assert (content.text, content.warnings) == ("第一条 㐂市。", ())


def test_a_page_with_a_damaged_character_is_read_and_told() -> None:
    raw = PAGE.format("gb2312").encode("gb18030") + b"\xff" + "甲乙".encode("gbk") * 60
    content = read(raw, "页.html")
    assert content.text.startswith("第一条 㐂市。")
    assert content.warnings == ("网页中有 1 处字符损坏，已以“�”代替",)


@pytest.mark.parametrize("stated", ["utf-8", "gb2312", "no-such-charset"])
def test_a_page_of_other_bytes_is_refused(stated: str) -> None:
    with pytest.raises(InputError):
        read(f'<meta charset="{stated}">'.encode() + b"\x00\xff\xfe\x80" * 200, "页.html")


@pytest.mark.parametrize("raw", [b"<!-- -->", b"<html>"])
def test_a_page_without_content_has_no_text(raw: bytes) -> None:
    assert read(raw, "页.html").text == ""


def test_a_page_saved_as_one_file_is_read() -> None:
    page = PAGE.format("gb2312").encode("gb18030")
    raw = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x; type="text/html"\r\n\r\n'
        b"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page + b"\r\n"
        b"--x\r\nContent-Type: image/png\r\n\r\nPNG\r\n--x--\r\n"
    )  # fmt: skip
    assert read(raw, "页.mht").text == "第一条 㐂市。"


def test_elements_without_end_are_read_to_a_depth_and_no_further() -> None:
    assert text("<div>" * 5_000 + "甲") in ("", "甲")
    assert text("<b>" * 150 + "甲") == "甲"


def test_a_page_becomes_a_policy() -> None:
    (policy,) = parse(
        text(
            "<div class=menu><a>首页</a> &gt; <a>文件</a></div><h1>云泽市基地管理办法</h1>"
            "<p>　　<strong>第一条</strong>　为规范管理，制定本办法。</p>"
            "<p>　　第二条　基地分两类：<br>　　（一）省级；<br>　　（二）市级。</p>"
        ),
        "页.html",
    )
    assert policy.title == "云泽市基地管理办法"
    assert [clause.path for clause in policy.clauses] == [
        "第一条",
        "第二条",
        "第二条/（一）",
        "第二条/（二）",
    ]

"""What holds for every text: spans, errors, time."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from loaders.policies.documents import PolicyDocument, parse, read

TEXTS = sorted((Path(__file__).parent / "texts").iterdir())
PIECES = [
    "第一章 总则", "第一条 为了", "第二条", "第三条规定", "一、", "二、要求", "（一）", "(二)项",
    "1.", "2．甲", "1.5亿元", "3家", "（1）", "1）", "①", "——甲。", "1.1 乙", "附件",
    "附件：1.表", "目录", "2020年1月2日", "云泽市财政局", "云泽市财政局文件", "云财〔2020〕2号",
    "各单位：", "云泽市采购办法", "（试行）", "**发布日期**: 2020", "## 第一章 甲", "- （一）乙；",
    "，", "。", "；", "：", " ", "\u3000", "\n", "\n\n", "\r\n", "**", "[bookmark: _a]",
    "特此通知。", "---", "本办法自2020年1月1日起施行。", "来源：网", "第一编", "第一条之一",
    "专栏1 重点工程", "首页 > 公文", "索 引 号：1\t文　号：云财〔2020〕2号", "有效性：废止", "打印 关闭",
    "责任编辑：", "扫一扫", "第一章 甲 第一条 乙", "……1", "— 2 —", "（2020年1月2日）", "有效期5年。",
    "附件1", "通知", "\u200b", "\u2028", "\x0c", "\x85", "&nbsp;", "<br>", "\\", "#", ">",
]  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60)


# What may stand outside every span: the marks of Markdown, HTML and converted Word files.
MARKS = re.compile(
    r"\*\*|__|#{1,6}(?=\s|$)|>(?=\s|>|$)|[-*+](?=\s)|\\|&nbsp;|<br ?/?>|\[bookmark:[^\]\n]*\]"
    r"|[\s\u200b-\u200f\ufeff\u2060]"
)


def check(text: str) -> None:
    """Check what holds for the reading of every text that is not refused."""
    try:
        reading = read(text, "任意.txt")
    except InputError:
        return
    end = 0
    for document in reading.documents:
        assert end <= document.start <= document.end <= len(text)
        check_document(text, document)
        end = document.end
    spans = [(p.start, p.end) for p in reading.aside]
    for document in reading.documents:
        spans += [(p.start, p.end) for p in (*document.head, *document.passages)]
    assert not MARKS.sub("", outside(text, spans))


def check_document(text: str, document: PolicyDocument) -> None:
    passages = sorted((*document.head, *document.passages), key=lambda passage: passage.start)
    end = document.start
    for passage in passages:
        assert end <= passage.start < passage.end <= document.end
        assert text[passage.start : passage.end] == passage.text
        end = passage.end
    by_start = {passage.start: passage for passage in document.passages}
    for clause in document.clauses:
        assert clause.text == by_start[clause.start].text
        assert clause.end == by_start[clause.start].end
        assert clause.level >= 1
        assert clause.path
    assert list(by_start) == sorted(by_start)


def outside(text: str, spans: list[tuple[int, int]]) -> str:
    """The characters in no span, a line break for each span between them."""
    left, end = [], 0
    for start, stop in sorted(spans):
        left.append(text[end:start])
        end = max(end, stop)
    return "\n".join([*left, text[end:]])


@settings(deadline=None)
@given(LINES, st.sampled_from(["", "\n", "\n\n"]))
def test_spans_of_any_text_are_ordered_and_give_the_text_back(lines: list[str], joint: str) -> None:
    check(joint.join(lines))
    # With a title and a clause above, nothing is refused.
    check(joint.join(["云泽市采购办法\n第一条 甲。\n", *lines]))


@pytest.mark.parametrize("below", ["责任编辑：甲", "打印 关闭", "版权所有：云泽市财政局"])
def test_what_a_page_puts_below_a_text_stands_aside(below: str) -> None:
    text = "首页 > 公文\n云泽市采购办法\n目录\n第一条 甲\n第一条 甲。\n云泽市财政局\n2020年1月2日\n"
    text += f"{below}\n联系我们\n"
    reading = read(text, "网页.txt")
    aside = [(passage.path, passage.text) for passage in reading.aside]
    assert aside == [
        ("wrapper", "首页 > 公文"), ("contents", "目录"), ("contents", "第一条 甲"),
        ("wrapper", below), ("wrapper", "联系我们"),
    ]  # fmt: skip
    assert [p.path for p in reading.documents[0].head] == ["head"]
    check(text)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_characters_are_read_or_refused(text: str) -> None:
    check(text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_document_cut_short_anywhere_is_read_or_refused(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for length in range(0, len(text), 17):
        check(text[:length])
        check(text[length:])


def test_time_grows_with_length_and_not_faster() -> None:
    part = (
        "加强建设。" + "持续推进，稳步提高。" * 20 + "\n（一）甲；\n（二）乙。\n各单位分工落实。\n"
    )

    def seconds(items: int) -> float:
        numbered = (f"{n % 9 + 1}、{part}" for n in range(items))
        text = "云泽市规划\n\n" + "".join(numbered)
        begin = time.process_time()
        parse(text, "规划.txt")
        return time.process_time() - begin

    seconds(100)
    # Quadratic time would make the factor 64; noise of a busy machine stays below 24.
    assert seconds(1600) < 24 * max(seconds(200), 0.01)

"""What holds for every text: spans, errors, time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from loaders.policies.documents import parse

TEXTS = sorted((Path(__file__).parent / "texts").iterdir())
PIECES = [
    "第一章 总则", "第一条 为了", "第二条", "第三条规定", "一、", "二、要求", "（一）", "(二)项",
    "1.", "2．甲", "1.5亿元", "3家", "（1）", "1）", "①", "——甲。", "1.1 乙", "附件",
    "附件：1.表", "目录", "2020年1月2日", "云泽市财政局", "云泽市财政局文件", "云财〔2020〕2号",
    "各单位：", "云泽市采购办法", "（试行）", "**发布日期**: 2020", "## 第一章 甲", "- （一）乙；",
    "，", "。", "；", "：", " ", "\u3000", "\n", "\n\n", "\r\n", "**", "[bookmark: _a]",
    "特此通知。", "---", "本办法自2020年1月1日起施行。", "来源：网",
]  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60)


def check(text: str) -> None:
    try:
        documents = parse(text, "任意.txt")
    except InputError:
        return
    end = 0
    for document in documents:
        assert end <= document.start <= document.end <= len(text)
        end = document.start
        for clause in document.clauses:
            assert end <= clause.start < clause.end <= document.end
            assert text[clause.start : clause.end] == clause.text
            assert clause.level >= 1
            assert clause.path
            end = clause.end
        for passage in document.passages:
            assert text[passage.start : passage.end] == passage.text
            assert document.start <= passage.start <= passage.end <= document.end
        end = document.end


@settings(deadline=None)
@given(LINES, st.sampled_from(["", "\n"]))
def test_spans_of_any_text_are_ordered_and_give_the_text_back(lines: list[str], joint: str) -> None:
    check(joint.join(lines))


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

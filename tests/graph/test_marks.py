from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from graph.marks import Mark, read, written

TEXTS = st.text(alphabet="第一条省科技厅负责 \n\u3000*", min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_a_mark_is_read_back_on_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end].strip(" \n\u3000*")
    assume(words)
    found = read(written(Mark("units", start, end), text), text)
    assert found is not None
    assert text[found.start : found.end] == words
    assert start <= found.start < found.end <= end


def test_copies_that_break_lines_elsewhere_agree() -> None:
    one, other = "第一条 省科技厅\n负责认定。", "第一条　省科技厅负责\n认定。"
    at = one.index("负责")
    mark = written(Mark("limits", at, at + 2), one)
    assert mark == "limits 7-9"
    found = read(mark, other)
    assert found is not None
    assert other[found.start : found.end] == "负责"


def test_a_mark_beyond_a_shorter_text_is_passed_over() -> None:
    assert read("limits 6-8", "第一条") is None
    assert read("limits 2-2", "第一条") is None
    assert read("何处", "第一条") is None

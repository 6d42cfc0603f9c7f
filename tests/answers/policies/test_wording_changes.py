"""Words that stayed, went and came."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from answers.policies.wording_changes import changes

TEXTS = st.text("一二三四1．.5甲乙，。%ab", max_size=40)


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_again(before: str, after: str) -> None:
    pieces = changes(before, after)
    assert "".join(p.text for p in pieces if p.fate != "new") == before
    assert "".join(p.text for p in pieces if p.fate != "gone") == after
    assert all(piece.text for piece in pieces)


def test_a_number_is_one_word() -> None:
    told = [(p.fate, p.text) for p in changes("不低于1500万元", "不低于1800万元")]
    assert told == [("same", "不低于"), ("gone", "1500"), ("new", "1800"), ("same", "万元")]


def test_one_character_between_two_changes_is_part_of_them() -> None:
    told = [(p.fate, p.text) for p in changes("省甲的乙厅", "省丙的丁厅")]
    assert told == [("same", "省"), ("gone", "甲的乙"), ("new", "丙的丁"), ("same", "厅")]


def test_a_boundless_stretch_is_replaced_whole() -> None:
    before, after = "甲" * 11_000, "乙" * 11_000
    assert [p.fate for p in changes(f"始{before}终", f"始{after}终")] == [
        "same",
        "gone",
        "new",
        "same",
    ]

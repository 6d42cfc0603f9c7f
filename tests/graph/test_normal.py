from __future__ import annotations

import pytest

from graph.normal import compact, fold, has_han, origins


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＤＵＴ", "dut"),
        ("機器人學", "机器人学"),
        ("瀋陽", "沈阳"),
        ("嘉里（营口）", "嘉里 营口 "),
        ("Café", "cafe"),
        ("Ⅳ", "iv"),
        ("a\u200bb\u202ec", "abc"),
        ("\x00", " "),
        ("", ""),
    ],
)
def test_one_spelling_for_what_means_the_same(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_origins_lead_back_to_the_written_text() -> None:
    written = "嘉里（Ⅳ期）"
    assert compact(written) == "嘉里iv期"
    assert origins(written) == (0, 1, 3, 3, 4)


@pytest.mark.parametrize(
    ("text", "answer"), [("机", True), ("a机", True), ("abc", False), ("é", False)]
)
def test_chinese_characters_are_told_from_others(text: str, *, answer: bool) -> None:
    assert has_han(text) is answer

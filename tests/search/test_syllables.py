from __future__ import annotations

import pytest

from search.syllables import segment, syllables_near


@pytest.mark.parametrize(
    ("typed", "cut"),
    [
        ("shenyang", "shen yang"),
        ("jiqir", "ji qi r"),
        ("syxsjqr", "s y x s j q r"),
        ("shenyangjqr", "shen yang j q r"),
        ("changshaxue", "chang sha xue"),
        ("a1", "a 1"),
    ],
)
def test_letters_are_cut_the_likeliest_way(typed: str, cut: str) -> None:
    assert " ".join(piece.text for piece in segment(typed)[0]) == cut


def test_both_cuts_of_an_ambiguous_word_are_kept() -> None:
    cuts = [" ".join(piece.text for piece in cut) for cut in segment("xian")]
    assert cuts[:2] == ["xian", "xi an"]


def test_a_muddled_syllable_has_the_right_one_near() -> None:
    assert "tong" in syllables_near("tnog")
    assert "shi" in syllables_near("shhi")

"""No text is too odd to be answered, and no answer depends on the order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.folding import fold, take_numbers
from graph.identity.names import judge
from graph.identity.parts import parts

NAMES = st.text(alphabet="沈阳市第一二三〇十大学院所省（）集团有限公司abc 1.、🚀", max_size=20)


@given(NAMES, NAMES)
def test_every_pair_has_one_answer(a: str, b: str) -> None:
    judged = judge(a, b)
    assert 0 <= judged.score <= 1
    assert judged == judge(b, a)
    assert judged.reasons


@given(NAMES)
def test_folding_twice_changes_nothing_that_parts_see(name: str) -> None:
    assert parts(name).numbers == parts(fold(name)).numbers


@pytest.mark.parametrize(("a", "b"), [("", "石桥大学"), ("", ""), ("石" * 10_000, "石桥大学")])
def test_what_is_no_name_is_nobody(a: str, b: str) -> None:
    assert judge(a, b).verdict == "different"


@pytest.mark.parametrize(("a", "b"), [("🚀", "🎉"), ("……", "——"), ("🚀", "石桥大学")])
def test_signs_are_no_names(a: str, b: str) -> None:
    assert judge(a, b).verdict == "different"


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("沈阳四院", (4,)),
        ("三一重工股份有限公司", ()),
        ("中国一汽", ()),
        ("第一百零三研究所", (103,)),
        ("二十一世纪", (21,)),
        ("301医院", (301,)),
    ],
)
def test_only_ordinals_and_numbers_are_taken_for_such(name: str, numbers: tuple[int, ...]) -> None:
    assert take_numbers(fold(name))[1] == numbers

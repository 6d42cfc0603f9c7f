"""Resemblance of directions: kinds of pairs, odd texts, and a set of pairs drawn from registers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.directions.resemblance import TOO_LITTLE, Comparer, Verdict, comparer
from search.directions.thesaurus import Concept, Thesaurus, built_in

PAIRS = Path(__file__).with_name("register_pairs.csv")
SAME, OVERLAPPING, DIFFERENT = Verdict.SAME, Verdict.OVERLAPPING, Verdict.DIFFERENT


@pytest.fixture(scope="module")
def compare() -> Comparer:
    return comparer()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("某地激光切割", "某地激光切割"),
        ("辽宁省激光切割技术创新中心", "激光切割"),
        ("瓦斯治理关键技术研究与示范", "瓦斯防治"),
        ("挥发性有机物治理", "VOCs治理技术开发"),
        ("污水处理", "废水治理技术及应用"),
    ],
)
def test_one_direction_in_other_words_is_the_same(compare: Comparer, one: str, other: str) -> None:
    assert compare.compare(one, other).verdict is SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("滑坡防治", "冷冻电镜"),
        ("海水淡化关键技术研究与示范", "脑机接口关键技术研究与示范"),
        ("湿地生态修复", "核聚变"),
    ],
)
def test_other_objects_in_the_same_frame_are_different(
    compare: Comparer, one: str, other: str
) -> None:
    assert compare.compare(one, other).verdict is DIFFERENT


def test_more_alike_scores_higher(compare: Comparer) -> None:
    texts = ("污水处理", "工业废水处理", "海水淡化", "射电天文")
    scores = [compare.compare("废水处理", text).score for text in texts]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_the_words_that_decide_are_shown(compare: Comparer) -> None:
    found = compare.compare("矿井瓦斯治理", "隧道瓦斯防治")
    assert "瓦斯治理＝瓦斯防治" in found.shared
    assert {"矿井", "隧道"} <= set(found.differing)
    assert any(reason.startswith("相同：") for reason in found.reasons)


@pytest.mark.parametrize("text", ["", " ", "水", "a", "🚀🚀", "研究", "关键技术研究与示范"])
def test_a_text_that_names_nothing_is_not_judged(compare: Comparer, text: str) -> None:
    found = compare.compare(text, "机器人")
    assert (found.score, found.verdict, found.reasons) == (0.0, DIFFERENT, (TOO_LITTLE,))


@pytest.mark.parametrize(
    "text", ["LiDAR", "robot arm", "基于AI的CT影像", "水" * 10_000, "污水处理" * 2_500, "ロボット"]
)
def test_odd_texts_are_judged(compare: Comparer, text: str) -> None:
    assert compare.compare(text, text).verdict is SAME
    assert 0 <= compare.compare(text, "机器人控制").score <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_the_order_of_two_texts_does_not_matter(one: str, other: str) -> None:
    ahead, back = comparer().compare(one, other), comparer().compare(other, one)
    assert ahead.score == pytest.approx(back.score, abs=1e-6)
    assert ahead.verdict is back.verdict


def test_an_office_can_add_what_is_one_thing(compare: Comparer) -> None:
    before = compare.compare("云锦妆花", "织金绸").score
    own = Concept("云锦妆花", ("织金绸",))
    after = Comparer(Thesaurus((*built_in(), own))).compare("云锦妆花", "织金绸")
    assert before < after.score
    assert after.shared == ("云锦妆花＝织金绸",)


def titles(registers: Path) -> dict[tuple[str, str], str]:
    """Titles of the public lists by list and number of the row; the lists stand beside the project."""
    found = {}
    for file in sorted(registers.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), 1):
                found[file.stem, str(number)] = row.get("title") or row.get("name") or ""
    return found


def test_pairs_drawn_from_registers_are_told_apart(compare: Comparer, shared: Path) -> None:
    """Two hundred pairs of real titles, labelled before they were scored."""
    text = titles(shared / "data" / "registers")
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    judged = [
        compare.compare(text[row["a_list"], row["a_row"]], text[row["b_list"], row["b_row"]])
        for row in rows
    ]
    ranked = sorted(zip(judged, rows, strict=True), key=lambda pair: -pair[0].score)
    hits = [row["label"] == "2" for _, row in ranked]
    precisions = [sum(hits[:n]) / n for n, hit in enumerate(hits, 1) if hit]
    assert sum(precisions) / len(precisions) >= 0.75
    unlike = [j for j, row in zip(judged, rows, strict=True) if row["label"] == "0"]
    assert sum(j.verdict is SAME for j in unlike) <= 2

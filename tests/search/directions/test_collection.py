"""What lies near one direction among many."""

from __future__ import annotations

import pytest

from search.directions.collection import Collection
from search.directions.resemblance import comparer

TEXTS = (
    "矿井瓦斯灾害防控关键技术",
    "海水淡化膜材料开发",
    "煤与瓦斯突出预测",
    "石窟壁画保护修复",
    "反渗透海水脱盐装置",
    "射电望远镜接收机研制",
)


@pytest.fixture(scope="module")
def collection() -> Collection:
    return Collection(TEXTS, comparer())


@pytest.mark.parametrize(("question", "rows"), [("瓦斯治理", {0, 2}), ("海水除盐", {1, 4})])
def test_the_nearest_come_first(collection: Collection, question: str, rows: set[int]) -> None:
    found = collection.nearest(question, 2)
    assert {near.row for near in found} == rows
    assert found[0].score >= found[1].score


def test_candidates_are_the_same_alone_and_in_company(collection: Collection) -> None:
    together = list(collection.candidates(["瓦斯治理", "海水除盐"], 3))
    assert [near.row for near in together[1]] == [
        near.row for near in next(collection.candidates(["海水除盐"], 3))
    ]


@pytest.mark.parametrize("question", ["", "🚀", "瓦" * 10_000, "研究"])
def test_odd_questions_are_answered(collection: Collection, question: str) -> None:
    assert len(collection.nearest(question, 3)) == 3


def test_a_collection_may_hold_little_or_nothing() -> None:
    assert Collection([], comparer()).nearest("瓦斯治理") == []
    assert [near.row for near in Collection(["瓦斯治理"], comparer()).nearest("瓦斯")] == [0]

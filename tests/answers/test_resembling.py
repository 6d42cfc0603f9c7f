"""Bases on an application's direction in other words."""

from __future__ import annotations

import pytest

from answers.resembling import Resembling
from checks.situation import Holding

BASES = (
    Holding("b1", "辽宁省瓦斯防治重点实验室", directions=("瓦斯防治", "矿井通风")),
    Holding("b2", "辽宁省射电天文重点实验室", directions=("射电天文", "引力波探测")),
    Holding("b3", "辽宁省无方向重点实验室"),
)


@pytest.mark.parametrize(
    ("topics", "ids"),
    [
        (("瓦斯治理", "矿山通风"), ["b1"]),
        (("海水淡化", "反渗透膜"), []),
        ((), []),
    ],
)
def test_bases_on_the_same_topics_in_other_words_are_found(
    topics: tuple[str, ...], ids: list[str]
) -> None:
    found = Resembling(BASES).of(Holding("a", "辽宁省瓦斯治理工程研究中心", directions=topics))
    assert [base.id for base, _ in found] == ids


def test_the_topics_that_agree_are_told() -> None:
    application = Holding("a", "辽宁省瓦斯治理工程研究中心", directions=("瓦斯治理",))
    ((_, words),) = Resembling(BASES).of(application)
    assert words == "瓦斯治理≈瓦斯防治"


def test_like_topics_under_another_object_are_not_enough() -> None:
    application = Holding("a", "辽宁省射电天文工程研究中心", directions=("瓦斯治理",))
    assert Resembling(BASES).of(application) == ()


def test_without_bases_nothing_resembles() -> None:
    assert (
        Resembling(()).of(Holding("a", "辽宁省瓦斯治理工程研究中心", directions=("瓦斯治理",)))
        == ()
    )

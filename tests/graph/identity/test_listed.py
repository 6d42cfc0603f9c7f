"""Lists that an office has say what no rule can know of names."""

from __future__ import annotations

import pytest

from graph.identity.listed import ListedNames, Listing

LISTED = ListedNames(
    [
        Listing(
            "青禾泵业有限公司", "91350100M000100Y43", (("禾泵", "简称"), ("红星水泵厂", "曾用名"))
        ),
        Listing("白桥阀门有限公司", "91210102MA0000000X", (("白阀", "简称"), ("一厂", "简称"))),
        Listing("石桥阀门有限公司", "", (("一厂", "简称"),)),
    ]
)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("禾泵", "青禾泵业有限公司", "same"),
        ("禾泵", "红星水泵厂", "same"),
        ("红星水泵厂", "青禾泵业有限责任公司", "same"),
        ("禾泵", "白阀", "different"),
        ("一厂", "白桥阀门有限公司", "unsure"),
        ("禾泵", "红旗电机厂", "different"),
    ],
)
def test_a_name_of_a_list_means_its_body(a: str, b: str, verdict: str) -> None:
    assert LISTED.judge(a, b).verdict == verdict
    assert LISTED.judge(b, a).verdict == verdict


def test_without_lists_names_are_judged_as_ever() -> None:
    assert ListedNames([]).judge("禾泵", "红星水泵厂").verdict == "different"

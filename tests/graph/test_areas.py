"""Whose office recommends."""

from __future__ import annotations

import pytest

from graph.areas import area_of_office


@pytest.mark.parametrize(
    ("written", "area"),
    [
        ("沈阳市科技局", "沈阳市"),
        ("辽宁省沈阳市科学技术局", "沈阳市"),
        ("沈阳市浑南区科技局", "沈阳市"),
        ("沈 阳 市 科技局（盖章）", "沈阳市"),
        ("推荐单位：大连市科技局", "大连市"),
        ("辽宁省科学技术厅", ""),
        ("辽宁省国有资产监督管理委员会", ""),
        ("石桥大学", ""),
    ],
)
def test_an_office_is_of_its_city_however_it_is_written(written: str, area: str) -> None:
    assert area_of_office(written) == area

"""Regions by their names in Latin letters."""

from __future__ import annotations

import pytest

from graph.latin_regions import find_latin_region


@pytest.mark.parametrize(
    ("written", "within", "name"),
    [
        ("Shenyang", "Liaoning", "沈阳市"),
        ("Dalian Shi", "", "大连市"),
        ("Ürümqi", "Xinjiang", "乌鲁木齐市"),
        ("Xi'an", "Shaanxi", "西安市"),
        ("Tai’an", "", "泰安市"),
        ("Shanxi", "", "山西省"),
        ("Shaanxi", "", "陕西省"),
        ("Ningxia Hui Autonomous Region", "", "宁夏回族自治区"),
        ("Inner Mongolia", "", "内蒙古自治区"),
        ("Suzhou", "Jiangsu", "苏州市"),
        ("Suzhou", "Anhui", "宿州市"),
        ("Amoy", "", "厦门市"),
        ("Xiamen", "", "厦门市"),
    ],
)
def test_a_region_is_found_by_its_name_in_latin_letters(
    written: str, within: str, name: str
) -> None:
    region = find_latin_region(written, within)
    assert region is not None
    assert region.name == name


@pytest.mark.parametrize("written", ["Suzhou", "Fuzhou", "Atlantis", "", "  "])
def test_a_name_that_no_region_or_several_bear_finds_none(written: str) -> None:
    assert find_latin_region(written) is None

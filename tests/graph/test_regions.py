from __future__ import annotations

import pytest

from graph.regions import find_region, province_in_front, short


@pytest.mark.parametrize(
    ("written", "within", "name", "code"),
    [
        ("沈阳", "", "沈阳市", "210100"),
        ("辽宁省沈阳市", "", "沈阳市", "210100"),
        ("辽宁沈阳", "", "沈阳市", "210100"),
        ("吉林", "", "吉林省", "220000"),
        ("吉林市", "", "吉林市", "220200"),
        ("朝阳", "", "朝阳市", "211300"),
        ("朝阳区", "北京", "朝阳区", "110105"),
        ("重庆", "", "重庆市", "500000"),
        ("内蒙古", "", "内蒙古自治区", "150000"),
        ("单县", "", "单县", "371722"),
    ],
)
def test_regions_are_found_by_their_usual_names(
    written: str, within: str, name: str, code: str
) -> None:
    region = find_region(written, within)
    assert region is not None
    assert (region.name, region.code) == (name, code)


@pytest.mark.parametrize("written", ["", "和平区", "沈抚新区", "火星市"])
def test_what_is_unknown_or_meant_twice_is_none(written: str) -> None:
    assert find_region(written) is None


def test_a_province_stands_in_front_only_with_its_full_name() -> None:
    region = province_in_front("辽宁省泵阀重点实验室")
    assert region is not None
    assert region.name == "辽宁省"
    assert province_in_front("辽宁大学") is None


def test_a_name_of_two_characters_keeps_its_suffix() -> None:
    assert short("沈阳市") == "沈阳"
    assert short("单县") == "单县"

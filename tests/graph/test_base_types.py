from __future__ import annotations

import pytest

from graph.base_types import base_state, base_type, known_type, states, type_of_name, with_level


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        ("省重点实验室", "省重点实验室"),
        ("省级重点实验室", "省重点实验室"),
        ("重点实验室", "重点实验室"),
        ("市级企业技术中心", "市企业技术中心"),
        ("湖北省重点实验室", "省重点实验室"),
        ("湖北省级重点实验室", "省重点实验室"),
        ("重庆市重点实验室", "省重点实验室"),
        ("广西壮族自治区重点实验室", "省重点实验室"),
        ("自治区重点实验室", "自治区重点实验室"),
        ("大连市重点实验室", "市重点实验室"),
        ("国家级工程研究中心", "国家工程研究中心"),
        (" 省 专业技术创新中心 ", "省专业技术创新中心"),
        ("SKL", ""),
        ("企业俱乐部", ""),
        ("", ""),
    ],
)
def test_many_ways_of_writing_a_type_are_one(written: str, type_: str) -> None:
    assert base_type(written) == type_


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("辽宁省泵阀专业技术创新中心（2023年—2026年）", "省专业技术创新中心"),
        ("重庆市泵阀重点实验室", "省重点实验室"),
        ("湖北省泵阀国家工程技术研究中心", "国家工程技术研究中心"),
        ("辽宁省泵阀国家技术创新中心", "国家技术创新中心"),
        ("机器人学国家重点实验室", "国家重点实验室"),
        ("辽宁省泵阀国家重点实验室", "国家重点实验室"),
        ("泵阀重点实验室", "重点实验室"),
        ("泵阀俱乐部", ""),
    ],
)
def test_a_name_tells_type_and_level_where_none_is_stated(name: str, type_: str) -> None:
    assert known_type("", name) == type_


def test_a_stated_type_stands() -> None:
    assert known_type("省工程研究中心", "辽宁省泵阀重点实验室") == "省工程研究中心"
    assert with_level("省重点实验室", "湖北省泵阀重点实验室") == "省重点实验室"


def test_the_longest_ending_is_the_type() -> None:
    assert type_of_name("某某产业共性技术创新中心") == "产业共性技术创新中心"
    assert type_of_name("某某企业重点实验室") == "企业重点实验室"


def test_states_have_their_marks() -> None:
    assert base_state("已撤销") == "撤销"
    assert base_state("良好") == "运行"
    assert base_state("？？") == ""
    assert "撤销" in states("ended")
    assert "申报" in states("pending")
    assert states("ended").isdisjoint(states("pending"))

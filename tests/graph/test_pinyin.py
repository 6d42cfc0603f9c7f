from __future__ import annotations

import pytest

from graph.pinyin import plain, readings, spell, syllables


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("重庆", "chong qing"),
        ("单县", "shan xian"),
        ("长丰县", "chang feng xian"),
        ("乐清市", "yue qing shi"),
        ("乐亭", "lao ting"),
        ("大城县", "dai cheng xian"),
        ("音乐学院", "yin yue xue yuan"),
        ("银行", "yin hang"),
        ("解放军", "jie fang jun"),
        ("绿色", "lv se"),
        ("st大化b", "s t da hua b"),
        ("", ""),
    ],
)
def test_names_are_read_the_way_people_say_them(text: str, said: str) -> None:
    assert spell(text) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("曾小明", "zeng xiao ming"),
        ("单小明", "shan xiao ming"),
        ("仇小明", "qiu xiao ming"),
        ("解放", "xie fang"),
        ("尉迟明", "yu chi ming"),
        ("翟明", "zhai ming"),
    ],
)
def test_a_person_begins_with_a_surname(name: str, said: str) -> None:
    assert spell(name, person=True) == said


def test_every_reading_is_kept_the_usual_one_first() -> None:
    assert readings("行")[0] == "xing"
    assert {"xing", "hang"} <= set(readings("行"))
    assert readings("女")[:1] == ("nv",)
    assert "nu" in readings("女")
    assert readings("b") == ("b",)


@pytest.mark.parametrize(
    ("toned", "bare"), [("lǜ", "lv"), ("yuè", "yue"), ("nǚ", "nv"), ("ê", "e")]
)
def test_tones_go_and_the_umlaut_becomes_v(toned: str, bare: str) -> None:
    assert plain(toned) == bare


def test_the_syllables_are_those_of_standard_chinese() -> None:
    assert {"a", "er", "zhuang", "lv", "nve", "xiong"} <= syllables()
    assert 390 < len(syllables()) < 430

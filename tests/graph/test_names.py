from __future__ import annotations

import pytest

from graph.names import clean, person_name, text_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("粤科函〔2024〕12号", "粤科函﹝2024﹞12号"),
        ("粤科函〔2024〕12号", "粤科函（2024）12号"),
        ("粤科函〔2024〕12号", "粤科函【２０２４】１２号"),
        ("滨江大学（南校区）", "滨江大学(南校区)"),
        ("ＡＢＣ技术中心", "abc 技术中心"),
        ("光电\u3000实验室", " 光电实\u200b验室\ufeff"),
        ("先进材料—器件实验室", "先进材料－器件实验室"),
        ("先进材料——器件实验室", "先进材料-器件实验室"),
        ("阿依·古丽", "阿依•古丽"),
        ("Ⅲ期临床中心", "III期临床中心"),
    ],
)
def test_two_ways_of_writing_one_name_meet(one: str, other: str) -> None:
    assert text_key(one) == text_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("光电实验室", "光电重点实验室"),
        ("滨江大学", "滨江大学附属医院"),
        ("第一人民医院", "第二人民医院"),
        ("粤科函〔2024〕12号", "粤科函〔2024〕13号"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert text_key(one) != text_key(other)


def test_the_key_of_a_key_is_itself() -> None:
    for written in ("滨江大学（南校区）", "Ａ——Ｂ 〔3〕", "", "Straße"):
        assert text_key(text_key(written)) == text_key(written)


@pytest.mark.parametrize("written", ["", None, " ", "-", "--", "/", "无", "暂无", "None", "N/A"])
def test_words_for_nothing_are_empty(written: str | None) -> None:
    assert clean(written) == ""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (" 滨江\u3000大学\n", "滨江 大学"),
        (2024, "2024"),
        (0, "0"),
        ("无锡大学", "无锡大学"),
        ("A/B", "A/B"),
    ],
)
def test_other_cells_keep_their_text(written: object, expected: str) -> None:
    assert clean(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "钱一一",
        "钱 一一",
        "钱一一（兼）",
        "钱一一(教授)",
        "钱一一 教授",
        "钱一一副研究员",
        "钱一一正高级工程师",
        "钱一一 院士 主任",
        "钱一一\u3000博士",
    ],
)
def test_titles_after_a_name_fall_away(written: str) -> None:
    assert person_name(written) == "钱一一"


def test_a_name_is_never_shorter_than_two_characters() -> None:
    assert person_name("钱教授") == "钱教授"
    assert person_name("欧阳博士") == "欧阳"


def test_a_latin_name_keeps_its_spaces() -> None:
    assert person_name("Ada  Example（外聘）") == "Ada Example"


def test_square_brackets_and_every_dash_are_one() -> None:
    assert (
        text_key("某科发[2024]1号")
        == text_key("某科发〔2024〕1号")
        == text_key("某科发［2024］1号")
    )
    assert text_key("2024--2026") == text_key("2024—2026") == text_key("2024-2026")

"""How a direction is taken apart: boilerplate, objects, what is done, and terms in two scripts."""

from __future__ import annotations

import pytest

from search.directions.phrase import Reader, Role, stem
from search.directions.thesaurus import Concept, Thesaurus
from search.directions.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Thesaurus((Concept("RV减速器"), Concept("谐波减速器", ("谐波齿轮减速器",)))))


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("辽宁省激光切割专业技术创新中心（2023年—2026年）", "激光切割"),
        ("激光切割国家重点实验室", "激光切割"),
        ("激光切割", "激光切割"),
        ("重点实验室", "重点实验室"),
    ],
)
def test_place_and_type_of_base_are_no_part_of_a_direction(text: str, core: str) -> None:
    assert stem(text) == core


def test_what_is_done_and_what_says_nothing_weigh_little(reader: Reader) -> None:
    terms = reader.read("谐波齿轮减速器故障诊断关键技术研究")
    assert [(term.word, term.role) for term in terms] == [
        ("谐波齿轮减速器", Role.THING),
        ("故障诊断", Role.DOING),
    ]
    assert terms[0].weight > terms[1].weight


def test_a_term_in_two_scripts_is_one_word(reader: Reader) -> None:
    terms = reader.read("工业机器人ＲＶ减速器设计")
    assert "rv减速器" in [term.word for term in terms]
    assert next(term for term in terms if term.word == "rv减速器").concept is not None


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("面向海上平台的谐波减速器", "海上", Role.USE),
        ("基于石墨烯的谐波减速器", "石墨烯", Role.WAY),
        ("石墨烯在谐波减速器中的应用", "谐波减速器", Role.USE),
    ],
)
def test_what_a_title_is_for_and_based_on_is_told_apart(
    reader: Reader, text: str, word: str, role: Role
) -> None:
    assert {term.word: term.role for term in reader.read(text)}[word] is role


def test_words_are_cut_by_likelihood() -> None:
    words = Vocabulary({"电": -5.0, "机": -5.0, "电机": -6.0, "机车": -6.0, "电机车": -20.0})
    assert words.cut("电机车") == ["电", "机车"] or words.cut("电机车") == ["电机", "车"]
    assert words.cut("电机 电机") == ["电机", "电机"]
    assert words.cut("") == []
    assert words.cut("龘电机") == ["龘", "电机"]


def test_a_latin_run_has_no_parts(reader: Reader) -> None:
    assert [term.word for term in reader.read("CFRP 与 SiC")] == ["cfrp", "sic"]

"""What a person says of the columns of a file."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from loaders.readers.tables import Sheet
from loaders.registers.mapping import as_yaml, meanings, pairs_in, pairs_of
from loaders.registers.register import read_register
from tests.loaders.registers.small_tables import nodes

ROWS = (("平台全名", "法人", "依托单位"), ("试省水泵重点实验室", "青禾泵业有限公司", "旧单位"))


def test_a_column_is_read_as_the_person_says_even_against_a_known_one() -> None:
    pairs = pairs_of(["平台全名=name", "法人=依托单位"])
    register = read_register([Sheet("", ROWS)], "a.csv", "", meanings(pairs))
    assert nodes(register, "Base")[0].properties["name"] == "试省水泵重点实验室"
    assert [n.properties["name"] for n in nodes(register, "Organization")] == ["青禾泵业有限公司"]
    assert nodes(register, "Base")[0].properties["extra"] == ("依托单位=旧单位",)


def test_a_mapping_is_kept_in_a_file_and_read_again() -> None:
    pairs = pairs_of(["平台全名=基地名称", "A=B=host"])
    assert pairs == {"平台全名": "name", "A=B": "host"}
    assert pairs_in(as_yaml(pairs), "map.yaml") == pairs


@pytest.mark.parametrize("written", ["平台全名", "=name", "平台全名="])
def test_a_pair_without_both_sides_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="没有说明"):
        pairs_of([written])


def test_an_unknown_field_is_answered_with_those_there_are() -> None:
    with pytest.raises(InputError, match="没有“飞船”这个字段") as caught:
        pairs_of(["甲=飞船"])
    assert "name（基地名称）" in caught.value.remedy
    with pytest.raises(InputError, match="没有“飞船”这个字段") as caught:
        pairs_in("甲: 飞船", "map.yaml")
    assert caught.value.where == "map.yaml"


@pytest.mark.parametrize("text", ["- 甲", "甲", "{", ""])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        pairs_in(text, "map.yaml")
    assert caught.value.remedy == "每行写“列名: 字段”"

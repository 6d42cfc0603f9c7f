"""Rows of csv and tsv files."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from loaders.readers.separated import read


def rows(raw: bytes, name: str) -> tuple[tuple[object, ...], ...]:
    (sheet,) = read(raw, name).sheets
    return sheet.rows


@pytest.mark.parametrize("sign", [",", "\t", ";", "，"])
@pytest.mark.parametrize("inside", ["、", "，", ";", "；", ","])
def test_separators_inside_cells_are_not_taken_for_those_of_columns(sign: str, inside: str) -> None:
    team = inside.join(["丁一舟", "方甲", "方乙", "方丙", "方丁"])
    text = f'名称{sign}成员\n甲{sign}"{team}"\n乙{sign}"{team}"\n丙{sign}"{team}"\n'
    expected = (("名称", "成员"), ("甲", team), ("乙", team), ("丙", team))
    assert rows(text.encode(), "a.csv") == expected


def test_a_tsv_is_separated_by_tabs_whatever_else_it_holds() -> None:
    expected = (("名称", "成员"), ("甲,乙", "丙,丁"))
    assert rows("名称\t成员\n甲,乙\t丙,丁\n".encode(), "a.TSV") == expected


def test_a_cell_of_several_lines_is_one_record() -> None:
    assert rows('名称,成员\n甲,"丁一舟\n方甲"\n'.encode(), "a.csv")[1] == ("甲", "丁一舟\n方甲")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    assert rows("名称,市\n甲,㐂市\n".encode(encoding), "a.csv") == (("名称", "市"), ("甲", "㐂市"))


def test_a_broken_csv_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match="CSV") as caught:
        read(f'名称,单位\n甲,"{"长" * 140_000}"\n'.encode(), "a.csv")
    assert caught.value.where == "第2行"
    assert caught.value.remedy

"""What registers say of a base after its approval, of committees, of experts and of groups of firms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.facts import EdgeFact, NodeFact
from loaders.files import read_file
from loaders.registers import cells
from loaders.registers.cells import CellError

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.files import Loaded


def loaded(folder: Path, text: str) -> Loaded:
    path = folder / "表.csv"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def nodes(found: Loaded, kind: str) -> list[NodeFact]:
    return [fact for fact in found.facts if isinstance(fact, NodeFact) and fact.kind == kind]


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("2019、2020", ("2019", "2020")),
        ("2019-2021", ("2019", "2020", "2021")),
        ("2019年度至2021年度", ("2019", "2020", "2021")),
        (2022, ("2022",)),
        ("未提交", ("未提交",)),
        ("0", ("0",)),
    ],
)
def test_years_of_reports_are_read_one_by_one_or_as_a_span(
    cell: object, years: tuple[str, ...]
) -> None:
    assert cells.years(cell) == years


def test_what_names_no_year_is_no_list_of_years() -> None:
    with pytest.raises(CellError, match="没有年份"):
        cells.years("已交")


@pytest.mark.parametrize(
    ("cell", "seats"),
    [
        ("甲一@外地大学；甲二@外地协会", ("甲一@外地大学", "甲二@外地协会")),
        ("甲一@外地大学、甲二@外地协会", ("甲一@外地大学", "甲二@外地协会")),
        ("甲一（外地大学），甲二（外地协会）", ("甲一（外地大学）", "甲二（外地协会）")),
        ("甲一@外地大学、外地研究院", ("甲一@外地大学、外地研究院",)),
        ("1.甲一：外地大学\n2.甲二：外地协会", ("甲一：外地大学", "甲二：外地协会")),
    ],
)
def test_members_of_a_committee_are_parted_where_each_has_an_organization(
    cell: str, seats: tuple[str, ...]
) -> None:
    assert cells.seats(cell) == seats


@pytest.mark.parametrize("cell", ["1.甲；2.乙", "（1）甲。（2）乙。", "①甲；②乙"])
def test_numbers_before_phrases_are_left_out(cell: str) -> None:
    assert cells.phrases(cell) == ("甲", "乙")


def test_a_number_that_belongs_to_a_phrase_stays() -> None:
    assert cells.phrases("3D打印；5.8GHz雷达") == ("3D打印", "5.8GHz雷达")


def test_a_title_behind_a_comma_is_nobody() -> None:
    assert cells.people("丁一舟，主任") == (("丁一舟", "丁一舟"),)


def test_a_base_keeps_what_became_of_it_and_a_cell_that_cannot_be_read_refuses_no_row(
    tmp_path: Path,
) -> None:
    text = (
        "基地名称,依托单位,验收日期,上次评估日期,评估结果,年度报告,整改期限,变更备案\n"
        "甲中心,石桥大学,2021年5月1日,待定,良好,2019-2020,2024-01-01,2023年更换主任；2024年更名\n"
    )
    found = loaded(tmp_path, text)
    (base,) = nodes(found, "Base")
    wanted = {
        "accepted": "2021-05-01",
        "evaluation": "良好",
        "reports": ("2019", "2020"),
        "rectify_by": "2024-01-01",
        "filed": ("2023年更换主任", "2024年更名"),
    }
    assert wanted.items() <= base.properties.items()
    assert "evaluated" not in base.properties
    assert any("待定" in warning for warning in found.report.warnings)


def test_a_list_of_firms_says_which_belong_to_a_group(tmp_path: Path) -> None:
    found = loaded(
        tmp_path, "名称,简称,母公司\n青禾泵业有限公司,青禾泵业,青禾集团\n青禾集团,,青禾集团\n"
    )
    firm, group, *_ = nodes(found, "Organization")
    parts = [f for f in found.facts if isinstance(f, EdgeFact) and f.kind == "PART_OF"]
    assert [(part.tail, part.head) for part in parts] == [(firm.id, group.id)]


def test_an_expert_pool_is_known_by_its_columns(tmp_path: Path) -> None:
    text = "专家姓名,工作单位,曾任职单位\n方甲（教授）,石桥大学,柳河大学、青禾集团\n教授,,\n"
    found = loaded(tmp_path, text)
    (expert,) = nodes(found, "Expert")
    assert found.source.kind == "experts"
    assert (expert.properties["name"], expert.properties["where"]) == ("方甲", "石桥大学")
    assert expert.properties["former_employers"] == ("柳河大学", "青禾集团")
    assert [rejection.row for rejection in found.report.rejected] == [3]

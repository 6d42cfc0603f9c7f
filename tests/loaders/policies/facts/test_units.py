"""Units: named organisations once a document, and classes that carry a responsibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.policies.documents import parse
from loaders.policies.facts import responsibilities, units
from loaders.policies.facts.found import Found

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = """己省科学技术厅关于组织申报创新中心的通知
己科函〔2024〕18号

各有关单位：
现将有关事项通知如下：
一、申报程序
四川大学可以推荐。己省科学技术厅（以下简称省科技厅）负责受理，省科技厅组织评审。
二、联系方式
平台与基地处 甲某 028-80000001
科技厅高新处：乙某，028-80000002

己省科学技术厅
己省财政厅
2024年3月5日
"""


def read(text: str) -> dict[str, str]:
    document = parse(text, "x.txt")[0]
    return {fact.values["name"]: fact.values["kind"] for fact in units.units(document, ())}


def test_full_name_and_abbreviation_are_two_units() -> None:
    found = read(GUIDE)
    assert found["省科技厅"] == "department"
    assert "四川大学" in found


def test_offices_are_read_from_lines_of_contacts() -> None:
    found = read(GUIDE)
    assert found["平台与基地处"] == "department"
    assert "科技厅" in found
    assert not any("某" in name for name in found)


def test_a_heading_is_no_part_of_the_name_below_it() -> None:
    text = (
        "某省规划\n\n一、发展基础\n"
        "南京大学、苏州大学科研力量雄厚，在全国处于前列，引领带动作用明显。\n二、目标\n略。\n"
    )
    assert list(read(text)) == ["南京大学", "苏州大学"]


def test_a_bearer_of_a_duty_that_has_no_name_is_a_class() -> None:
    document = parse(GUIDE, "x.txt")[0]
    at = document.passages[0]
    duties = [
        Found("responsibilities", at.path, at.start, at.end, {"role": "", "organization": name})
        for name in ("省科技厅", "申报单位", "申报单位")
    ]
    found = [(f.values["name"], f.values["kind"]) for f in units.units(document, duties)]
    assert found.count(("申报单位", "class")) == 1
    assert ("省科技厅", "class") not in found


def test_every_unit_lies_in_its_passage_and_is_given_once(shared: Path) -> None:
    for path in sorted((shared / "data/policies").glob("*.txt")):
        for document in parse(path.read_text(encoding="utf-8"), path.name):
            found = list(units.find(document))
            names = [fact.values["name"] for fact in found]
            assert len(names) == len(set(names))
            for fact in found:
                assert any(
                    p.path == fact.clause and p.start <= fact.start < fact.end <= p.end
                    for p in document.passages
                )


def test_what_is_a_type_of_base_is_no_unit() -> None:
    text = "某省平台方案\n\n一、基础研究类平台包括浙江实验室、省重点实验室。推进浙江实验室建设。\n"
    assert "浙江实验室" not in [
        f.values["name"] for d in parse(text, "x.txt") for f in units.find(d)
    ]


def test_a_group_without_a_name_is_a_unit_where_it_has_a_duty() -> None:
    text = "某省平台方案\n\n一、各市成立工作专班。\n二、工作专班负责调度。\n"
    bare = text.replace("二、工作专班负责调度。\n", "")
    found = [
        [f.values["name"] for d in parse(t, "x.txt") for f in units.find(d)] for t in (text, bare)
    ]
    assert ["工作专班" in names for names in found] == [True, False]


def test_the_columns_of_a_table_name_who_leads_and_who_helps() -> None:
    text = (
        "某市平台方案\n\n一、分工见下表。\n"
        "序号\t任务\t牵头单位\t配合单位\n1\t建设平台\t市科技局\t市财政局、市教育局\n2\t育人\t市教育局\t市科技局\n"
    )
    facts = [f for d in parse(text, "x.txt") for f in responsibilities.find(d)]
    assert {(f.values["role"], f.values["organization"]) for f in facts} >= {
        ("牵头单位", "市科技局"),
        ("参与单位", "市财政局"),
    }
    assert all("".join(text[f.start : f.end].split()) == f.values["organization"] for f in facts)

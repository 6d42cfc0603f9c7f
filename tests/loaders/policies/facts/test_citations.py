"""Citations: which titles are cited, by what number, and to what end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.policies.documents import parse
from loaders.policies.facts import citations

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """己省科技创新平台管理办法

第一条 为了规范管理，制定本办法。
第二条 {}
第三条 本办法自2024年1月1日起施行。
"""


def cited(sentence: str) -> list[tuple[str, str, str]]:
    document = parse(TEXT.format(sentence), "x.txt")[0]
    return [
        (fact.values["cited_title"], fact.values["cited_number"], fact.values["relation"])
        for fact in citations.find(document)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("根据《某某院办公厅关于印发〈转化行动方案〉的通知》（某办发〔2016〕28号）要求，制定本办法。",
         [("某某院办公厅关于印发〈转化行动方案〉的通知", "某办发〔2016〕28号", "issued_under")]),
        ("按照《甲奖励条例》（国务院令第1号，以下简称《条例甲》）执行，《条例甲》另有规定的除外。",
         [("甲奖励条例", "国务院令第1号", "cites")]),
        ("依照《乙某法》、《丙某条例》（某部令第二号）处理。",
         [("乙某法", "", "cites"), ("丙某条例", "某部令第二号", "cites")]),
        ("将《丁计划管理办法》第三条修改为：略。", [("丁计划管理办法", "", "amends")]),
        ("修订《戊站管理办法》，停止执行《戊站评估细则》。",
         [("戊站管理办法", "", "amends"), ("戊站评估细则", "", "repeals")]),
        ("《庚资助办法》（庚发〔2018〕3号）和《辛资助办法》自本办法施行之日起废止。",
         [("庚资助办法", "庚发〔2018〕3号", "repeals"), ("辛资助办法", "", "repeals")]),
        ("原《己省科技创新平台管理办法》（己科发〔2019〕2号）同时废止。",
         [("己省科技创新平台管理办法", "己科发〔2019〕2号", "repeals")]),
        ("落实某院关于加快发展壬产业的决定（某发〔2010〕32号）精神。",
         [("某院关于加快发展壬产业的决定", "某发〔2010〕32号", "cites")]),
        ("依据某科发资〔2021〕95号文件规定执行。", [("", "某科发资〔2021〕95号", "cites")]),
        ("与某政发〔2014〕28号文，一并执行。", [("", "某政发〔2014〕28号", "cites")]),
        ("按照《丑某条例》（以下称《条例丑》）执行，《条例丑》未定的从其规定。",
         [("丑某条例", "", "cites")]),
        ("落实《某某关于制定规划纲要的建议》。", [("某某关于制定规划纲要的建议", "", "cites")]),
        ("贯彻（某发〔2018〕4号）《关于加强基础研究的若干意见》。",
         [("关于加强基础研究的若干意见", "某发〔2018〕4号", "cites")]),
        ("执行《信息安全 癸规范》（GB/T 12345-2020）。",
         [("信息安全癸规范", "GB/T12345-2020", "cites")]),
        ("参照《企业会计准则第6号——无形资产》执行。",
         [("企业会计准则第6号——无形资产", "", "cites")]),
    ],
)  # fmt: skip
def test_citations_are_read_with_number_and_relation(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert cited(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "申报单位提交《项目申报书》《诚信承诺书》，并填写《年度绩效评价报告》。",
        "鼓励在《甲科学》《乙》等期刊发表论文，办好《丙与生活》栏目。",
        "签订《项目任务书》后拨付经费。",
        "方向详见《寅平台建设指南》（附件1）。",
        "见附件《评分标准》，执行《办法》。",
        "《己省科技创新平台管理办法》由省科技厅解释。",
    ],
)
def test_forms_programmes_and_the_document_itself_are_not_cited(sentence: str) -> None:
    assert cited(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["《", "》《", "《甲《乙办法", "《" * 50, "〔2020〕5号文件", "）（号）"]
)
def test_unpaired_marks_are_read_without_an_error(sentence: str) -> None:
    assert cited(sentence) == []


@pytest.mark.parametrize(
    "handed",
    ["现将《某平台申报指南》予以发布，请执行。", "我厅起草了《某平台办法》，现公开征求意见。"],
)
def test_a_text_that_a_notice_hands_out_is_not_cited_by_it(handed: str) -> None:
    text = f"某省科技厅关于有关工作的通知\n各单位：\n{handed}\n一、申报\n二、审核\n"
    assert list(citations.find(parse(text, "x.txt")[0])) == []


def test_a_title_is_given_once_a_clause_and_again_in_another() -> None:
    text = TEXT.format("依照《某某法》处理；《某某法》未规定的从其规定。").replace(
        "第三条 ", "第三条 违反的，依照《中某某法》《某某法》处罚。"
    )
    found = [(f.clause, f.values["cited_title"]) for f in citations.find(parse(text, "x.txt")[0])]
    assert found == [("第二条", "某某法"), ("第三条", "中某某法"), ("第三条", "某某法")]


def test_every_citation_lies_in_its_passage(shared: Path) -> None:
    for path in sorted((shared / "data/policies").glob("*.txt")):
        for document in parse(path.read_text(encoding="utf-8"), path.name):
            for fact in citations.find(document):
                assert any(
                    p.path == fact.clause and p.start <= fact.start < fact.end <= p.end
                    for p in document.passages
                )

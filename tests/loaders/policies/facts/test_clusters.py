"""Clusters and chains that documents name."""

from __future__ import annotations

import pytest

from loaders.policies import documents
from loaders.policies.facts import clusters

HEAD = "云河省产业发展规划\n\n制定本规划。\n一、总体目标\n"


def read(text: str) -> list[tuple[str, str]]:
    (document,) = documents.parse(text, "plan.txt")
    found = list(clusters.find(document))
    for fact in found:
        assert "".join(text[fact.start : fact.end].split()) == fact.values["cluster"]
        assert any(
            p.path == fact.clause and p.start <= fact.start < fact.end <= p.end
            for p in document.passages
        )
    return [(f.values["cluster"], f.values["kind"]) for f in found]


SENTENCES = [
    ("聚焦我省风电、氢能、锂电和光伏4个优势产业集群。", "风电 氢能 锂电 光伏"),
    ("聚焦风电、氢能、煤炭和化工等3个产业集群。", "风电 氢能 煤炭和化工"),
    ("打造集成电路、生物医药和人工智能产业集群。", "集成电路 生物医药 人工智能"),
    ("壮大机器人及无人机、软件等战略性新兴产业集群。", "机器人及无人机 软件"),
    ("培育三大先导产业集群（光电、航空、新材料）。", "光电 航空 新材料"),
    ("重点产业链包括：稀土、铜、中医药。", "稀土 铜 中医药"),
    ("重点产业链包括茶产业链、糖产业链、铝产业链。", "茶产业链 糖产业链 铝产业链"),
    ("建设世界级柔性显示产业集群。", "柔性显示产业集群"),
    ("培育一批特色产业集群，提升产业链供应链韧性。", ""),
    ("聚焦全省“6+3”产业和90个特色产业集群。", ""),
    ("围绕产业链部署创新链，打造先进制造业集群。", ""),
    ("完善芯片设计、制造、封测等产业链。", ""),
    ("支持产业链企业、链主企业和产业链上下游合作。", ""),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_names_are_read_from_a_sentence(sentence: str, expected: str) -> None:
    assert [name for name, _ in read(f"{HEAD}{sentence}\n二、保障措施\n")] == expected.split()


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("光伏产业链", [("光伏产业链", "产业链")]),
        ("做优做强智能家居产业链", [("智能家居产业链", "产业链")]),
        ("推动铝产业链迈向中高端", [("铝产业链", "产业链")]),
        ("生物医药产业集群", [("生物医药产业集群", "产业集群")]),
        ("提升产业链现代化水平", []),
        ("开展产业链招商", []),
    ],
)
def test_a_heading_names_a_chain(heading: str, expected: list[tuple[str, str]]) -> None:
    assert read(f"{HEAD}（一）{heading}\n支持企业发展。\n（二）保障\n抓好落实。\n") == expected


def test_a_sort_is_given_as_the_document_classes_it() -> None:
    text = f"{HEAD}培育氢能、储能等2个战略性新兴产业集群。\n二、保障措施\n"
    assert read(text) == [("氢能", "战略性新兴产业集群"), ("储能", "战略性新兴产业集群")]


@pytest.mark.parametrize(
    "body", ["、、产业集群", "等产业链", "产业集群（、）", "和和和产业链、产业链"]
)
def test_odd_text_never_raises(body: str) -> None:
    read(f"{HEAD}{body}。\n二、保障措施\n")

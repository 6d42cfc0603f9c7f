"""Policies compiled by hand: gist without text, on the same clause ids as the document itself."""

from __future__ import annotations

import pytest

from graph.citations import Citation
from graph.errors import InputError
from graph.facts import EdgeFact, Fact, NodeFact
from loaders.policies.claims import document_facts
from loaders.policies.compiled import compiled_facts
from loaders.policies.documents import parse

TITLE, NUMBER = "试省水泵基地管理办法", "试科发〔2022〕7号"
COMPILED = f"""
- title: {TITLE}
  document_number: {NUMBER}
  date: 2022-03-04
  issuers: [试省科学技术厅]
  status: 有效
  region: 试省
  kind: 办法
  clauses:
    - {{path: 第一条, gist: 目的}}
    - {{path: 第二条, gist: 数量}}
    - {{path: 第二条/（一）, gist: 每家企业至多两个}}
  clusters: [{{clause: 第二条, name: 泵阀, group: 优势产业集群}}]
  base_types: [{{clause: 第一条, name: 省水泵基地, category: 科技创新基地}}]
  transitions:
    - {{clause: 第一条, from: 省水泵站, to: 省水泵基地, action: 转为}}
    - {{clause: 第一条, from: 省阀门站, to: null, action: 撤销}}
  targets:
    - {{clause: 第二条, metric: 省水泵基地数量, value: 20, unit: 个, comparator: 达到, year: 2025,
       baseline: ""}}
  chains:
    - {{clause: 第二条, name: 泵阀产业链, products: [叶轮], technologies: [密封], supporters: [石桥大学],
       cities: [沈阳市, 水泵市]}}
"""
TEXT = f"""试省科学技术厅
{NUMBER}

{TITLE}

第一条 为规范水泵基地管理，制定本办法。
第二条 水泵基地按以下要求设立：
（一）每家企业至多两个；
（二）每名负责人至多一个。
"""


def nodes(facts: tuple[Fact, ...], kind: str) -> list[NodeFact]:
    return [f for f in facts if isinstance(f, NodeFact) and f.kind == kind]


def edges(facts: tuple[Fact, ...], kind: str) -> set[tuple[str, str]]:
    return {(f.tail, f.head) for f in facts if isinstance(f, EdgeFact) and f.kind == kind}


@pytest.fixture(scope="module")
def facts() -> tuple[Fact, ...]:
    return compiled_facts(COMPILED, "事实.yaml")


def clause(path: str) -> str:
    return Citation(TITLE, NUMBER, path).clause_id


def test_a_document_has_its_head_and_its_issuers(facts: tuple[Fact, ...]) -> None:
    (policy,) = nodes(facts, "Policy")
    assert policy.id == Citation(TITLE, NUMBER).policy_id
    assert policy.properties["title"] == TITLE
    assert policy.properties["date"] == "2022-03-04"
    assert policy.properties["sort"] == "办法"
    assert len(edges(facts, "ISSUED_BY")) == 1


def test_clauses_form_a_tree_in_the_order_of_the_document(facts: tuple[Fact, ...]) -> None:
    clauses = nodes(facts, "Clause")
    assert [(c.properties["path"], c.properties["level"], c.properties["order"]) for c in clauses] == [
        ("第一条", 1, 0), ("第二条", 1, 1), ("第二条/（一）", 2, 2),
    ]  # fmt: skip
    assert clauses[2].properties["label"] == f"{NUMBER} 第二条（一）"
    policy = Citation(TITLE, NUMBER).policy_id
    assert {
        (clause("第一条"), policy),
        (clause("第二条"), policy),
        (clause("第二条/（一）"), clause("第二条")),
    } <= edges(facts, "PART_OF")


def test_facts_stand_on_their_clause(facts: tuple[Fact, ...]) -> None:
    (cluster,) = nodes(facts, "Cluster")
    assert (clause("第二条"), cluster.id) in edges(facts, "NAMES")
    assert cluster.place == "第二条"
    (target,) = nodes(facts, "Target")
    assert target.properties["value"] == "20"
    assert "baseline" not in target.properties
    assert edges(facts, "SETS") == {(clause("第二条"), target.id)}


def test_a_type_turns_into_another_or_ends(facts: tuple[Fact, ...]) -> None:
    types = {str(n.properties["name"]): n.id for n in nodes(facts, "BaseType")}
    assert edges(facts, "TURNED_INTO") == {(types["省水泵站"], types["省水泵基地"])}
    assert "省阀门站" in types


def test_a_chain_has_segments_cities_and_supporters(facts: tuple[Fact, ...]) -> None:
    assert {(n.properties["name"], n.properties["sort"]) for n in nodes(facts, "Segment")} == {
        ("叶轮", "产品"),
        ("密封", "技术"),
    }
    assert {n.properties["name"] for n in nodes(facts, "Region")} == {"沈阳市", "水泵市"}
    assert len(edges(facts, "SUPPORTED_BY")) == 1


def test_the_document_itself_meets_its_compiled_facts_on_the_same_clauses(
    facts: tuple[Fact, ...],
) -> None:
    (document,) = parse(TEXT, "办法.txt")
    written = tuple(document_facts(document))
    assert {p.id for p in nodes(written, "Policy")} == {p.id for p in nodes(facts, "Policy")}
    texts = {c.id: c.properties["text"] for c in nodes(written, "Clause")}
    gists = {c.id: c.properties["gist"] for c in nodes(facts, "Clause")}
    assert gists.keys() <= texts.keys()
    assert gists[clause("第二条/（一）")] == "每家企业至多两个"
    assert "每家企业至多两个" in str(texts[clause("第二条/（一）")])


@pytest.mark.parametrize(
    "text",
    ["文字", "{}:", "- 1", "- {title: 甲}",
     COMPILED.replace("clause: 第二条, metric", "clause: 第九条, metric"),
     "- ["],
)  # fmt: skip
def test_what_is_no_list_of_policies_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="不是政策事实文件") as caught:
        compiled_facts(text, "事实.yaml")
    assert caught.value.where == "事实.yaml"
    assert "clauses" in caught.value.remedy

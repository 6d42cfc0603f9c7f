from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.facts import EdgeFact, NodeFact
from loaders.files import read_file, read_policies
from loaders.policies.facts.reading import FINDERS, read_facts
from loaders.policies.linking import linked
from loaders.policies.rows import rows

if TYPE_CHECKING:
    from pathlib import Path

MEASURES = """石桥省科学技术厅文件

石科发〔2022〕8号

关于印发《石桥省新型研发机构管理办法》的通知

各市科技局：

现印发给你们，请遵照执行。

石桥省科学技术厅
2022年3月4日

石桥省新型研发机构管理办法

第一章 总则
第一条 根据《石桥省科技创新条例》，制定本办法。
第二条 省科技厅负责新型研发机构的认定。
第二章 条件
第三条 申报单位应具备下列条件：
（一）办公和科研场所面积不少于800平方米；
（二）研发人员不少于20人。
"""


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    file = tmp_path / "办法.txt"
    file.write_text(MEASURES, encoding="utf-8")
    return file


def test_rows_name_their_document_and_carry_the_columns_of_their_kind(policy: Path) -> None:
    (document,) = read_policies(policy)
    head, *others = rows(document)
    assert head["kind"] == "documents"
    assert head["document_number"] == "石科发〔2022〕8号"
    assert {row["doc"] for row in others} == {"办法.txt"}
    clauses = [row["clause"] for row in others if row["kind"] == "clauses"]
    assert clauses == [
        "第一章",
        "第一条",
        "第二条",
        "第二章",
        "第三条",
        "第三条/（一）",
        "第三条/（二）",
    ]
    cited = next(row for row in others if row["kind"] == "citations" and row["clause"] == "第一条")
    assert cited["cited_title"] == "石桥省科技创新条例"


def test_every_fact_rests_on_words_of_its_passage(policy: Path) -> None:
    (document,) = read_policies(policy)
    text = MEASURES
    for fact in read_facts(document):
        inside = [p for p in document.passages if p.start <= fact.start < fact.end <= p.end]
        assert inside, fact
        assert inside[0].path == fact.clause
        assert text[fact.start : fact.end].strip()


def test_every_fact_of_real_documents_rests_on_words_of_its_passage(shared: Path) -> None:
    kinds = set()
    for file in (*shared.glob("seeds/*.txt"), *shared.glob("data/policies/*.txt")):
        for document in read_policies(file):
            for fact in read_facts(document):
                kinds.add(fact.kind)
                inside = (p for p in document.passages if p.start <= fact.start < fact.end <= p.end)
                assert next(inside).path == fact.clause, fact
    assert len(kinds) == len(FINDERS) + 2, "each reader found something, duties and units too"


def test_facts_become_relations_that_quote_the_text(policy: Path) -> None:
    (document,) = read_policies(policy)
    made = list(linked(document))
    names = {
        n.properties.get("title") for n in made if isinstance(n, NodeFact) and n.kind == "Policy"
    }
    assert "石桥省科技创新条例" in names
    cites = [e for e in made if isinstance(e, EdgeFact) and e.kind == "ISSUED_UNDER"]
    assert any("石桥省科技创新条例" in str(edge.properties["quote"]) for edge in cites)
    limits = [n for n in made if isinstance(n, NodeFact) and n.kind == "Limit"]
    assert {("800", "平方米"), ("20", "人")} <= {
        (n.properties.get("value"), n.properties.get("unit")) for n in limits
    }


def test_a_loaded_policy_claims_every_node_its_relations_touch(policy: Path) -> None:
    facts = read_file(policy).facts
    nodes = {fact.id for fact in facts if isinstance(fact, NodeFact)}
    ends = {end for fact in facts if isinstance(fact, EdgeFact) for end in (fact.tail, fact.head)}
    assert ends <= nodes

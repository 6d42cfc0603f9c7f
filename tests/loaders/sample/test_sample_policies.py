"""The sample's policies: the six documents' facts, each on a clause that is there."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.sample.make import HERE

HAN = "一二三四五六七八九十百"
STEP = rf"(第[{HAN}]+[章条]|[{HAN}]+|（[{HAN}]+）|\d+|\w+产业链)"
PATH = re.compile(rf"{STEP}(/{STEP})*")
KINDS = ("clusters", "chains", "base_types", "transitions", "targets")
KEYS = {
    "clusters": {"clause", "name", "group"},
    "chains": {"clause", "name", "products", "technologies", "supporters", "cities"},
    "base_types": {"clause", "category", "name"},
    "transitions": {"clause", "from", "to", "action"},
    "targets": {"clause", "metric", "value", "unit", "comparator", "year", "baseline"},
}
CITED = {
    "关于组织开展征集2023年辽宁省科技创新平台建设计划入库项目的通知": (
        "一/1", "一/2", "一/3", "一/4", "二", "四", "五/1", "五/3",
    ),
    "辽宁省技术创新中心管理办法（试行）": (
        "第三条", "第十条/（一）/2", "第十条/（一）/3", "第十条/（二）/3", "第十二条", "第十五条",
        "第十六条", "第二十六条", "第二十七条", "第二十八条", "第二十九条", "第三十条",
        "第三十一条/（七）", "第三十八条",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = yaml.safe_load(
        (HERE / "policies.yaml").read_text(encoding="utf-8")
    )
    return content


def test_there_are_six_documents_each_with_its_heads(documents: list[dict[str, Any]]) -> None:
    assert len(documents) == 6
    for document in documents:
        assert {
            "title", "document_number", "date", "issuers", "status", "region", "kind", "clauses",
        } <= set(document) <= {
            "title", "document_number", "date", "issuers", "status", "region", "kind", "clauses",
            *KINDS,
        }  # fmt: skip


def test_every_clause_path_is_well_formed_and_stands_once(documents: list[dict[str, Any]]) -> None:
    for document in documents:
        paths = Counter(clause["path"] for clause in document["clauses"])
        assert max(paths.values()) == 1
        for path in paths:
            assert PATH.fullmatch(path), path
            parent = path.rpartition("/")[0]
            assert not parent or parent in paths, path


def test_every_fact_stands_on_a_clause_of_its_document(documents: list[dict[str, Any]]) -> None:
    for document in documents:
        paths = {clause["path"] for clause in document["clauses"]}
        for kind in KINDS:
            for fact in document.get(kind, ()):
                assert set(fact) == KEYS[kind]
                assert fact["clause"] in paths


def test_clauses_that_a_rule_may_cite_are_there(documents: list[dict[str, Any]]) -> None:
    for document in documents:
        paths = {clause["path"] for clause in document["clauses"]}
        assert set(CITED.get(document["title"], ())) <= paths


def test_there_are_22_clusters_in_two_groups_and_16_chains(documents: list[dict[str, Any]]) -> None:
    clusters = [cluster for document in documents for cluster in document.get("clusters", ())]
    groups = Counter(cluster["group"] for cluster in clusters)
    assert groups == {"优势产业集群": 12, "战略性新兴产业集群": 10}
    topics = yaml.safe_load((HERE / "topics.yaml").read_text(encoding="utf-8"))
    assert [cluster["name"] for cluster in clusters] == list(topics)
    chains = [chain for document in documents for chain in document.get("chains", ())]
    assert len({chain["name"] for chain in chains}) == len(chains) == 16
    assert all(chain["clause"].endswith(chain["name"]) for chain in chains)


def test_truth_refers_to_well_formed_clauses(documents: list[dict[str, Any]]) -> None:
    text = (HERE / "truth.csv").read_text(encoding="utf-8")
    cited = set(re.findall(rf"[{HAN}]+/\d+(?=所)", text))
    assert cited
    assert cited <= {clause["path"] for clause in documents[0]["clauses"]}


def test_clause_texts_are_not_copied(shared: Path, documents: list[dict[str, Any]]) -> None:
    source = "".join(
        re.sub(r"\s", "", path.read_text(encoding="utf-8"))
        for path in sorted((shared / "seeds").glob("*.txt"))
    )
    for document in documents:
        for clause in document["clauses"]:
            gist = clause["gist"]
            pieces = [gist[i : i + 18] for i in range(len(gist) - 17)]
            assert not any(piece in source for piece in pieces), gist

"""How many bases stand in each cluster that a policy names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from answers.coverage import ClusterCoverage, CoveredCluster, cluster_coverage
from graph.citations import Citation
from graph.errors import InputError
from graph.facts import EdgeFact, Fact, NodeFact, Source
from graph.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from pathlib import Path

    from graph.facts import Value

ON = dt.date(2023, 6, 15)
SOURCE = Source("source-a", "名册.xlsx", "bases")
CALL = Citation("关于征集建设计划项目的通知", "", "二")
FAR = Citation("外省的通知", "", "三")

PUMPS = NodeFact("Cluster", {"name": "泵阀", "group": "优势产业集群", "aliases": ("水泵阀门",)})
SENSORS = NodeFact("Cluster", {"name": "传感器", "group": "优势产业集群", "aliases": ("敏感器件",)})
ALIAS = NodeFact("Cluster", {"name": "水泵阀门"})
LIKE = NodeFact("Cluster", {"name": "高端泵阀"})
ABROAD = NodeFact("Cluster", {"name": "制糖"})
RIVERTON = NodeFact("Region", {"name": "滨江市"})
FULL = NodeFact("Organization", {"name": "滨江大学"})
SHORT = NodeFact("Organization", {"name": "滨大"})


def policy(citation: Citation, region: str, *clusters: NodeFact) -> list[Fact]:
    known = {"known_by": citation.title, "title": citation.title, "region": region}
    key = {"policy": citation.policy_id, "path": citation.path, "label": citation.label}
    clause = NodeFact("Clause", key)
    names = [EdgeFact("NAMES", clause.id, cluster.id) for cluster in clusters]
    return [NodeFact("Policy", known), clause, *clusters, *names]


POLICIES = [*policy(CALL, "辽宁省", PUMPS, SENSORS), *policy(FAR, "河北省", ABROAD)]


def base(name: str, *ties: tuple[str, NodeFact], **properties: Value) -> list[Fact]:
    known: dict[str, Value] = {"type": "省重点实验室", "status": "运行", "approved": 2019}
    node = NodeFact("Base", {"name": name, **known, **properties})
    edges = [EdgeFact(kind, node.id, other.id) for kind, other in ties]
    return [node, *(other for _, other in ties), *edges]


def in_cluster(cluster: NodeFact) -> tuple[str, NodeFact]:
    return ("IN_CLUSTER", cluster)


def coverage(folder: Path, *facts: Fact) -> ClusterCoverage:
    store = SqliteStore(folder / "graph.sqlite")
    with store.write() as writer:
        writer.put(SOURCE, [*POLICIES, *facts])
    with store.read() as view:
        found = cluster_coverage(view, "liaoning-2023", ON)
    store.close()
    return found


def cluster(found: ClusterCoverage, node: NodeFact) -> CoveredCluster:
    return next(one for one in found.clusters if one.id == node.id)


def test_a_cluster_says_which_clause_names_it(tmp_path: Path) -> None:
    named = cluster(coverage(tmp_path), PUMPS).named_in
    assert [(n.clause_id, n.label) for n in named] == [(CALL.clause_id, CALL.label)]


def test_clusters_without_a_base_are_gaps(tmp_path: Path) -> None:
    found = coverage(tmp_path, *base("甲实验室", in_cluster(PUMPS)))
    assert [one.name for one in found.gaps] == ["传感器"]


def test_clusters_of_another_province_are_no_gaps(tmp_path: Path) -> None:
    assert {one.name for one in coverage(tmp_path).clusters} == {"泵阀", "传感器"}


def test_bases_are_counted_by_type_and_city(tmp_path: Path) -> None:
    found = coverage(
        tmp_path,
        *base("甲实验室", in_cluster(PUMPS), ("LOCATED_IN", RIVERTON)),
        *base("乙实验室", in_cluster(PUMPS), ("LOCATED_IN", RIVERTON)),
        *base("丙中心", in_cluster(PUMPS), type="省临床医学研究中心"),
    )
    pumps = cluster(found, PUMPS)
    assert len(pumps.bases) == 3
    assert pumps.types == {"省重点实验室": 2, "省临床医学研究中心": 1}
    assert pumps.cities == {"滨江市": 2, "": 1}


@pytest.mark.parametrize(
    "properties",
    [{"status": "撤销"}, {"status": "并入"}, {"type": "省工程研究中心"}, {"approved": 2024}],
)
def test_what_does_not_count_is_left_out(tmp_path: Path, properties: dict[str, Value]) -> None:
    found = coverage(tmp_path, *base("甲实验室", in_cluster(PUMPS), **properties))
    assert (cluster(found, PUMPS).bases, found.left_out) == ((), 1)


@pytest.mark.parametrize("status", ["建设中", "整改"])
def test_a_base_being_built_or_put_right_counts(tmp_path: Path, status: str) -> None:
    found = coverage(tmp_path, *base("甲实验室", in_cluster(PUMPS), status=status))
    assert len(cluster(found, PUMPS).bases) == 1


def test_a_base_without_a_type_is_unsure(tmp_path: Path) -> None:
    found = coverage(tmp_path, *base("甲", in_cluster(PUMPS), type=""))
    assert (len(found.unsure), cluster(found, PUMPS).bases) == (1, ())


def test_an_alias_of_a_cluster_stands_for_it(tmp_path: Path) -> None:
    found = coverage(tmp_path, *base("甲实验室", in_cluster(ALIAS)))
    assert len(cluster(found, PUMPS).bases) == 1


def test_an_alias_of_two_clusters_stands_for_neither(tmp_path: Path) -> None:
    other = NodeFact("Cluster", {"name": "传感器", "aliases": ("水泵阀门",)})
    found = coverage(tmp_path, other, *base("甲实验室", in_cluster(ALIAS)))
    assert len(found.gaps) == 2
    assert len(found.elsewhere) == 1


def test_likeness_of_names_puts_no_base_into_a_cluster(tmp_path: Path) -> None:
    found = coverage(tmp_path, *base("甲实验室", in_cluster(LIKE)))
    assert cluster(found, PUMPS).bases == ()
    assert len(found.elsewhere) == 1


def test_a_base_under_two_names_of_a_cluster_counts_once(tmp_path: Path) -> None:
    found = coverage(tmp_path, *base("甲实验室", in_cluster(PUMPS), in_cluster(ALIAS)))
    assert len(cluster(found, PUMPS).bases) == 1


def test_a_host_under_two_names_counts_once(tmp_path: Path) -> None:
    same = EdgeFact("SAME_AS", SHORT.id, FULL.id)
    found = coverage(
        tmp_path,
        *base("甲实验室", in_cluster(PUMPS), ("HOSTED_BY", FULL)),
        *base("乙实验室", in_cluster(PUMPS), ("HOSTED_BY", SHORT)),
        same,
    )
    assert cluster(found, PUMPS).hosts == (FULL.id,)


def test_two_entries_of_one_base_count_once(tmp_path: Path) -> None:
    one, other = base("甲实验室", in_cluster(PUMPS)), base("甲重点实验室", in_cluster(PUMPS))
    same = EdgeFact("SAME_AS", one[0].id, other[0].id)
    found = coverage(tmp_path, *one, *other, same)
    assert cluster(found, PUMPS).bases == (other[0].id,)
    assert found.left_out == 0


def test_the_answer_names_the_clause_that_says_what_counts(tmp_path: Path) -> None:
    found = coverage(tmp_path)
    assert found.counted_by.endswith("一、3")
    assert "省重点实验室" in found.counted_types


def test_a_date_before_the_rule_set_is_refused(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "graph.sqlite")
    with store.read() as view, pytest.raises(InputError, match="2019-01-01"):
        cluster_coverage(view, "liaoning-2023", dt.date(2019, 1, 1))
    store.close()

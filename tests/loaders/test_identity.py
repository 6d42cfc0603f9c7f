"""Which organizations are one: on evidence only, whatever was loaded first."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.citations import known_by
from graph.facts import EdgeFact, NodeFact, Source
from graph.sqlite_store import SqliteStore
from graph.store import Node
from loaders.identity.derivation import SOURCE, identity_facts
from loaders.identity.joining import Decided
from loaders.identity.organizations import same_organizations
from loaders.identity.policies import same_policies

if TYPE_CHECKING:
    from pathlib import Path

    from graph.facts import Value
    from loaders.identity.joining import Found

CODE, OTHER_CODE = "91350100M000100Y43", "91210102MA0000000X"


def organization(name: str, **properties: Value) -> Node:
    fact = NodeFact("Organization", {"name": name, **properties})
    return Node(fact.id, fact.kind, fact.properties)


def found(*nodes: Node) -> Found:
    return same_organizations({node.id: node for node in nodes})


def joined(*nodes: Node) -> set[tuple[str, str, str]]:
    names = {node.id: node.text("name") for node in nodes}
    return {(names[tail], names[head], reason) for tail, head, reason in found(*nodes).same}


def pairs(*nodes: Node) -> set[frozenset[str]]:
    return {frozenset((tail, head)) for tail, head, _ in joined(*nodes)}


FIRM = organization("青禾泵业有限公司", aliases=("青禾泵业",), former_names=("青禾水泵厂",))


def test_one_code_is_one_organization() -> None:
    nodes = [organization(name, code=CODE) for name in ("青禾泵业有限公司", "青禾泵业", "青禾")]
    assert len(joined(*nodes)) == 2
    assert {reason for *_, reason in joined(*nodes)} == {"统一社会信用代码相同"}
    assert len({head for _, head, _ in joined(*nodes)}) == 1


@pytest.mark.parametrize(
    ("name", "how"), [("青禾泵业", "简称"), ("青禾水泵厂", "曾用名"), ("青禾 泵业", "简称")]
)
def test_a_name_that_one_other_lists_is_that_other(name: str, how: str) -> None:
    assert joined(FIRM, organization(name)) == {
        (name, "青禾泵业有限公司", f"“{name}”是“青禾泵业有限公司”的{how}")
    }


def test_a_short_name_of_two_organizations_is_neither() -> None:
    other = organization("青禾泵业集团有限公司", aliases=("青禾泵业",))
    assert joined(FIRM, other, organization("青禾泵业")) == set()


def test_a_short_name_of_one_organization_under_two_names_is_that_organization() -> None:
    one = organization("青禾泵业有限公司", aliases=("青禾泵业",), code=CODE)
    same = organization("青禾泵业股份有限公司", aliases=("青禾泵业",), code=CODE)
    assert len(pairs(one, same, organization("青禾泵业"))) == 2


def test_a_name_with_another_code_stays_apart() -> None:
    known = organization("青禾泵业有限公司", aliases=("青禾泵业",), code=CODE)
    assert joined(known, organization("青禾泵业", code=OTHER_CODE)) == set()
    assert len(joined(known, organization("青禾泵业", code=CODE))) == 2


def test_names_that_differ_in_form_only_are_one_organization() -> None:
    other = organization("青禾泵业有限责任公司")
    assert pairs(FIRM, other, organization("青禾泵业（集团）有限公司")) == {
        frozenset((str(FIRM.text("name")), "青禾泵业有限责任公司"))
    }


def test_a_name_like_two_bodies_with_two_codes_is_left_to_a_person() -> None:
    one = organization("青禾泵业有限公司", code=CODE)
    other = organization("青禾泵业有限责任公司", code=OTHER_CODE)
    third = organization("青禾泵业股份有限公司")
    left = {(d.one.text("name"), d.other.text("name")) for d in found(one, other, third).doubts}
    assert left == {
        (third.text("name"), one.text("name")),
        (third.text("name"), other.text("name")),
    }


def test_two_codes_keep_alike_names_apart() -> None:
    one = organization("青禾泵业有限公司", code=CODE)
    other = organization("青禾泵业有限责任公司", code=OTHER_CODE)
    assert pairs(one, other) == set()
    assert pairs(one, other, organization("青禾泵业股份有限公司")) == set()


def test_a_pair_that_may_be_one_is_doubtful_and_not_joined() -> None:
    nodes = [organization("青禾泵业集团有限公司"), organization("青禾泵业有限公司")]
    assert joined(*nodes) == set()
    assert [doubt.judgement.verdict for doubt in found(*nodes).doubts] == ["unsure"]


def test_an_organization_that_lists_its_own_name_is_not_joined_to_itself() -> None:
    assert joined(organization("青禾泵业", aliases=("青禾泵业",))) == set()


@given(st.data())
def test_the_order_of_organizations_plays_no_part(data: st.DataObject) -> None:
    names = ("青禾泵业有限公司", "青禾泵业", "青禾水泵厂", "白桥阀门有限公司", "白桥")
    some_names = st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)
    nodes = [
        organization(
            name,
            aliases=data.draw(some_names),
            former_names=data.draw(some_names),
            **({"code": code} if (code := data.draw(st.sampled_from(("", CODE)))) else {}),
        )
        for name in names
    ]
    shuffled = data.draw(st.permutations(nodes))
    assert found(*nodes) == found(*shuffled)


def test_deriving_again_changes_nothing(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "graph.db")) as store, store.write() as writer:
        facts = [
            NodeFact("Organization", FIRM.properties),
            NodeFact("Organization", {"name": "青禾泵业"}),
        ]
        writer.put(Source("source-a", "单位.csv", "organizations"), facts)
        first = writer.put(SOURCE, list(identity_facts(writer, Decided())))
        again = writer.put(SOURCE, list(identity_facts(writer, Decided())))
    assert (first.added > 0, first.removed) == (True, 0)
    assert (again.added, again.removed) == (0, 0)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("石桥大学（材料学院）", "石桥大学"),
        ("石桥大学(东陵校区)", "石桥大学"),
        ("石桥大学东陵校区", "石桥大学"),
        ("青禾泵业有限公司石桥分公司", "青禾泵业有限公司"),
    ],
)
def test_a_name_that_says_it_is_a_part_is_the_whole(part: str, whole: str) -> None:
    assert joined(organization(whole), organization(part)) == {
        (part, whole, f"“{part}”是“{whole}”的内设或分支机构")
    }
    coded = organization(part, code=OTHER_CODE)
    assert not joined(organization(whole, code=CODE), coded)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("石桥地质大学（东陵）", "石桥地质大学"),
        ("石桥科学院（泵阀研究所）", "石桥科学院"),
        ("青禾泵业有限公司", "青禾泵业股份有限公司石桥分公司"),
        ("石桥大学", "石桥大学附属医院"),
    ],
)
def test_a_body_of_its_own_is_no_part_of_another(one: str, other: str) -> None:
    assert not joined(organization(one), organization(other))


def policy(title: str, number: str = "") -> Node:
    known = {"title": title, "document_number": number, "known_by": known_by(title, number)}
    fact = NodeFact("Policy", {name: value for name, value in known.items() if value})
    return Node(fact.id, fact.kind, fact.properties)


def test_a_document_cited_by_its_title_is_the_one_with_its_number() -> None:
    loaded = policy("石桥市平台管理办法（试行）", "石科发〔2020〕1号")
    cited = policy("石桥市平台管理办法")
    edges = [f for f in same_policies([loaded, cited]) if isinstance(f, EdgeFact)]
    assert [(edge.tail, edge.head) for edge in edges] == [(cited.id, loaded.id)]


def test_a_title_of_two_numbered_documents_stays_open() -> None:
    old = policy("石桥市平台管理办法", "石科发〔2015〕1号")
    new = policy("石桥市平台管理办法", "石科发〔2020〕1号")
    assert list(same_policies([old, new, policy("石桥市平台管理办法")])) == []


def test_a_title_as_written_goes_before_the_title_without_its_status() -> None:
    old = policy("石桥市平台管理办法（试行）", "石科发〔2015〕1号")
    new = policy("石桥市平台管理办法", "石科发〔2020〕1号")
    cited = policy("石桥市平台管理办法（试行）")
    edges = [f for f in same_policies([old, new, cited]) if isinstance(f, EdgeFact)]
    assert [(edge.tail, edge.head) for edge in edges] == [(cited.id, old.id)]


def test_a_notice_is_cited_for_the_document_that_it_passes_on() -> None:
    loaded = policy("石桥市平台管理办法", "石科发〔2020〕1号")
    cited = policy("关于印发《石桥市平台管理办法》的通知")
    edges = [f for f in same_policies([loaded, cited]) if isinstance(f, EdgeFact)]
    assert [(edge.tail, edge.head) for edge in edges] == [(cited.id, loaded.id)]


def test_a_draft_is_not_the_document_that_came_of_it() -> None:
    final = policy("石桥市平台管理办法", "石科发〔2020〕1号")
    assert list(same_policies([final, policy("石桥市平台管理办法（征求意见稿）")])) == []

"""From nodes and relations to what a rule may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answers.holdings import holdings, parts_of_facts, parts_of_view
from answers.organizations import Organizations, organizations_of
from checks.situation import Leader
from graph.facts import NodeFact
from graph.store import Edge, Node
from loaders.files import read_file
from tests.answers.small_register import DIGITS, FILES
from tests.answers.small_store import written

if TYPE_CHECKING:
    from pathlib import Path

    from graph.facts import Value
    from graph.store import View

LAB = "辽宁省水泵重点实验室"
CODE, OTHER_CODE = "91350100M000100Y43", "91210102MA0000000X"


def organization(name: str, **properties: Value) -> Node:
    fact = NodeFact("Organization", {"name": name, **properties})
    return Node(fact.id, fact.kind, fact.properties)


def same(tail: Node, head: Node, reason: str) -> Edge:
    return Edge("same_as-1", "SAME_AS", tail.id, head.id, properties={"reason": reason})


FIRM = organization("青禾泵业有限公司", code=CODE, sort="企业", aliases=("青禾泵业",))


def test_a_base_has_its_people_its_hosts_and_its_field(view: View) -> None:
    found = holdings(parts_of_view(view), "Base", organizations_of(view))
    (lab,) = (holding for holding in found if holding.name == LAB)
    assert (lab.number, lab.type, lab.called) == ("", "省重点实验室", LAB)
    assert lab.leader == Leader("丁一舟", DIGITS, None)
    assert lab.members == {"方甲", "方乙"}
    assert lab.directions == ("叶轮水力设计", "机械密封")
    assert lab.clusters == ("压缩机",)
    assert {host.id for host in lab.hosts} == {organization("石桥大学").id}
    (partner,) = lab.co_builders
    assert (partner.id, partner.name) == (FIRM.id, "青禾水泵厂")
    assert (partner.known_as, partner.sort) == ("青禾泵业有限公司", "企业")
    assert partner.why == "“青禾水泵厂”是“青禾泵业有限公司”的曾用名"


def test_a_file_that_is_not_loaded_gives_the_same_holdings_as_a_loaded_one(
    tmp_path: Path, view: View
) -> None:
    known = organizations_of(view)
    (path,) = written(tmp_path, {"名录2022.csv": FILES["名录2022.csv"]})
    unread = holdings(parts_of_facts(read_file(path).facts), "Base", known)
    loaded = {h.id: h for h in holdings(parts_of_view(view), "Base", known)}
    assert {holding.id for holding in unread} == loaded.keys()
    for holding in unread:
        other = loaded[holding.id]
        assert (holding.leader, holding.members, holding.co_builders) == (
            other.leader, other.members, other.co_builders,
        )  # fmt: skip


def test_an_organization_under_its_main_name_needs_no_reason() -> None:
    named = Organizations([FIRM], []).named(FIRM)
    assert (named.id, named.known_as, named.why) == (FIRM.id, "", "")


@pytest.mark.parametrize("node", [organization("青禾泵业"), organization("某厂", code=CODE)])
def test_a_name_that_is_not_on_record_is_matched_by_code_or_alias(node: Node) -> None:
    named = Organizations([FIRM], []).named(node)
    assert (named.id, named.known_as) == (FIRM.id, "青禾泵业有限公司")
    assert named.why == "即青禾泵业有限公司"


def test_a_name_on_record_without_a_code_is_matched_by_the_code_now_given() -> None:
    bare = organization("青禾水泵厂")
    known = Organizations([FIRM, bare], [])
    assert known.named(bare).id == bare.id
    assert known.named(organization("青禾水泵厂", code=CODE)).id == FIRM.id


def test_a_name_on_record_with_another_code_stays_itself() -> None:
    other = organization("白桥阀门有限公司", code=OTHER_CODE)
    claimed = organization("白桥阀门有限公司", code=CODE)
    assert Organizations([FIRM, other], []).named(claimed).id == other.id


def test_an_alias_of_two_organizations_matches_neither() -> None:
    other = organization("青禾泵业集团有限公司", aliases=("青禾泵业",))
    node = organization("青禾泵业")
    assert Organizations([FIRM, other], []).named(node).id == node.id


def test_names_joined_in_a_row_or_a_circle_have_one_id() -> None:
    first, second, third = (organization(name) for name in ("甲公司", "乙公司", "丙公司"))
    edges = [
        same(first, second, "曾用名"),
        same(second, third, "曾用名"),
        same(third, first, "简称"),
    ]
    known = Organizations([first, second, third], edges)
    assert len({known.main(node.id) for node in (first, second, third)}) == 1


def test_a_relation_to_an_organization_that_is_gone_is_passed_over() -> None:
    assert (
        Organizations([FIRM], [same(organization("青禾"), FIRM, "简称")]).main(FIRM.id) == FIRM.id
    )

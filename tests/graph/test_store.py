"""What every store promises; each sentence is proved on each engine."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from graph.errors import ChuangtuError, OntologyError
from graph.facts import EdgeFact, Fact, NodeFact, Source
from graph.store import Change, Edge, Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store import Store

REGISTER = Source("source-a", "名册.xlsx", "bases", "基地名册", {"Base.name": "名称"})
LATER = Source("source-b", "新名册.xlsx", "bases")

LAB = NodeFact("Base", {"name": "光电实验室", "approved": 2019}, "表1!1")
CENTRE = NodeFact("Base", {"name": "粮食加工中心"}, "表1!2")
HOST = NodeFact("Organization", {"name": "滨江大学"}, "表1!1")
LEADER = NodeFact("Person", {"name": "钱一", "where": "光电实验室"}, "表1!1")
HOSTED = EdgeFact("HOSTED_BY", LAB.id, HOST.id, "表1!1")
HOSTED_TOO = EdgeFact("HOSTED_BY", CENTRE.id, HOST.id, "表1!2")
LED = EdgeFact("LED_BY", LAB.id, LEADER.id, "表1!1", since="2020", until="2023")
SMALL: tuple[Fact, ...] = (LAB, CENTRE, HOST, LEADER, HOSTED, HOSTED_TOO, LED)


def load(store: Store, source: Source, *facts: Fact) -> Change:
    with store.write() as writer:
        return writer.put(source, facts)


def lab(**properties: object) -> NodeFact:
    return NodeFact("Base", {"name": "光电实验室", **properties})  # type: ignore[dict-item] # any value


def nodes(store: Store, kind: str | None = None, ids: list[str] | None = None) -> list[Node]:
    with store.read() as view:
        return list(view.nodes(kind, ids))


def edge_ids(store: Store, *arguments: object) -> list[str]:
    with store.read() as view:
        return [edge.id for edge in view.edges(*arguments)]  # type: ignore[arg-type] # passed on


def ids(*facts: Fact) -> list[str]:
    return sorted(fact.id for fact in facts)


def test_a_new_store_is_empty_at_revision_0(store: Store) -> None:
    status = store.status()
    assert (status.revision, status.counts, status.schema) == (0, {}, 1)
    assert nodes(store) == []
    assert edge_ids(store) == []


def test_a_load_is_counted_and_moves_the_revision(store: Store) -> None:
    assert load(store, REGISTER, *SMALL) == Change(added=7, removed=0)
    status = store.status()
    assert status.revision == 1
    assert status.counts == {"Base": 2, "Organization": 1, "Person": 1}
    assert list(status.counts) == sorted(status.counts)


def test_a_store_opened_again_holds_what_it_held(opener: Callable[[], Store]) -> None:
    first = opener()
    load(first, REGISTER, *SMALL)
    kept = nodes(first)
    first.close()
    second = opener()
    assert nodes(second) == kept
    assert second.status().revision == 1
    second.close()


def test_a_repeated_put_changes_nothing(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    assert load(store, REGISTER, *SMALL) == Change(added=0, removed=0)
    assert store.status().revision == 1


def test_two_puts_in_one_load_move_the_revision_once(store: Store) -> None:
    with store.write() as writer:
        writer.put(REGISTER, SMALL)
        writer.put(LATER, SMALL)
    assert store.status().revision == 1


def test_a_source_without_facts_is_kept(store: Store) -> None:
    assert load(store, REGISTER) == Change(added=0, removed=0)
    assert store.status().revision == 1
    with store.write() as writer:
        assert writer.sources() == [REGISTER]
    assert store.status().revision == 1


def test_sources_come_oldest_first(store: Store) -> None:
    newest = Source("source-0", "最新.xlsx", "bases")
    for source in (REGISTER, LATER, newest, REGISTER):
        load(store, source, LAB)
    with store.write() as writer:
        assert writer.sources() == [REGISTER, LATER, newest]


def test_a_put_replaces_what_the_source_said(store: Store) -> None:
    load(store, REGISTER, LAB, HOST, HOSTED)
    changed = NodeFact("Base", {"name": "光电实验室", "approved": 2020}, "表1!1")
    assert load(store, REGISTER, changed, HOST, HOSTED) == Change(added=1, removed=1)
    assert nodes(store, "Base")[0].properties == {"name": "光电实验室", "approved": 2020}
    assert store.status().revision == 2


def test_a_fact_that_moved_to_another_place_is_another_claim(store: Store) -> None:
    load(store, REGISTER, LAB)
    moved = NodeFact("Base", LAB.properties, "表1!9")
    assert load(store, REGISTER, moved) == Change(added=1, removed=1)
    with store.read() as view:
        assert [claim.place for claim in view.claims(LAB.id)] == ["表1!9"]


def test_nodes_and_relations_vanish_with_their_last_claim(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    load(store, LATER, LAB)
    assert load(store, REGISTER) == Change(added=0, removed=7)
    assert [node.id for node in nodes(store)] == [LAB.id]
    assert edge_ids(store) == []
    load(store, LATER)
    assert store.status().counts == {}


def test_two_sources_that_disagree_stand_side_by_side(store: Store) -> None:
    load(store, REGISTER, lab(approved=2019))
    load(store, LATER, lab(approved=2021))
    with store.read() as view:
        said = [(claim.source, claim.properties["approved"]) for claim in view.claims(LAB.id)]
    assert said == [(REGISTER, 2019), (LATER, 2021)]


def test_the_last_loaded_source_speaks_first(store: Store) -> None:
    load(store, REGISTER, lab(approved=2019, field="光学"))
    load(store, LATER, lab(approved=2021))
    load(store, REGISTER, lab(approved=2018, field="光学"))
    assert nodes(store, "Base")[0].properties == {
        "name": "光电实验室",
        "approved": 2021,
        "field": "光学",
    }


def test_within_a_source_the_last_row_speaks_first(store: Store) -> None:
    load(store, REGISTER, lab(approved=2021), lab(approved=2019))
    assert nodes(store, "Base")[0].properties["approved"] == 2019


def test_lists_are_united_in_order_of_first_mention(store: Store) -> None:
    load(store, REGISTER, lab(directions=("激光", "显示")))
    load(store, LATER, lab(directions=("传感", "激光")))
    assert nodes(store, "Base")[0].properties["directions"] == ("激光", "显示", "传感")


def test_a_relation_is_merged_too(store: Store) -> None:
    ends = (LAB, LEADER)
    load(store, REGISTER, *ends, EdgeFact("LED_BY", LAB.id, LEADER.id, since="2020"))
    closed = EdgeFact("LED_BY", LAB.id, LEADER.id, since="2020", until="2024")
    load(store, LATER, *ends, closed)
    with store.read() as view:
        (edge,) = view.edges()
    assert edge == Edge(closed.id, "LED_BY", LAB.id, LEADER.id, "2020", "2024", {})


def test_relations_that_start_at_different_times_are_two(store: Store) -> None:
    again = EdgeFact("LED_BY", LAB.id, LEADER.id, since="2024")
    load(store, REGISTER, LAB, LEADER, LED, again)
    assert edge_ids(store, [LAB.id]) == ids(LED, again)


def test_a_relation_keeps_its_properties(store: Store) -> None:
    other = NodeFact("Organization", {"name": "滨江工业大学"})
    same = EdgeFact("SAME_AS", HOST.id, other.id, properties={"reason": "信用代码相同"})
    load(store, REGISTER, HOST, other, same)
    with store.read() as view:
        assert next(view.edges(kind="SAME_AS")).properties == {"reason": "信用代码相同"}


def test_a_relation_may_lead_back_to_its_own_node(store: Store) -> None:
    loop = EdgeFact("SAME_AS", HOST.id, HOST.id)
    load(store, REGISTER, HOST, loop)
    assert edge_ids(store) == [loop.id]
    for direction in ("out", "in", "both"):
        assert edge_ids(store, [HOST.id], None, direction) == [loop.id]


def test_an_exception_in_the_block_undoes_everything(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    before = nodes(store)
    with pytest.raises(KeyError), store.write() as writer:  # noqa: PT012 - a block is the point
        writer.put(LATER, [NodeFact("Base", {"name": "储能实验室"})])
        writer.put(REGISTER, [])
        raise KeyError
    assert nodes(store) == before
    assert store.status().revision == 1
    with store.write() as writer:
        assert writer.sources() == [REGISTER]


def test_a_relation_to_an_unclaimed_node_is_refused(store: Store) -> None:
    with pytest.raises(OntologyError, match="未声明的节点"):
        load(store, REGISTER, LAB, HOSTED)
    assert store.status().counts == {}
    assert store.status().revision == 0


def test_a_node_that_a_relation_holds_cannot_lose_its_last_claim(store: Store) -> None:
    load(store, REGISTER, HOST)
    load(store, LATER, LAB, HOSTED)
    with pytest.raises(OntologyError, match="未声明的节点"):
        load(store, REGISTER)
    assert edge_ids(store, [HOST.id]) == [HOSTED.id]


def test_a_relation_may_come_before_its_ends(store: Store) -> None:
    with store.write() as writer:
        writer.put(REGISTER, [HOSTED])
        assert list(writer.nodes()) == []
        writer.put(LATER, [LAB, HOST])
    assert edge_ids(store) == [HOSTED.id]
    assert nodes(store, "Base")[0].properties == LAB.properties


def test_a_relation_may_be_taken_back_before_the_end_of_the_load(store: Store) -> None:
    with store.write() as writer:
        writer.put(REGISTER, [HOSTED])
        writer.put(REGISTER, [LAB])
    assert [node.id for node in nodes(store)] == [LAB.id]


def test_nodes_by_kind_and_id(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    assert [node.id for node in nodes(store)] == ids(LAB, CENTRE, HOST, LEADER)
    assert [node.id for node in nodes(store, "Base")] == ids(LAB, CENTRE)
    wanted = [HOST.id, LAB.id, LAB.id, "base-nobody"]
    assert [node.id for node in nodes(store, None, wanted)] == ids(LAB, HOST)
    assert [node.id for node in nodes(store, "Base", wanted)] == [LAB.id]
    assert nodes(store, None, []) == []
    assert nodes(store, "Nothing") == []


def test_edges_by_end_kind_and_direction(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    assert edge_ids(store) == ids(HOSTED, HOSTED_TOO, LED)
    assert edge_ids(store, None, "LED_BY") == [LED.id]
    assert edge_ids(store, [LAB.id]) == ids(HOSTED, LED)
    assert edge_ids(store, [LAB.id], "LED_BY") == [LED.id]
    assert edge_ids(store, [HOST.id], None, "in") == ids(HOSTED, HOSTED_TOO)
    assert edge_ids(store, [HOST.id], None, "out") == []
    assert edge_ids(store, [LAB.id, HOST.id, CENTRE.id], "HOSTED_BY") == ids(HOSTED, HOSTED_TOO)
    assert edge_ids(store, []) == []
    assert edge_ids(store, None, "NOTHING") == []


def test_claims_carry_place_and_text_as_written(store: Store) -> None:
    written = {"approved": "二〇一九年", "name": "光电 实验室"}
    load(store, REGISTER, NodeFact("Base", LAB.properties, "表1!1", written), LAB)
    with store.read() as view:
        first, second = view.claims(LAB.id)
        assert view.claims("base-nobody") == []
    assert (first.subject, first.source, first.place) == (LAB.id, REGISTER, "表1!1")
    assert (first.written, first.properties) == (written, LAB.properties)
    assert second.written == {}


def test_a_relation_has_claims_too(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    with store.read() as view:
        (claim,) = view.claims(LED.id)
    assert (claim.place, claim.properties) == ("表1!1", {})


def test_a_writer_sees_its_own_changes(store: Store) -> None:
    with store.write() as writer:
        writer.put(REGISTER, SMALL)
        assert len(list(writer.nodes("Base"))) == 2
        assert [edge.id for edge in writer.edges([LEADER.id])] == [LED.id]
        assert len(writer.claims(LAB.id)) == 1


def test_a_reader_sees_nothing_of_an_open_load(store: Store) -> None:
    load(store, REGISTER, LAB)
    with store.write() as writer:
        writer.put(LATER, SMALL)
        assert [node.id for node in nodes(store)] == [LAB.id]
        assert store.status().revision == 1
    assert len(nodes(store)) == 4


def test_a_store_opens_while_another_loads(store: Store, opener: Callable[[], Store]) -> None:
    with store.write() as writer:
        writer.put(REGISTER, SMALL)
        other = opener()
        assert nodes(other) == []
        other.close()


def test_a_view_that_was_not_read_to_its_end_holds_nothing_back(
    store: Store, opener: Callable[[], Store]
) -> None:
    load(store, REGISTER, *(NodeFact("Region", {"name": f"{n}县"}) for n in range(3000)))
    with store.read() as view:
        abandoned = view.nodes()
        next(abandoned)
    other = opener()
    load(other, LATER, LAB)
    assert store.status() == other.status()
    load(store, REGISTER, HOST)
    assert store.status().counts == {"Base": 1, "Organization": 1}
    other.close()


def test_two_loads_come_one_after_the_other(store: Store) -> None:
    together = threading.Barrier(2)

    def loading(source: Source) -> None:
        together.wait()
        load(store, source, *SMALL)

    threads = [threading.Thread(target=loading, args=[source]) for source in (REGISTER, LATER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.status().revision == 2
    with store.read() as view:
        assert {claim.source.id for claim in view.claims(LAB.id)} == {REGISTER.id, LATER.id}


def test_properties_keep_their_types(store: Store) -> None:
    application = NodeFact(
        "Application",
        {
            "number": "2024-7",
            "name": "储能",
            "approved": 2024,
            "area_m2": 1200.5,
            "equipment_10k": 800.0,
            "benefit_100m": 3,
            "national_projects": 0,
            "directions": (),
            "committee": ("钱一@滨江大学",),
        },
    )
    person = NodeFact("Person", {"name": "钱一", "where": "甲", "title": "", "top_talent": False})
    load(store, REGISTER, application, person)
    for fact in (application, person):
        (node,) = nodes(store, fact.kind)
        assert node.properties == fact.properties
        for name, value in fact.properties.items():
            assert type(node.properties[name]) is type(value)


def test_long_and_rare_text_comes_back_as_it_was(store: Store) -> None:
    text = "第一条 “为了……”\n\t𠮷田㐂 ①Ⅷ \u200b\ufeff\x00 '\"\\`{}$ 🚀 e\u0301 " + "创图" * 40_000
    clause = NodeFact(
        "Clause",
        {"policy": "policy-x", "path": "一/（一）/1", "label": "第一条", "text": text},
        "一'\"\\\x00",
    )
    direction = NodeFact("Direction", {"name": "方向" * 20_000})
    load(store, REGISTER, clause, direction)
    with store.read() as view:
        assert next(view.nodes("Clause")).properties == clause.properties
        assert next(view.nodes("Direction")).properties == direction.properties
        assert view.claims(clause.id)[0].place == clause.place


def test_an_integer_of_twenty_digits_is_kept(store: Store) -> None:
    large = 18_446_744_073_709_551_615
    number = NodeFact("Application", {"number": "1", "name": "甲", "partner_firms": large})
    load(store, REGISTER, number)
    assert nodes(store)[0].properties["partner_firms"] == large


def test_thousands_of_nodes(store: Store) -> None:
    bases = [NodeFact("Base", {"name": f"第{n}实验室"}, f"表1!{n}") for n in range(2600)]
    hosted = [EdgeFact("HOSTED_BY", base.id, HOST.id) for base in bases]
    assert load(store, REGISTER, HOST, *bases, *hosted) == Change(added=5201, removed=0)
    assert [node.id for node in nodes(store, "Base")] == ids(*bases)
    assert [node.id for node in nodes(store, None, ids(*bases))] == ids(*bases)
    assert edge_ids(store, [HOST.id], "HOSTED_BY", "in") == ids(*hosted)
    assert edge_ids(store, ids(*bases)) == ids(*hosted)
    assert load(store, REGISTER, HOST) == Change(added=0, removed=5200)


def test_facts_that_fail_midway_change_nothing(store: Store) -> None:
    load(store, REGISTER, *SMALL)

    def broken() -> object:
        yield LAB
        yield NodeFact("Base", {})

    with pytest.raises(ChuangtuError, match="必填"), store.write() as writer:
        writer.put(REGISTER, broken())  # type: ignore[arg-type] # a generator of facts
    assert store.status().counts == {"Base": 2, "Organization": 1, "Person": 1}

"""What every store gives back; each sentence is proved on each engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.facts import EdgeFact, NodeFact
from graph.store import Change, Edge
from tests.graph.small_register import (
    CENTRE,
    HOST,
    HOSTED,
    HOSTED_TOO,
    LAB,
    LATER,
    LEADER,
    LED,
    REGISTER,
    SMALL,
    edge_ids,
    ids,
    lab,
    load,
    nodes,
)

if TYPE_CHECKING:
    from graph.store import Store


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


def test_the_ends_of_all_relations_of_a_kind_come_as_pairs(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    with store.read() as view:
        assert sorted(view.ends("HOSTED_BY")) == sorted([(LAB.id, HOST.id), (CENTRE.id, HOST.id)])
        assert list(view.ends("LED_BY")) == [(LAB.id, LEADER.id)]
        assert list(view.ends("STUDIES")) == []


def test_the_claims_of_many_come_at_once(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    load(store, LATER, lab(approved=2021))
    with store.read() as view:
        many = view.claims_of([LAB.id, LED.id, "base-nosuch"])
        assert many == {LAB.id: view.claims(LAB.id), LED.id: view.claims(LED.id), "base-nosuch": []}
        assert [claim.source for claim in many[LAB.id]] == [REGISTER, LATER]

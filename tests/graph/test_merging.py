from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from graph.facts import EdgeFact, Fact, NodeFact, Source
from graph.merging import (
    claim_body,
    distinct,
    fact_of,
    merged,
    row_of,
    source_body,
    source_of,
    values,
)

LAB = NodeFact("Base", {"name": "光电实验室", "directions": ("激光",), "approved": 2019}, "表1!1")
OTHER = NodeFact("Base", {"approved": 2021, "directions": ("显示", "激光"), "name": "光电实验室"})
LED = EdgeFact("LED_BY", LAB.id, "person-a", "表1!1", since="2020")


def test_equal_facts_have_equal_bytes_in_whatever_order_they_were_said() -> None:
    turned = NodeFact("Base", dict(reversed([*LAB.properties.items()])), "表9!9")
    assert claim_body(turned) == claim_body(LAB)
    assert claim_body(OTHER) != claim_body(LAB)


def test_a_body_holds_what_was_written_only_where_something_was() -> None:
    written = NodeFact("Base", {"name": "甲"}, written={"name": "甲 室"})
    assert claim_body(written) == '{"p":{"name":"甲"},"w":{"name":"甲 室"}}'
    assert '"w"' not in claim_body(LAB)


def test_a_row_holds_the_ends_and_the_body_the_known_part_of_the_period() -> None:
    assert row_of(LED) == (LED.id, LAB.id, "person-a", "表1!1", '{"since":"2020"}')


@pytest.mark.parametrize("fact", [LAB, OTHER, LED, replace(LED, until="2024")])
def test_a_fact_comes_back_from_its_row(fact: Fact) -> None:
    assert fact_of(row_of(fact)) == fact


def test_a_node_said_again_in_the_same_words_is_dropped_but_a_relation_never() -> None:
    facts: list[Fact] = [LAB, LED, LAB, OTHER, LED]
    kept = distinct(map(row_of, facts))
    assert [fact_of(row) for row in kept] == [LAB, LED, OTHER, LED]


def test_the_last_claim_speaks_first_and_lists_are_united() -> None:
    assert orjson.loads(merged([claim_body(LAB), claim_body(OTHER)])) == {
        "p": {"name": "光电实验室", "directions": ["激光", "显示"], "approved": 2021},
    }


def test_what_a_later_claim_leaves_out_stays() -> None:
    bare = NodeFact("Base", {"name": "光电实验室"})
    assert orjson.loads(merged([claim_body(LAB), claim_body(bare)]))["p"]["approved"] == 2019


def test_a_later_claim_may_close_a_period() -> None:
    closed = EdgeFact("LED_BY", LAB.id, "person-a", since="2020", until="2024")
    shown = orjson.loads(merged([claim_body(closed), claim_body(LED)]))
    assert (shown["since"], shown["until"]) == ("2020", "2024")


def test_text_as_written_is_for_the_claim_alone() -> None:
    written = NodeFact("Base", {"name": "甲"}, written={"name": "乙"})
    assert merged([claim_body(written)]) == '{"p":{"name":"甲"}}'


def test_lists_come_back_as_tuples() -> None:
    assert values({"a": ["x"], "b": [], "c": 1.0}) == {"a": ("x",), "b": (), "c": 1.0}


def test_a_source_comes_back_as_it_was() -> None:
    source = Source("source-a", "名册.xlsx", "bases", "基地名册", {"Base.name": "名称"})
    assert source_of(source_body(source)) == source
    assert source_of(source_body(source).decode()) == source

"""What every store promises of loads; each sentence is proved on each engine."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import ChuangtuError, OntologyError
from graph.facts import DECISIONS, NodeFact, Source
from graph.store import Change
from tests.graph.small_register import (
    HOST,
    HOSTED,
    LAB,
    LATER,
    LEADER,
    LED,
    REGISTER,
    SMALL,
    edge_ids,
    load,
    nodes,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store import Store


def test_a_new_store_is_empty_at_revision_0(store: Store) -> None:
    status = store.status()
    assert (status.revision, status.counts, status.schema) == (0, {}, 2)
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


def test_a_source_takes_a_new_description(store: Store) -> None:
    load(store, REGISTER, LAB)
    load(store, replace(REGISTER, title="新标题"), LAB)
    with store.read() as view:
        assert [source.title for source in view.sources()] == ["新标题"]
    assert store.status().revision == 2


def test_a_dropped_source_takes_what_only_it_said(store: Store) -> None:
    load(store, REGISTER, LAB, HOST, HOSTED)
    load(store, LATER, LAB)
    with store.write() as writer:
        writer.drop(REGISTER)
    with store.read() as view:
        assert [node.id for node in view.nodes()] == [LAB.id]
        assert list(view.edges()) == []
        assert view.sources() == [LATER]
    assert store.status().revision == 3


def test_each_store_has_a_name_of_its_own_and_keeps_it(
    opener: Callable[[], Store], store: Store
) -> None:
    again = opener()
    assert store.status().store == again.status().store != ""
    again.close()


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


def test_facts_that_fail_midway_change_nothing(store: Store) -> None:
    load(store, REGISTER, *SMALL)

    def broken() -> object:
        yield LAB
        yield NodeFact("Base", {})

    with pytest.raises(ChuangtuError, match="必填"), store.write() as writer:
        writer.put(REGISTER, broken())  # type: ignore[arg-type] # a generator of facts
    assert store.status().counts == {"Base": 2, "Organization": 1, "Person": 1}


def test_the_name_of_the_state_changes_with_what_is_held_and_with_nothing_else(
    store: Store,
) -> None:
    empty = store.state()
    load(store, REGISTER, LAB)
    held = store.state()
    load(store, REGISTER, LAB)
    assert empty != held == store.state()


def test_people_s_decisions_are_kept_without_moving_the_revision(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    decisions = Source("source-decisions", "人工决定", DECISIONS)
    said = {"subject": "finding/1", "about": "某事", "verdict": "认定", "author": "甲", "time": "1"}
    load(store, decisions, NodeFact("Decision", said))
    assert store.status().revision == 1
    with store.read() as view:
        assert [node.text("verdict") for node in view.nodes("Decision")] == ["认定"]


def test_each_source_is_counted_by_the_things_it_speaks_of(store: Store) -> None:
    load(store, REGISTER, *SMALL)
    load(store, LATER, LAB)
    with store.read() as view:
        counted = view.counted()
    assert counted[REGISTER.id] == {"Base": 2, "Organization": 1, "Person": 1}
    assert counted[LATER.id] == {"Base": 1}

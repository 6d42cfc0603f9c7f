"""Decisions on pairs: what follows at once, what they survive, and what contradicts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answers.decisions import WITHDRAWN, Decision, log
from answers.entity import entity
from answers.pairs import DIFFERENT, LATER, SAME, decide, decided, pair_subject
from answers.queue import OPEN, QueueQuestion, pair_id, queue
from graph.errors import ConflictError, InputError, NotFoundError
from graph.ids import node_id
from loaders.files import read_file
from loaders.identity.derivation import derive
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.sqlite_store import SqliteStore

# The first two may be one, the last two are by their list; the third is like none.
NAMES = ("青禾泵业集团有限公司", "青禾泵业有限公司", "白桥阀门有限公司", "白阀")
A, B, C, D = (node_id("Organization", [name]) for name in NAMES)
LIST = "单位名称,简称\n青禾泵业集团有限公司,\n青禾泵业有限公司,\n白桥阀门有限公司,白阀\n白阀,\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = filled(tmp_path, *written(tmp_path, {"单位.csv": LIST}))
    yield made
    made.close()


def said(one: str, other: str, verdict: str, at: int = 1, author: str = "李四") -> Decision:
    time = f"2024-05-01T09:00:{at:02}.000+08:00"
    return Decision(pair_subject(one, other), "两单位", verdict, "核对了证书", author, time)


def make(store: SqliteStore, *decisions: Decision, seen: str | None = None) -> None:
    for decision in decisions:
        with store.write() as writer:
            decide(writer, decision, seen)


def one(store: SqliteStore) -> set[frozenset[str]]:
    with store.read() as view:
        return {frozenset((edge.tail, edge.head)) for edge in view.edges(kind="SAME_AS")}


def waiting(store: SqliteStore, state: str = OPEN) -> list[str]:
    with store.read() as view:
        return [each.pair.id for each in queue(view, QueueQuestion(state=state)).pairs]


def test_what_the_load_was_unsure_of_waits_with_both_sides_compared(store: SqliteStore) -> None:
    with store.read() as view:
        found = queue(view, QueueQuestion())
    (detail,) = found.pairs
    assert detail.pair.id == pair_id(A, B)
    assert detail.pair.reasons
    assert {row.label for row in detail.rows} >= {"名称", "单位性质"}
    assert next(row for row in detail.rows if row.label == "单位性质").agrees is True
    assert found.counts["kind"] == {"Organization": 1}


def test_a_pair_decided_to_be_one_is_one_at_once_and_after_a_reload(
    store: SqliteStore, tmp_path: Path
) -> None:
    make(store, said(A, B, SAME))
    assert frozenset((A, B)) in one(store)
    assert waiting(store) == []
    assert waiting(store, SAME) == [pair_id(A, B)]
    loaded = read_file(tmp_path / "单位.csv")
    for facts in ((), loaded.facts):  # the list goes, and comes back
        with store.write() as writer:
            writer.put(loaded.source, facts)
            derive(writer, decided(log(writer)))
        assert (frozenset((A, B)) in one(store)) is bool(facts)


def test_a_pair_decided_to_be_two_is_no_longer_joined_nor_asked_for(store: SqliteStore) -> None:
    assert frozenset((C, D)) in one(store)
    make(store, said(C, D, DIFFERENT), said(A, B, DIFFERENT, 2))
    assert one(store) == set()
    assert waiting(store) == []
    with store.read() as view:
        assert "MAY_BE" not in {relation.kind for relation in entity(view, A).relations}


def test_taking_back_restores_what_was_and_keeps_the_log(store: SqliteStore) -> None:
    before = one(store)
    make(store, said(C, D, DIFFERENT), said(C, D, WITHDRAWN, 2))
    make(store, said(A, B, SAME, 3), said(A, B, WITHDRAWN, 4))
    assert one(store) == before
    assert waiting(store) == [pair_id(A, B)]
    with store.read() as view:
        assert len(log(view)) == 4
    with pytest.raises(NotFoundError):
        make(store, said(A, B, WITHDRAWN, 5))


def test_later_takes_a_pair_off_the_open_list_only(store: SqliteStore) -> None:
    make(store, said(A, B, LATER))
    assert (waiting(store), waiting(store, LATER)) == ([], [pair_id(A, B)])


def test_decisions_that_contradict_each_other_through_others_are_refused(
    store: SqliteStore,
) -> None:
    make(store, said(A, B, SAME), said(B, C, SAME, 2))
    with pytest.raises(ConflictError) as told:
        make(store, said(A, C, DIFFERENT, 3))
    assert "青禾泵业有限公司" in str(told.value)
    assert "李四，2024-05-01" in str(told.value)
    make(store, said(B, C, DIFFERENT, 4))
    with pytest.raises(ConflictError):
        make(store, said(A, C, SAME, 5))


def test_what_was_decided_to_be_two_keeps_derived_names_apart(store: SqliteStore) -> None:
    make(store, said(A, C, SAME), said(A, D, DIFFERENT, 2))
    assert one(store) == {frozenset((A, C))}


def test_the_later_of_two_people_is_told(store: SqliteStore) -> None:
    make(store, said(A, B, SAME), seen="")
    with pytest.raises(ConflictError, match="李四已于2024-05-01 09:00判定为“同一”"):
        make(store, said(A, B, DIFFERENT, 2, "王五"), seen="")
    make(store, said(A, B, DIFFERENT, 3, "王五"), seen=said(A, B, SAME).time)
    assert waiting(store, DIFFERENT) == [pair_id(A, B)]


@pytest.mark.parametrize(
    ("decision", "error"),
    [
        (said(A, A, SAME), InputError),
        (said(A, "organization-none", SAME), NotFoundError),
        (said(A, B, "认定"), InputError),
        (said(A, B, SAME, author=""), InputError),
    ],
)
def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    store: SqliteStore, decision: Decision, error: type[InputError]
) -> None:
    with pytest.raises(error):
        make(store, decision)
    with store.read() as view:
        assert log(view) == ()

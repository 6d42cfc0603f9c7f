"""Decisions: kept, counted by the newest, taken back, and still there after reloading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from answers.decisions import (
    FINDING_VERDICTS,
    WITHDRAWN,
    Decision,
    finding_subject,
    log,
    record,
    standing,
)
from checks.finding import Evidence, Finding, Verdict
from graph.citations import Citation
from graph.errors import InputError
from graph.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BASE = Evidence("base-1", "某实验室", "运行", "2019", "同名")
FINDING = Finding(
    "same_leader", Verdict.UNSURE, "原则上", "", Citation("某办法", "", "一/3"), (BASE,)
)
FIRST = Decision(
    finding_subject("001", FINDING),
    "001 某中心：同一负责人",
    "认定",
    "看过证件",
    "甲",
    "2023-06-16T09:00+08:00",
)
BACK = replace(FIRST, verdict=WITHDRAWN, reason="", time="2023-06-16T10:00+08:00")
AGAIN = replace(FIRST, verdict="排除", author="乙", time="2023-06-17T09:00+08:00")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(tmp_path / "graph.db")
    yield store
    store.close()


def decide(store: SqliteStore, *decisions: Decision) -> tuple[Decision, ...]:
    for decision in decisions:
        with store.write() as writer:
            record(writer, decision, FINDING_VERDICTS)
    with store.read() as view:
        return log(view)


def test_the_newest_decision_of_a_subject_counts_and_all_are_kept(store: SqliteStore) -> None:
    made = decide(store, FIRST, BACK, AGAIN)
    assert made == (FIRST, BACK, AGAIN)
    assert standing(made) == {FIRST.subject: AGAIN}


def test_a_decision_that_was_taken_back_no_longer_counts(store: SqliteStore) -> None:
    assert standing(decide(store, FIRST, BACK)) == {}


def test_a_decision_does_not_make_the_index_old(store: SqliteStore) -> None:
    before = store.status().revision
    decide(store, FIRST)
    assert store.status().revision == before


@pytest.mark.parametrize(
    "wrong",
    [
        replace(FIRST, verdict="同意"),
        replace(FIRST, author=""),
        replace(FIRST, reason=""),
        replace(FIRST, reason="长" * 1001),
    ],
)
def test_an_incomplete_decision_is_refused_and_nothing_is_kept(
    store: SqliteStore, wrong: Decision
) -> None:
    with pytest.raises(InputError):
        decide(store, wrong)
    assert decide(store) == ()


def test_the_key_of_a_finding_is_its_number_rule_and_evidence_in_any_order() -> None:
    other = replace(BASE, id="base-2", name="另一实验室")
    both = replace(FINDING, evidence=(BASE, other))
    turned = replace(both, evidence=(other, BASE), message="换了说法", verdict=Verdict.VIOLATED)
    assert finding_subject("001", both) == finding_subject("001", turned)
    assert finding_subject("001", both) != finding_subject("001", FINDING)
    assert finding_subject("002", FINDING) != finding_subject("001", FINDING)


def test_a_finding_without_evidence_is_known_by_the_values_compared() -> None:
    one = replace(FINDING, evidence=(), values={"申报日期": "2023-06-01"})
    other = replace(one, values={"申报日期": "2023-06-02"})
    assert finding_subject("001", one) != finding_subject("001", other)


def test_a_slash_in_a_number_does_not_mix_two_subjects() -> None:
    assert finding_subject("2023/1", FINDING).count("/") == finding_subject("1", FINDING).count("/")

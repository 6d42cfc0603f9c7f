"""What changed between two documents: which clause became which, and in which words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from answers.policies.diff import Change, policy_diff
from answers.policies.policy import Policy
from answers.policies.whole import ClauseText, WholePolicy
from tests.answers.policy_texts import MEASURES, NEW, OLD, read

if TYPE_CHECKING:
    from pathlib import Path

HEAD = Policy("policy-1", "试验办法", status="正式", sort="办法")
SENTENCES = st.lists(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=0, max_size=12).map("".join)


def policy(texts: list[str]) -> WholePolicy:
    clauses = (
        ClauseText(f"clause-{n}", f"第{n}条", f"第{n}条", "", f"第{n}条 {text}")
        for n, text in enumerate(texts, 1)
    )
    return WholePolicy(HEAD, tuple(clauses), ())


def test_clauses_are_added_changed_moved_and_gone(tmp_path: Path) -> None:
    diff = policy_diff(read(tmp_path, OLD), read(tmp_path, NEW))
    told = [
        (one.change, one.before and one.before.path, one.after and one.after.path)
        for one in diff.clauses
    ]
    assert told == [
        (Change.SAME, "第一条", "第一条"),
        (Change.ADDED, None, "第二条"),
        (Change.CHANGED, "第二条", "第三条"),
        (Change.GONE, "第三条", None),
        (Change.CHANGED, "第四条", "第四条"),
        (Change.MOVED, "第六条", "第五条"),
        (Change.MOVED, "第五条", "第六条"),
    ]


def test_changed_words_and_numbers_stand_beside_each_other(tmp_path: Path) -> None:
    diff = policy_diff(read(tmp_path, OLD), read(tmp_path, NEW))
    changed = next(one for one in diff.clauses if one.before and one.before.path == "第二条")
    assert changed.moved
    assert [(p.fate, p.text) for p in changed.wording if p.fate != "same"] == [
        ("gone", "在1000"),
        ("new", "不少于1500"),
        ("gone", "以上"),
        ("gone", "500"),
        ("new", "800"),
    ]
    numbers = {(n.before and n.before.value, n.after and n.after.value) for n in changed.numbers}
    assert numbers == {("1000", "1500"), ("500", "800")}


def test_a_number_that_only_one_side_has_is_told(tmp_path: Path) -> None:
    longer = OLD.replace("由省发展改革委牵头组织验收", "延期不超过1年，由省发展改革委牵头组织验收")
    diff = policy_diff(read(tmp_path, OLD), read(tmp_path, longer))
    (changed,) = diff.changes
    (number,) = changed.numbers
    assert number.before is None
    assert number.after is not None
    assert (number.after.value, number.after.unit) == ("1", "年")


def test_a_document_does_not_differ_from_itself(tmp_path: Path) -> None:
    whole = read(tmp_path, MEASURES)
    diff = policy_diff(whole, whole)
    assert diff.changes == ()
    assert len(diff.clauses) == len(whole.clauses) > 15


def test_two_documents_of_different_matter_share_no_clause() -> None:
    diff = policy_diff(policy(["甲乙丙丁甲乙丙丁"]), policy(["戊己庚辛戊己庚辛"]))
    assert [one.change for one in diff.clauses] == [Change.GONE, Change.ADDED]


@given(st.lists(SENTENCES, max_size=8), st.lists(SENTENCES, max_size=8))
def test_every_clause_of_both_stands_in_the_answer_once(old: list[str], new: list[str]) -> None:
    before, after = policy(old), policy(new)
    found = policy_diff(before, after).clauses
    assert [one.after for one in found if one.after] == list(after.clauses)
    left = [one.before for one in found if one.before]
    assert sorted(clause.id for clause in left) == sorted(clause.id for clause in before.clauses)


@given(st.lists(SENTENCES, max_size=8))
def test_nothing_changes_between_equal_documents(texts: list[str]) -> None:
    assert policy_diff(policy(texts), policy(texts)).changes == ()


def test_thousands_of_like_clauses_are_compared_without_comparing_all_pairs() -> None:
    texts = [f"各基地应当按照规定提交年度报告并接受评估{n}" for n in range(2000)]
    diff = policy_diff(policy(texts), policy([*texts[1000:], *texts[:1000]]))
    assert {one.change for one in diff.clauses} == {Change.MOVED}
